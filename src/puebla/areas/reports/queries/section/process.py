"""The process for somebody who is new to it: who takes part, which bodies there are, what it has planned."""

from django.utils.translation import gettext_lazy as _

from puebla.areas.bodies.queries.body import bodies_alive_on
from puebla.areas.members.queries.party import members_on, participants_on
from puebla.areas.plans.queries.topic import pillars_of

from ...rules.content import Cell, Content, Figure, Grid, Record, both, of
from ..scope import Scope
from .words import column


def the_process(scope: Scope) -> Content:
    """Members, everybody who takes part, the bodies of the day, and the pillars of the plan in force."""
    members = list(members_on(scope.on).order_by("name_en"))
    bodies = list(bodies_alive_on(scope.on))
    alive: list[list[Cell]] = [[of(one, "name"), both(one.get_type_display)] for one in bodies]
    pages: list[Record | None] = [("body", one.code) for one in bodies]
    content = Content(
        figures=[
            Figure("members", both(_("Member countries")), len(members)),
            Figure("participants", both(_("All who take part")), participants_on(scope.on).count()),
            Figure("bodies", both(_("Bodies")), len(alive)),
        ],
        grids=[
            Grid(
                "bodies",
                both(_("Bodies")),
                [column(_("Body"), weight=3), column(_("Kind"), weight=2)],
                alive,
                records=pages,
            )
        ],
    )
    if scope.plan:
        pillars: list[list[Cell]] = [[of(one, "name")] for one in pillars_of(scope.plan)]
        pages = [("plan", scope.plan.code)] * len(pillars)
        content.grids.append(
            Grid("pillars", both(_("Pillars of the plan in force")), [column(_("Pillar"))], pillars, records=pages)
        )
    return content
