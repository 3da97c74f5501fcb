"""What was carried out in the days of the report, and who took part (F4)."""

from django.db.models import Count, Sum
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from puebla.areas.activities.models import Attendance
from puebla.kernel.access.audience import readable_q

from ...rules.content import Cell, Content, Figure, Grid, both, of
from ..scope import Scope
from .words import bodies_of, column, day_said, number, with_total

SEXES = ("women", "men", "unspecified")


def carried_out(scope: Scope) -> Content:
    """The activities, how many of them say who took part, and the participants by country and sex."""
    done = list(scope.carried_out().select_related("body"))
    reported = Attendance.objects.filter(
        readable_q(scope.standing, "report__"), report__activity__in=[one.pk for one in done]
    )
    bodies = bodies_of(done)
    rows: list[list[Cell]] = [[one.code, of(one, "title"), bodies.get(one.pk), day_said(one.done_on)] for one in done]
    listed = Grid(
        "carried_out",
        both(gettext_lazy("Activities carried out")),
        [
            column(gettext_lazy("Identifier")),
            column(gettext_lazy("Activity"), weight=3),
            column(gettext_lazy("Body"), weight=1.2),
            column(gettext_lazy("Day")),
        ],
        rows,
        records=[("activity", one.code) for one in done],
    )
    content = Content(grids=[listed, _participants(reported)])
    people = reported.aggregate(**{sex: Sum(sex) for sex in SEXES}, reports=Count("report", distinct=True))
    content.figures = [
        Figure("carried_out", both(gettext_lazy("Carried out")), len(done)),
        Figure("with_participants", both(gettext_lazy("With participants reported")), people["reports"], len(done)),
        Figure("participants", both(gettext_lazy("Participants")), sum(people[sex] or 0 for sex in SEXES)),
    ]
    undated = scope.dated().filter(state="completed", done_on=None, year__in=scope.years).count()
    if undated and not scope.is_whole_year():
        content.remarks.append(
            both(
                lambda: (
                    _("Completed on an unknown day, and only counted for the year: %(number)s.") % {"number": undated}
                )
            )
        )
    return content


def _participants(reported) -> Grid:
    sums = reported.values("party__name_en", "party__name_es").annotate(**{f"sum_{sex}": Sum(sex) for sex in SEXES})
    rows: list[list[Cell]] = []
    for row in sums.order_by("party__name_en"):
        numbers = [row[f"sum_{sex}"] for sex in SEXES]
        rows.append([{"en": row["party__name_en"], "es": row["party__name_es"]}, *numbers, sum(numbers)])
    return Grid(
        "participants",
        both(gettext_lazy("Participants by country and sex")),
        [
            column(gettext_lazy("Party"), weight=3),
            number(gettext_lazy("Women")),
            number(gettext_lazy("Men")),
            number(gettext_lazy("Not specified")),
            number(gettext_lazy("Total")),
        ],
        with_total(rows),
        has_total=True,
    )
