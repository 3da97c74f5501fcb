"""Numbers of reports: the profile says how they are made (D3)."""

from puebla.profiles.process import process

from ..models import Report
from ..rules.number import number_of

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
    taken = set(Report.objects.filter(number__startswith=number).values_list("number", flat=True))
    again, free = 2, number
    while free in taken:
        free, again = f"{number}-{again}", again + 1
    return free
