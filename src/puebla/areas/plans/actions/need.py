"""What a country needs and how much it matters to it (L5; SP19 3.1)."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from puebla.areas.members.models import Party
from puebla.kernel.access.must import must
from puebla.kernel.access.standing import Standing
from puebla.kernel.refusals import RuleBroken
from puebla.kernel.trail import because

from ..models import Need, Plan, Topic

FIELDS = ("topic", "text_en", "text_es", "priority", "audience")


@transaction.atomic
def state_need(
    *,
    plan: Plan,
    party: Party,
    by: Standing,
    on: dt.date,
    topic: Topic,
    text_en: str,
    text_es: str,
    priority: str,
    audience: str,
) -> Need:
    """A country states a need under a plan, if it can under one of its topics."""
    need = Need(
        plan=plan, party=party, stated_on=on, topic=topic, text_en=text_en, text_es=text_es, priority=priority,
        audience=audience,
    )  # fmt: skip
    must(by, "need.state", need)
    _check(need)
    with because(by=by, act="need.state"):
        need.save()
    return need


@transaction.atomic
def revise_need(*, need: Need, by: Standing, reason: str = "", **facts) -> Need:
    """Change what was stated; the history keeps what it said before."""
    must(by, "need.state", need)
    _must_stand(need)
    for field in FIELDS:
        if field in facts:
            setattr(need, field, facts[field])
    _check(need)
    with because(by=by, act="need.revise", reason=reason):
        need.save(update_fields=FIELDS)
    return need


@transaction.atomic
def withdraw_need(*, need: Need, by: Standing, on: dt.date, reason: str = "") -> Need:
    """The country no longer needs it, or no longer wants to say so."""
    must(by, "need.state", need)
    _must_stand(need)
    need.withdrawn_on = on
    with because(by=by, act="need.withdraw", reason=reason):
        need.save(update_fields=["withdrawn_on"])
    return need


def _check(need):
    if not (need.text_en or need.text_es):
        raise RuleBroken("text_missing", _("Write the need in at least one language."), rule="L5", field="text_en")
    if need.topic is not None and need.topic.pillar.plan_id != need.plan_id:
        raise RuleBroken("topic_elsewhere", _("This topic belongs to another plan."), rule="L5", field="topic")


def _must_stand(need):
    if need.withdrawn_on is not None:
        raise RuleBroken("withdrawn", _("This need was withdrawn already."), rule="L5")
