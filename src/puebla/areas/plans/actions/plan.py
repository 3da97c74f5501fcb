"""The plan itself: its own texts, and its way from draft to approved to superseded (L1; sources.md 2.6)."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from puebla.areas.bodies.models import Body
from puebla.kernel.access.must import must
from puebla.kernel.access.standing import Standing
from puebla.kernel.moves import move
from puebla.kernel.refusals import RuleBroken
from puebla.kernel.trail import because

from ..models import Plan
from ..queries.plan import plan_to_change
from ..rules.changeable import must_be_open
from ..states import PLAN_MOVES
from .version import publish_version

TEXTS = ("title_en", "title_es", "vision_en", "vision_es", "mission_en", "mission_es")
FIELDS = (*TEXTS, "priority_activities_a_year", "revised_every_years")
PUBLISHES = {"recommend", "approve"}


@transaction.atomic
def edit_plan(*, plan: Plan, by: Standing, reason: str = "", **texts) -> Plan:
    """Change title, vision, mission, the cap or the rhythm of revision of a plan that is under revision."""
    must(by, "plan.edit", plan)
    plan = plan_to_change(plan)
    must_be_open(plan)
    for field in FIELDS:
        if field in texts:
            setattr(plan, field, texts[field])
    with because(by=by, act="plan.edit", reason=reason):
        plan.save(update_fields=FIELDS)
    return plan


@transaction.atomic
def move_plan(
    *, plan: Plan, verb: str, by: Standing, on: dt.date, note_en: str, note_es: str, decided_by: Body | None = None
) -> Plan:
    """Recommend, approve, reopen for revision or supersede a plan.

    The note says in honest words what the state rests on and stays beside it. Recommending and approving publish a
    version, so that what was decided is kept word for word.
    """
    must(by, "plan.publish", plan)
    if not (note_en or note_es):
        raise RuleBroken("reason_missing", _("Say what this rests on."), rule="L1", field="note_en")
    plan = plan_to_change(plan)
    move(plan, verb, PLAN_MOVES)
    plan.state_note_en, plan.state_note_es = note_en, note_es
    with because(by=by, act=f"plan.{verb}", reason=note_en or note_es):
        plan.save(update_fields=["state", "state_note_en", "state_note_es"])
    if verb in PUBLISHES:
        publish_version(plan=plan, by=by, on=on, reason_en=note_en, reason_es=note_es, decided_by=decided_by)
    return plan
