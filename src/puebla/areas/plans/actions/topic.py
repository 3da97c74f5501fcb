"""Pillars and topics of a plan under revision, and what they come from (L2)."""

import datetime as dt

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from puebla.kernel.access.must import must
from puebla.kernel.access.standing import Standing
from puebla.kernel.refusals import RuleBroken
from puebla.kernel.trail import because

from ..models import Pillar, Topic, TopicSuccession
from ..queries.plan import plan_to_change
from ..rules.changeable import must_be_open


@transaction.atomic
def edit_pillar(*, pillar: Pillar, by: Standing, name_en: str, name_es: str, reason: str = "") -> Pillar:
    """Rename a pillar; the name that it had stays as an alias, so that old papers are still found."""
    must(by, "plan.edit", pillar.plan)
    must_be_open(plan_to_change(pillar.plan))
    former = {pillar.name_en, pillar.name_es} - {name_en, name_es, ""}
    pillar.aliases = [*pillar.aliases, *sorted(former - set(pillar.aliases))]
    pillar.name_en, pillar.name_es = name_en, name_es
    with because(by=by, act="plan.pillar.edit", reason=reason):
        pillar.save(update_fields=["name_en", "name_es", "aliases"])
    return pillar


@transaction.atomic
def add_topic(*, pillar: Pillar, by: Standing, name_en: str, name_es: str, reason: str = "") -> Topic:
    """A new topic with the next number of its pillar; numbers once printed are never given again."""
    must(by, "plan.edit", pillar.plan)
    must_be_open(plan_to_change(pillar.plan))
    number = (pillar.topics.aggregate(last=Max("number"))["last"] or 0) + 1
    with because(by=by, act="plan.topic.add", reason=reason):
        return Topic.objects.create(
            pillar=pillar, number=number, code=f"{pillar.code}-{number}", name_en=name_en, name_es=name_es
        )


@transaction.atomic
def edit_topic(*, topic: Topic, by: Standing, name_en: str, name_es: str, reason: str = "") -> Topic:
    """Reword a topic."""
    must(by, "plan.edit", topic.pillar.plan)
    must_be_open(plan_to_change(topic.pillar.plan))
    topic.name_en, topic.name_es = name_en, name_es
    with because(by=by, act="plan.topic.edit", reason=reason):
        topic.save(update_fields=["name_en", "name_es"])
    return topic


@transaction.atomic
def retire_topic(*, topic: Topic, by: Standing, on: dt.date, reason: str) -> Topic:
    """Leave a topic out from now on; what was done under it stays under it."""
    must(by, "plan.edit", topic.pillar.plan)
    must_be_open(plan_to_change(topic.pillar.plan))
    topic.retired_on = on
    with because(by=by, act="plan.topic.retire", reason=reason):
        topic.save(update_fields=["retired_on"])
    return topic


@transaction.atomic
def add_origin(
    *, topic: Topic, earlier: Topic, kind: str, by: Standing, source: str = "", reason: str = ""
) -> TopicSuccession:
    """State that ``topic`` goes on from ``earlier``, a topic of an earlier plan."""
    must(by, "plan.edit", topic.pillar.plan)
    plan, before = topic.pillar.plan, earlier.pillar.plan
    if before.pk == plan.pk or before.from_year >= plan.from_year:
        raise RuleBroken(
            "not_earlier", _("A topic goes on from a topic of an earlier plan."), rule="L2", field="earlier"
        )
    if TopicSuccession.objects.filter(earlier=earlier, later=topic).exists():
        raise RuleBroken("stated_already", _("This succession is stated already."), rule="L2", field="earlier")
    with because(by=by, act="plan.succession.add", reason=reason):
        return TopicSuccession.objects.create(earlier=earlier, later=topic, kind=kind, source=source)


@transaction.atomic
def remove_origin(*, succession: TopicSuccession, by: Standing, reason: str) -> None:
    """Take back a succession that was stated by mistake; the history keeps it."""
    must(by, "plan.edit", succession.later.pillar.plan)
    with because(by=by, act="plan.succession.remove", reason=reason):
        succession.delete()
