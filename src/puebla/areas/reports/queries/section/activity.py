"""Activities of the period by state, whole and by pillar and body: in the report's own words, with “n of m reported” (F4, F7)."""

from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from puebla.areas.activities.queries.matrix.vocabulary import Word
from puebla.areas.activities.states import ActivityState
from puebla.areas.bodies.models import Body
from puebla.areas.plans.models import Pillar
from puebla.kernel.charts.stack import Row, stacked
from puebla.kernel.languages import LANGUAGES

from ...rules.content import Cell, Column, Content, Figure, Grid, Pair, both, of, said
from ..scope import Scope
from .words import NONE, TOTAL, column, number, with_total, words_of


def by_state(scope: Scope) -> Content:
    """One figure for each word, how many have been reported on at all, and why what was not achieved was not."""
    counts = dict(scope.of_its_years().order_by().values_list("state").annotate(Count("pk")))
    whole = sum(counts.values())
    figures = [
        Figure(word.code, name, sum(counts.get(state, 0) for state in word.states), whole)
        for word, name in words_of(scope)
    ]
    reported = Figure(
        "reported",
        both(pgettext_lazy("figure", "Reported on")),
        whole - counts.get(ActivityState.NO_EVIDENCE, 0),
        whole,
    )
    return Content(figures=[*figures, reported], grids=[_not_achieved(scope)])


def by_pillar(scope: Scope) -> Content:
    """Pillar by state, in the order of the plans."""
    names = {one.pk: of(one, "name") for one in Pillar.objects.order_by("plan__from_year", "number", "pk")}
    return _crossed(scope, "pillar", names, _("Pillar"), _("Activities by pillar and state"))


def by_body(scope: Scope) -> Content:
    """Body by state; an activity of two bodies stands with the first, so that the sum is the number of activities."""
    names = {one.pk: of(one, "name") for one in Body.objects.order_by("name_en", "pk")}
    return _crossed(scope, "body", names, _("Body"), _("Activities by body and state"))


def _not_achieved(scope: Scope) -> Grid:
    missed = scope.of_its_years().filter(state=ActivityState.NOT_ACHIEVED).order_by("code")
    return Grid(
        "not_achieved_because",
        both(_("Not achieved, and why")),
        [column(_("Identifier")), column(_("Activity"), weight=3), column(_("Reason"), weight=3)],
        [[one.code, of(one, "title"), one.state_reason] for one in missed],
    )


def _crossed(scope: Scope, name: str, names: dict[int, Pair], label: Any, caption: Any) -> Content:
    """A table of ``name`` by state, and its drawing; what has none stands last."""
    words = words_of(scope)
    counted: dict[str, Any] = {
        f"word_{place}": Count("pk", filter=Q(state__in=word.states)) for place, (word, _name) in enumerate(words)
    }
    found = {row[name]: row for row in scope.of_its_years().order_by().values(name).annotate(**counted)}
    rows: list[list[Cell]] = []
    for key in [*names, None]:
        if key in found:
            numbers = [found[key][one] for one in counted]
            rows.append([names.get(key) or both(NONE), *numbers, sum(numbers)])  # type: ignore[arg-type]
    named = [Column(name, 1, is_number=True) for _word, name in words]
    columns = [column(label, weight=3), *named, number(TOTAL)]
    grid = Grid(name, both(caption), columns, with_total(rows), has_total=True)
    return Content(grids=[grid], drawings=[_drawn(rows, words, both(caption))] if rows else [])


def _drawn(rows: list[list[Cell]], words: list[tuple[Word, Pair]], caption: Pair) -> dict[str, Any]:
    """The rows as bars, divided by state; each word is drawn as the first state that it stands for."""
    signs = [word.states[0] for word, _name in words]
    drawn: dict[str, Any] = {"specification": {}, "caption": caption, "alt": {}}
    for language in LANGUAGES:
        bars = [Row(said(row[0], language), dict(zip(signs, row[1:-1], strict=True))) for row in rows]  # type: ignore[arg-type]
        named = dict(zip(signs, (name[language] for _word, name in words), strict=True))
        drawn["specification"][language] = stacked(bars, named)
        drawn["alt"][language] = "; ".join(f"{bar.label}: {bar.whole}" for bar in bars)
    return drawn
