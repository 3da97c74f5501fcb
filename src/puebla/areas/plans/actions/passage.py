"""Passages of a plan under revision: objectives, principles, results... (L1)."""

import datetime as dt

from django.db import transaction
from django.db.models import Max

from puebla.kernel.access.must import must
from puebla.kernel.access.standing import Standing
from puebla.kernel.trail import because

from ..models import Passage, Plan
from ..queries.plan import plan_to_change
from ..rules.changeable import must_be_open
from .place import trade_places

FIELDS = ("printed", "name_en", "name_es", "text_en", "text_es")


@transaction.atomic
def add_passage(*, plan: Plan, kind: str, by: Standing, reason: str = "", **texts) -> Passage:
    """A new passage at the end of its kind."""
    must(by, "plan.edit", plan)
    must_be_open(plan_to_change(plan))
    last = Passage.objects.filter(plan=plan, kind=kind).aggregate(last=Max("position"))["last"] or 0
    with because(by=by, act="plan.passage.add", reason=reason):
        return Passage.objects.create(
            plan=plan, kind=kind, position=last + 1, **{field: texts.get(field, "") for field in FIELDS}
        )


@transaction.atomic
def edit_passage(*, passage: Passage, by: Standing, reason: str = "", **texts) -> Passage:
    """Change a passage; the notes of countries stay with it (sources.md 2.22)."""
    must(by, "plan.edit", passage.plan)
    must_be_open(plan_to_change(passage.plan))
    for field in FIELDS:
        if field in texts:
            setattr(passage, field, texts[field])
    with because(by=by, act="plan.passage.edit", reason=reason):
        passage.save(update_fields=FIELDS)
    return passage


@transaction.atomic
def retire_passage(*, passage: Passage, by: Standing, on: dt.date, reason: str) -> Passage:
    """Leave a passage out from now on; earlier versions and the history keep it."""
    must(by, "plan.edit", passage.plan)
    must_be_open(plan_to_change(passage.plan))
    passage.retired_on = on
    with because(by=by, act="plan.passage.retire", reason=reason):
        passage.save(update_fields=["retired_on"])
    return passage


@transaction.atomic
def move_passage(*, passage: Passage, by: Standing, way: str) -> Passage:
    """Move a passage ``up`` or ``down`` among those of its kind; what is printed before it stays as it is.

    Raises ``RuleBroken``: ``published`` unless the plan is under revision, ``at_the_end`` where it stands first or last.
    """
    must(by, "plan.edit", passage.plan)
    must_be_open(plan_to_change(passage.plan))
    among = Passage.objects.filter(plan=passage.plan, kind=passage.kind, parent=passage.parent_id, retired_on=None)
    return trade_places(record=passage, among=among, way=way, by=by, act="plan.passage.move")
