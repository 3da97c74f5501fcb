"""Every activity of the period with its state, pillar and bodies: the data behind the sums, for the annex alone."""

from collections import defaultdict

from django.utils.translation import gettext_lazy as _

from puebla.areas.activities.models import ActivityBody
from puebla.areas.bodies.models import Body
from puebla.areas.plans.models import Pillar
from puebla.kernel.languages import LANGUAGES

from ...rules.content import Cell, Content, Grid, Pair, both, of
from ..scope import Scope
from .activity import by_state
from .words import column, words_of

COLUMNS = ("pk", "code", "title_en", "title_es", "year", "state", "pillar_id", "body_id")


def by_state_with_list(scope: Scope) -> Content:
    """The activities by state, and beside it all of them."""
    content = by_state(scope)
    content.grids.append(activity_list(scope))
    return content


def activity_list(scope: Scope) -> Grid:
    """One row for each activity; every body that it is of."""
    states = {state: name for word, name in words_of(scope) for state in word.states}
    pillars = {one.pk: of(one, "name") for one in Pillar.objects.all()}
    bodies = {one.pk: of(one, "name") for one in Body.objects.all()}
    shared = defaultdict(list)
    for activity, body in ActivityBody.objects.order_by("pk").values_list("activity", "body"):
        shared[activity].append(body)
    rows: list[list[Cell]] = []
    for key, code, english, spanish, year, state, pillar, body in (
        scope.of_its_years().order_by("year", "code").values_list(*COLUMNS)
    ):
        whose = dict.fromkeys([one for one in (body, *shared[key]) if one])
        title = {"en": english or spanish, "es": spanish or english}
        named = _joined([bodies[one] for one in whose])
        rows.append([code, title, year, states.get(state) or state, pillars.get(pillar), named])
    columns = [
        column(_("Identifier")),
        column(_("Activity"), weight=4),
        column(_("Year"), is_number=True),
        column(_("State")),
        column(_("Pillar"), weight=2),
        column(_("Bodies"), weight=3),
    ]
    return Grid("list", both(_("Activities of the report")), columns, rows, is_data=True)


def _joined(names: list[Pair]) -> Pair | None:
    return {one: "; ".join(name[one] for name in names) for one in LANGUAGES} if names else None
