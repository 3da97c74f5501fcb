"""A roadmap is begun, revised, agreed or abandoned (SP23 Table 2)."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from puebla.areas.bodies.models import Body
from puebla.areas.plans.models import Topic
from puebla.kernel.access.must import must
from puebla.kernel.access.standing import Standing
from puebla.kernel.languages import must_say
from puebla.kernel.moves import move
from puebla.kernel.refusals import RuleBroken
from puebla.kernel.trail import because

from ..models import Roadmap, RoadmapTopic
from ..rules.day import must_follow, must_have_come
from ..states import ROADMAP_MOVES

FIELDS = ("title_en", "title_es", "supports_en", "supports_es", "body", "activity", "in_preparation_since", "audience")


@transaction.atomic
def begin_roadmap(*, body: Body, by: Standing, topics: Iterable[Topic], **facts: Any) -> Roadmap:
    """A body begins to prepare a roadmap under at least one topic; ``facts`` are :data:`FIELDS`.

    Raises ``RuleBroken``: ``text_missing``, ``not_yet``, ``topic_needed``.
    """
    roadmap = Roadmap(body=body, **facts)
    must(by, "roadmap.edit", roadmap)
    _check(roadmap, on=by.on)
    with because(by=by, act="roadmap.begin"):
        roadmap.save()
        _link(roadmap, topics)
    return roadmap


@transaction.atomic
def revise_roadmap(
    *, roadmap: Roadmap, by: Standing, reason: str = "", topics: Iterable[Topic] | None = None, **facts: Any
) -> Roadmap:
    """Change what is said of a roadmap; its state goes through its moves."""
    must(by, "roadmap.edit", roadmap)
    for field in FIELDS:
        if field in facts:
            setattr(roadmap, field, facts[field])
    _check(roadmap, on=by.on)
    with because(by=by, act="roadmap.revise", reason=reason):
        roadmap.save(update_fields=FIELDS)
        if topics is not None:
            _link(roadmap, topics)
    return roadmap


@transaction.atomic
def agree_roadmap(*, roadmap: Roadmap, by: Standing, on: dt.date, reason: str = "") -> Roadmap:
    """The body agreed it on a day; from then on it counts. Raises ``RuleBroken``: ``wrong_state``, ``out_of_order``..."""
    return _settle(roadmap, "agree", by=by, on=on, day="agreed_on", reason=reason)


@transaction.atomic
def abandon_roadmap(*, roadmap: Roadmap, by: Standing, on: dt.date, reason: str = "") -> Roadmap:
    """Nobody prepares it any more, from a day on."""
    return _settle(roadmap, "abandon", by=by, on=on, day="abandoned_on", reason=reason)


def _settle(roadmap: Roadmap, verb: str, *, by: Standing, on: dt.date, day: str, reason: str) -> Roadmap:
    roadmap = Roadmap.objects.select_for_update(of=("self",)).get(pk=roadmap.pk)
    must(by, "roadmap.edit", roadmap)
    move(roadmap, verb, ROADMAP_MOVES)
    setattr(roadmap, day, on)
    _check(roadmap, on=by.on)
    with because(by=by, act=f"roadmap.{verb}", reason=reason):
        roadmap.save(update_fields=["state", day])
    return roadmap


def _check(roadmap: Roadmap, *, on: dt.date) -> None:
    must_say(roadmap, "title", rule="E3")
    must_have_come(roadmap.in_preparation_since, on=on, field="in_preparation_since")
    for settled_on in (roadmap.agreed_on, roadmap.abandoned_on):
        must_have_come(settled_on, on=on, field="on")
        must_follow(settled_on, roadmap.in_preparation_since, field="on")


def _link(roadmap: Roadmap, topics: Iterable[Topic]) -> None:
    wanted = {topic.pk for topic in topics}
    if not wanted:
        raise RuleBroken("topic_needed", _("Choose at least one topic."), rule="E3", field="topics")
    rows = RoadmapTopic.objects.filter(roadmap=roadmap)
    held = set(rows.values_list("topic_id", flat=True))
    rows.filter(topic__in=held - wanted).delete()
    RoadmapTopic.objects.bulk_create(RoadmapTopic(roadmap=roadmap, topic_id=pk) for pk in sorted(wanted - held))
