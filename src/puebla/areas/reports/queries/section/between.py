"""What goes on between meetings when a presidency changes: who is asked what, which texts are open, what lies ahead (H3).

What Puebla does not keep yet is said in so many words, so that nobody takes an empty table for nothing open.
"""

from functools import partial
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from puebla.areas.finance.queries.scale import scale_table
from puebla.areas.members.queries.party import members_on
from puebla.areas.monitoring.queries.impact_round import impact_round_list
from puebla.areas.monitoring.states import RoundState
from puebla.areas.plans.models import WorkPlan
from puebla.areas.plans.states import WorkPlanState
from puebla.kernel.access.audience import readable_q
from puebla.kernel.numbers import say_amount

from ...models import Holding, Report
from ...rules.content import Cell, Content, Figure, Grid, Record, both, of
from ...states import ReportState
from ..scope import Scope
from .country import deadlines, named
from .handed_over import work_plan
from .words import column, day_said, number


def consultations(scope: Scope) -> Content:
    """What the members are being asked: on the Annual Work Plan and in the measuring of impact, with n of m answers."""
    rows: list[list[Cell]] = []
    pages: list[Record | None] = []
    asked = WorkPlan.objects.filter(readable_q(scope.standing), state=WorkPlanState.CONSULTED)
    for year, answers in asked.annotate(answers=Count("replies")).order_by("year").values_list("year", "answers"):
        rows.append([work_plan(year), None, answers])
        pages.append(("work_plan", year))
    one: Any
    for one in impact_round_list(scope.standing).filter(state=RoundState.OPEN):
        name = both(partial(named, one))
        rows.append([name, day_said(one.due_on), one.answered])
        pages.append(("impact_round", one.pk))
    members = members_on(scope.on).count()
    columns = [
        column(gettext_lazy("What is asked"), weight=3),
        column(gettext_lazy("Answers by"), weight=1.2),
        number(gettext_lazy("Answers")),
        number(gettext_lazy("Members asked")),
    ]
    caption = both(gettext_lazy("Open consultations"))
    grid = Grid("consultations", caption, columns, [[*row, members] for row in rows], records=pages)
    kept = gettext_lazy(
        "The written consultation of members between meetings is not kept in Puebla yet: the Secretariat knows what is open."
    )
    return Content(
        figures=[Figure("consultations", both(gettext_lazy("Open consultations on record")), len(rows))],
        grids=[grid],
        remarks=[both(kept)],
    )


def texts(scope: Scope) -> Content:
    """Texts of reports that a country asked more time for, and reports that are drafts, as far as the readers may know."""
    held = Holding.objects.filter(readable_q(scope.standing, "section__report__"), settled_on=None)
    drafts = Report.objects.filter(readable_q(scope.standing), state=ReportState.DRAFT).order_by("-until_on", "code")
    rows: list[list[Cell]] = []
    pages: list[Record | None] = []
    for one in held.select_related("section__report").order_by("until_on", "pk"):
        report = one.section.report
        rows.append([of(report, "title"), both(gettext_lazy("a text of it is held back")), day_said(one.until_on)])
        pages.append(("report", report.code))
    for report in drafts.exclude(kind=scope.kind):
        rows.append([of(report, "title"), both(report.get_state_display), None])
        pages.append(("report", report.code))
    columns = [
        column(gettext_lazy("Text"), weight=3),
        column(gettext_lazy("State"), weight=1.5),
        column(gettext_lazy("Until"), weight=1.2),
    ]
    kept = gettext_lazy("Texts under negotiation, as drafts of an outcome, are not kept in Puebla yet.")
    return Content(
        figures=[Figure("texts", both(gettext_lazy("Open texts on record")), len(rows))],
        grids=[Grid("texts", both(gettext_lazy("Open texts")), columns, rows, records=pages)],
        remarks=[both(kept)],
    )


def calendar(scope: Scope) -> Content:
    """Every day ahead that is known; meetings are not among them."""
    content = deadlines(scope)
    content.figures.append(
        Figure("ahead", both(gettext_lazy("Days ahead on record")), sum(len(grid.rows) for grid in content.grids))
    )
    content.remarks.append(both(gettext_lazy("The calendar of meetings is not kept in Puebla yet.")))
    return content


def arrears(scope: Scope) -> Content:
    """What the members' yearly contributions come to; what was paid is not on record."""
    table = scale_table()
    content = Content()
    if table:
        amount, currency = table.amounts, table.scale.currency
        content.remarks.append(
            both(
                lambda: (
                    _("By the scale the members contribute %(amount)s a year.")
                    % {"amount": say_amount(amount, currency)}
                )
            )
        )
    kept = gettext_lazy(
        "What members paid and what they still owe is not kept in Puebla yet: the Secretariat tells the arrears."
    )
    content.remarks.append(both(kept))
    return content
