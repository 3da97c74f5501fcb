"""Numbers of reports: the profile says how they are made (D3)."""

from puebla.profiles.process import process

from ..models import Report
from ..rules.number import next_free, number_of

USUAL = "{prefix}/{kind}/{period}"
USUAL_ABOUT = "{prefix}/{kind}/{about}/{period}"


def free_number(report: Report) -> str:
    """The number for a report that is about to be frozen; one that is taken already gets ``-2``, ``-3``... behind it."""
    about = report.body or report.party
    data = process().data
    pattern = data.get("report_numbers", {}).get(report.kind) or (USUAL_ABOUT if about else USUAL)
    number = number_of(
        pattern,
        prefix=data["symbol_prefix"],
        from_on=report.from_on,
        until_on=report.until_on,
        about=about.code if about else "",
        kind=report.kind,
    )
    found = Report.objects.filter(number__startswith=number).values_list("number", flat=True)
    return next_free(number, {one for one in found if one})


def free_code(code: str) -> str:
    """The code for another report of that day; ``code`` itself where there is none yet."""
    return next_free(code, set(Report.objects.filter(code__startswith=code).values_list("code", flat=True)))
