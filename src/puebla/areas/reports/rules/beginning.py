"""What a report must be to be begun: about somebody, on days that have come, of a body in its lifetime (F4, L2)."""

import datetime as dt
from typing import Any

from django.utils.translation import gettext as _

from puebla.areas.bodies.rules.lifetime import lived, years_of_life
from puebla.kernel.refusals import RuleBroken

from ..states import ReportKind
from .kind import Kind


def check_begun(report: Any, rules: Kind, *, on: dt.date, founded: int) -> None:
    """Raises ``RuleBroken`` for a report that nobody can write on ``on``, of a process that began in the year ``founded``."""
    _check_subject(report, rules)
    _check_days(report, rules, on, founded)
    if report.body:
        _check_life(report.body, report)
    if rules.has_occasion and not (report.occasion_en or report.occasion_es):
        raise RuleBroken("no_occasion", _("Say what was attended."), rule="F4", field="occasion_en")


def _check_subject(report: Any, rules: Kind) -> None:
    if report.kind == ReportKind.ANNUAL and report.presidency is None:
        raise RuleBroken(
            "no_presidency",
            _("No source names the presidency of %(year)s, so there is nobody to report.")
            % {"year": report.from_on.year},
            rule="P2",
            field="period",
        )
    if rules.about and getattr(report, rules.about) is None:
        raise RuleBroken("no_subject", _("Say what the report is about."), field=rules.about)


def _check_days(report: Any, rules: Kind, on: dt.date, founded: int) -> None:
    field = "from_on" if rules.has_occasion else "period"
    if report.from_on > on:
        raise RuleBroken("to_come", _("These days have not come yet. Choose earlier ones."), rule="F4", field=field)
    if report.from_on.year < founded:
        said = _("The process began in %(year)s. Choose later days.") % {"year": founded}
        raise RuleBroken("before", said, rule="F4", field=field)
    if rules.has_occasion and not report.from_on < report.until_on <= on + dt.timedelta(days=1):
        raise RuleBroken(
            "wrong_day", _("The last day is not before the first, and not to come."), rule="F4", field="last_on"
        )


def _check_life(body: Any, report: Any) -> None:
    if not lived(body, report.from_on, report.until_on - dt.timedelta(days=1)):
        raise RuleBroken(
            "no_body_then",
            _("%(body)s existed %(years)s. Choose a period of that time, or another body.")
            % {"body": body, "years": years_of_life(body)},
            rule="L2",
            field="period",
        )
