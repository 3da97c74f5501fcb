"""What a presidency hands over: open work by body, plans that are not finished, reports that are promised (H3)."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from puebla.areas.activities.states import OPEN
from puebla.areas.bodies.models import Body
from puebla.areas.plans.models import GroupPlan, WorkPlan
from puebla.areas.plans.states import GroupPlanState, WorkPlanState
from puebla.kernel.access.audience import readable_q

from ...models import Report
from ...rules.content import Cell, Content, Figure, Grid, Pair, Record, both, of
from ...states import ReportKind, ReportState
from ..scope import Scope
from ..tally import say_shared, tally_by_body
from .words import NONE, column, number, with_total

UNFINISHED = (GroupPlanState.DRAFT, GroupPlanState.SUBMITTED)


def open_work(scope: Scope) -> Content:
    """Every open activity, of any year, by body; and each by name."""
    found = scope.activities().filter(state__in=OPEN)
    bodies: dict[int | None, Body | None] = {one.pk: one for one in Body.objects.order_by("name_en", "pk")}
    tally, shared = tally_by_body(found)
    kinds = {key: one for key, one in [*bodies.items(), (None, None)] if key in tally}
    by_body: list[list[Cell]] = [
        [of(one, "name") if one else both(NONE), tally[key].total()] for key, one in kinds.items()
    ]
    pages: list[Record | None] = [("activities", {"body": one.code}) if one else None for one in kinds.values()]
    every = list(found.order_by("year", "code"))
    listed: list[list[Cell]] = [[one.code, of(one, "title"), both(one.get_state_display)] for one in every]
    body = [column(gettext_lazy("Body"), weight=3), number(gettext_lazy("Open activities"))]
    each = [
        column(gettext_lazy("Identifier")),
        column(gettext_lazy("Activity"), weight=3),
        column(gettext_lazy("State")),
    ]
    return Content(
        figures=[Figure("open", both(gettext_lazy("Open activities")), len(listed))],
        grids=[
            Grid(
                "open_by_body",
                both(gettext_lazy("Open activities by body")),
                body,
                with_total(by_body, [len(every)]),
                has_total=True,
                records=pages,
            ),
            Grid(
                "open_work",
                both(gettext_lazy("Everything that is open")),
                each,
                listed,
                records=[("activity", one.code) for one in every],
            ),
        ],
        remarks=[both(lambda: say_shared(shared))] if shared else [],
    )


def unfinished_plans(scope: Scope) -> Content:
    """Annual work plans that are not endorsed and group plans that are not adopted."""
    work = WorkPlan.objects.filter(readable_q(scope.standing)).exclude(state=WorkPlanState.ENDORSED).order_by("year")
    groups = GroupPlan.objects.filter(readable_q(scope.standing), state__in=UNFINISHED).select_related("body")
    rows: list[list[Cell]] = [[work_plan(one.year), both(one.get_state_display)] for one in work]
    pages: list[Record | None] = [("work_plan", one.year) for one in work]
    for one in groups.order_by("body__name_en", "from_year"):
        rows.append([of(one.body, "name"), both(one.get_state_display)])
        pages.append(("group_plan", one.pk))
    columns = [column(gettext_lazy("Plan"), weight=3), column(gettext_lazy("State"))]
    return Content(
        figures=[Figure("unfinished", both(gettext_lazy("Plans that are not finished")), len(rows))],
        grids=[Grid("unfinished", both(gettext_lazy("Plans that are not finished")), columns, rows, records=pages)],
    )


def work_plan(year: int) -> Pair:
    """Its name in both languages."""
    return both(lambda: _("Annual Work Plan %(year)s") % {"year": year})


def _titled(kind: ReportKind, period: str) -> Pair:
    return both(lambda: f"{kind.label}, {period}")


def promised_reports(scope: Scope) -> Content:
    """Which reports on the year there are: two of the secretariat, one of the presidency (F4)."""
    year = scope.years[-1]
    there = {
        (one.kind, one.from_on.month): one.code
        for one in Report.objects.filter(
            state=ReportState.FROZEN, kind__in=[ReportKind.SEMIANNUAL, ReportKind.ANNUAL], from_on__year=year
        )
    }
    promised = [
        ((ReportKind.SEMIANNUAL, 1), f"{year}-1"),
        ((ReportKind.SEMIANNUAL, 7), f"{year}-2"),
        ((ReportKind.ANNUAL, 1), str(year)),
    ]
    rows: list[list[Cell]] = [
        [
            _titled(key[0], period),
            both(gettext_lazy("frozen")) if key in there else both(gettext_lazy("still to come")),
        ]
        for key, period in promised
    ]
    pages: list[Record | None] = [("report", there[key]) if key in there else None for key, _period in promised]
    columns = [column(gettext_lazy("Report"), weight=3), column(gettext_lazy("State"))]
    return Content(
        figures=[Figure("promised", both(gettext_lazy("Reports on the year")), len(there), len(promised))],
        grids=[Grid("promised", both(gettext_lazy("Reports on the year")), columns, rows, records=pages)],
    )
