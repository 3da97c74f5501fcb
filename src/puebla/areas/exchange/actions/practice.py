"""A good practice is recorded, revised, withdrawn (E3)."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db import transaction

from puebla.areas.members.models import Party
from puebla.areas.plans.models import Topic
from puebla.kernel.access.must import must
from puebla.kernel.access.standing import Standing
from puebla.kernel.languages import must_say
from puebla.kernel.trail import because

from ..models import Practice, PracticeTopic
from ..rules.day import must_have_come, must_stand

FIELDS = (
    "title_en",
    "title_es",
    "text_en",
    "text_es",
    "exchanged_on",
    "activity",
    "occasion_en",
    "occasion_es",
    "audience",
)


@transaction.atomic
def record_practice(*, party: Party, by: Standing, on: dt.date, topics: Iterable[Topic] = (), **facts: Any) -> Practice:
    """A practice of a country or organisation, under its topics; ``facts`` are :data:`FIELDS`.

    Raises ``RuleBroken``: ``text_missing`` without a title, ``not_yet`` where it is exchanged on a day to come.
    """
    practice = Practice(party=party, recorded_on=on, **facts)
    must(by, "practice.record", practice)
    _check(practice, on=on)
    with because(by=by, act="practice.record"):
        practice.save()
        _link(practice, topics)
    return practice


@transaction.atomic
def revise_practice(
    *, practice: Practice, by: Standing, reason: str = "", topics: Iterable[Topic] | None = None, **facts: Any
) -> Practice:
    """Change what is said of a practice, such as that it was exchanged meanwhile."""
    must(by, "practice.record", practice)
    must_stand(practice)
    for field in FIELDS:
        if field in facts:
            setattr(practice, field, facts[field])
    _check(practice, on=by.on)
    with because(by=by, act="practice.revise", reason=reason):
        practice.save(update_fields=FIELDS)
        if topics is not None:
            _link(practice, topics)
    return practice


@transaction.atomic
def withdraw_practice(*, practice: Practice, by: Standing, on: dt.date, reason: str = "") -> Practice:
    """It was none, or its owner no longer shows it; from that day on it does not count."""
    must(by, "practice.record", practice)
    must_stand(practice)
    practice.withdrawn_on = on
    with because(by=by, act="practice.withdraw", reason=reason):
        practice.save(update_fields=["withdrawn_on"])
    return practice


def _check(practice: Practice, *, on: dt.date) -> None:
    must_say(practice, "title", rule="E3")
    must_have_come(practice.exchanged_on, on=on, field="exchanged_on")


def _link(practice: Practice, topics: Iterable[Topic]) -> None:
    wanted = {topic.pk for topic in topics}
    rows = PracticeTopic.objects.filter(practice=practice)
    held = set(rows.values_list("topic_id", flat=True))
    rows.filter(topic__in=held - wanted).delete()
    PracticeTopic.objects.bulk_create(PracticeTopic(practice=practice, topic_id=pk) for pk in sorted(wanted - held))
