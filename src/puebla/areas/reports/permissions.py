"""Facts about a standing and a report; the grants are in ``access.yaml``."""

from puebla.areas.bodies.rules.troika import a_year_from
from puebla.kernel.access.table import condition

from .states import ReportKind


@condition(
    "own_presidency",
    en="of the annual report on their own presidency, in the year after it",
    es="del informe anual de su propia presidencia, en el año que le sigue",
)
def is_of_own_presidency(standing, record):
    """``record`` is the annual report, or a section of it, of the presidency of the standing's country (H3)."""
    if record is None:
        return standing.party_id is not None
    report = getattr(record, "report", record)
    term = report.presidency
    if report.kind != ReportKind.ANNUAL or term is None or term.party_id != standing.party_id:
        return False
    return term.until_on <= standing.on < a_year_from(term.until_on, 1)
