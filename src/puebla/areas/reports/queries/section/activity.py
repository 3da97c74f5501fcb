"""Activities of the period by state, whole and by pillar and body: in the report's own words, with “n of m reported” (F4, F7)."""

from typing import Any

from django.db.models import Count
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from puebla.areas.activities.queries.matrix.vocabulary import Word
from puebla.areas.activities.states import ActivityState
from puebla.areas.bodies.models import Body
from puebla.areas.plans.models import Pillar
from puebla.kernel.charts.stack import Row, stacked
from puebla.kernel.languages import LANGUAGES

from ...rules.content import Cell, Column, Content, Figure, Grid, Pair, Record, both, of, said
from ..scope import Scope
from ..tally import Tally, say_shared, tally_by_body, tally_of
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
    pillars = Pillar.objects.select_related("plan").order_by("plan__from_year", "number", "pk")
    kinds = {one.pk: (of(one, "name"), _listed(scope, plan=one.plan.code, pillar=one.number)) for one in pillars}
    tally = tally_of(scope.of_its_years(), "pillar")
    return _crossed(scope, "pillar", kinds, tally, (_("Pillar"), _("Activities by pillar and state")))


def by_body(scope: Scope) -> Content:
    """Body by state; a shared activity counts for each of its bodies, and once in all."""
    kinds = {one.pk: (of(one, "name"), _listed(scope, body=one.code)) for one in Body.objects.order_by("name_en", "pk")}
    tally, shared = tally_by_body(scope.of_its_years())
    content = _crossed(scope, "body", kinds, tally, (_("Body"), _("Activities by body and state")))
    content.remarks += [both(lambda: say_shared(shared))] if shared else []
    return content


def _listed(scope: Scope, **narrowed: Any) -> Record:
    return ("activities", narrowed | {"year": scope.years[-1]})


def _not_achieved(scope: Scope) -> Grid:
    missed = scope.of_its_years().filter(state=ActivityState.NOT_ACHIEVED).order_by("code")
    return Grid(
        "not_achieved_because",
        both(_("Not achieved, and why")),
        [column(_("Identifier")), column(_("Activity"), weight=3), column(_("Reason"), weight=3)],
        [[one.code, of(one, "title"), one.state_reason] for one in missed],
        records=[("activity", one.code) for one in missed],
    )


def _crossed(
    scope: Scope, name: str, kinds: dict[int, tuple[Pair, Record]], tally: Tally, said_as: tuple[Any, Any]
) -> Content:
    """A table of ``name`` by state, and its drawing; what has none stands last. The last row counts each activity once."""
    words, (label, caption) = words_of(scope), said_as
    rows: list[list[Cell]] = []
    records: list[Record | None] = []
    for key in [one for one in (*kinds, None) if one in tally]:
        kind, record = kinds[key] if key is not None else (both(NONE), None)
        numbers = [sum(tally[key][state] for state in word.states) for word, _name in words]
        rows.append([kind, *numbers, sum(numbers)])
        records.append(record)
    whole = tally_of(scope.of_its_years(), "year").values()
    total = [sum(one[state] for one in whole for state in word.states) for word, _name in words]
    named = [Column(name, 1, is_number=True) for _word, name in words]
    columns = [column(label, weight=3), *named, number(TOTAL)]
    counted = with_total(rows, [*total, sum(total)])
    grid = Grid(name, both(caption), columns, counted, has_total=True, records=records)
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
