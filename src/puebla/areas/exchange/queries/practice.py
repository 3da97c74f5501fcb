"""Good practices and who benefited from them, within what a standing may read (E3, A5)."""

import datetime as dt
from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet

from puebla.areas.members.models import Party
from puebla.areas.plans.models import Topic
from puebla.kernel.access.audience import readable_q
from puebla.kernel.access.standing import Standing
from puebla.kernel.kept import Bound, kept

from ..models import Benefit, Practice, PracticeTopic

SHOWN = 10


def _own_or_readable(standing: Standing) -> Q:
    return readable_q(standing) | Q(party_id=standing.party_id or 0)


def practices_readable_by(standing: Standing) -> QuerySet[Practice]:
    """By audience, and always those of the own country or organisation; withdrawn ones too, which counted until then."""
    found = Practice.objects.filter(_own_or_readable(standing))
    return found.select_related("party", "activity").order_by("-recorded_on", "-pk")


def practices_visible_to(standing: Standing) -> QuerySet[Practice]:
    """The practices that stand."""
    return practices_readable_by(standing).filter(withdrawn_on=None)


def practices_listed(standing: Standing, *, filters: dict[str, Any]) -> QuerySet[Practice]:
    """The list, newest first, with topics and ``number_of_benefits`` that the reader may read; narrowed by :data:`FILTERS`."""
    readable = Q(benefits__in=benefits_visible_to(standing).order_by())
    found = practices_visible_to(standing).annotate(
        number_of_benefits=Count("benefits", filter=readable, distinct=True)
    )
    for name, value in filters.items():
        if value and name in FILTERS:
            found = found.filter(FILTERS[name](value))
    return found.prefetch_related(_topics())


def _topics() -> Prefetch:
    return Prefetch("practice_topics", PracticeTopic.objects.select_related("topic__pillar__plan").order_by("pk"))


def topic_practices(code: str) -> QuerySet:
    """The ids of the practices under the topic with that code."""
    return PracticeTopic.objects.filter(topic__code=code).values("practice")


FILTERS = {
    "topic": lambda value: Q(pk__in=topic_practices(value)),
    "party": lambda value: Q(party__code=value),
    "exchanged": lambda value: Q(exchanged_on__isnull=value != "yes"),
}


def practices_exchanged_on(day: dt.date, standing: Standing) -> QuerySet[Practice]:
    """The practices that had been exchanged by a day and stood on it, among those that the standing may read.

    A counter by topic counts them under each ``practice_topics__topic`` (SP23 Table 2).
    """
    stood = Q(withdrawn_on=None) | Q(withdrawn_on__gt=day)
    return practices_readable_by(standing).filter(stood, exchanged_on__lte=day).order_by("exchanged_on", "pk")


def practices_of_party(party: Party, standing: Standing) -> list[Practice]:
    """A country's or organisation's newest practices, one more than a page shows."""
    return _of_party(standing, party=party.pk)


@kept
def _of_party(standing: Standing) -> QuerySet[Practice]:
    return practices_visible_to(standing).filter(party=Bound("party"))[: SHOWN + 1]


def practices_of_topic(topic: Topic, standing: Standing) -> list[Practice]:
    """The newest practices under a topic, one more than a page shows."""
    return list(practices_visible_to(standing).filter(pk__in=topic_practices(topic.code))[: SHOWN + 1])


def topics_of(practice: Practice) -> QuerySet[Topic]:
    """The topics of a practice."""
    return Topic.objects.filter(practice_topics__practice=practice).select_related("pillar__plan").order_by("code")


def benefits_readable_by(standing: Standing) -> QuerySet[Benefit]:
    """Every report of a benefit that the standing may read, withdrawn ones too, of practices that it may read."""
    practices = practices_readable_by(standing).order_by()
    return Benefit.objects.filter(_own_or_readable(standing), practice__in=practices)


def benefits_visible_to(standing: Standing) -> QuerySet[Benefit]:
    """The reports that stand."""
    found = benefits_readable_by(standing).filter(withdrawn_on=None)
    return found.select_related("party", "practice__party").order_by("-reported_on", "pk")


def benefits_of(practice: Practice, standing: Standing) -> QuerySet[Benefit]:
    """Who reports a benefit from a practice."""
    return benefits_visible_to(standing).filter(practice=practice)


def benefits_on(day: dt.date, standing: Standing) -> QuerySet[Benefit]:
    """The reports that stood on a day, of practices that stood too. A counter of countries counts their distinct ``party``."""
    stood = Q(withdrawn_on=None) | Q(withdrawn_on__gt=day)
    practice_stood = Q(practice__withdrawn_on=None) | Q(practice__withdrawn_on__gt=day)
    found = benefits_readable_by(standing).filter(stood, practice_stood, reported_on__lte=day)
    return found.order_by("reported_on", "pk")


def countries_benefiting_on(day: dt.date, standing: Standing) -> QuerySet[Party]:
    """The countries that had reported a benefit by a day, each once (SP23 Table 2)."""
    return Party.objects.filter(pk__in=benefits_on(day, standing).values("party")).order_by("name_en", "pk")
