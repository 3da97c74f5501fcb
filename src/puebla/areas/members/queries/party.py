"""Who takes part, asked for a day (P1). No list is ever assumed to be complete or to have a fixed length (P5)."""

import datetime as dt
from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from ..models import Participation, Party
from ..states import PartyKind, Status
from .period import holds_on

# Whoever has rights in the process; a partner has none, a guest only those of one session.
WITH_RIGHTS = (Status.MEMBER, Status.OBSERVER_COUNTRY, Status.OBSERVER_ORGANISATION, Status.CIVIL_SOCIETY)


def parties_with(statuses: Iterable[str], *, on: dt.date) -> QuerySet[Party]:
    """Parties that hold one of these statuses on a day, by name; ``standing_then`` has the participations that hold."""
    held = Participation.objects.filter(holds_on(on), party=OuterRef("pk"), status__in=list(statuses))
    return Party.objects.filter(Exists(held)).prefetch_related(then(on)).order_by("name_en", "pk")


def then(day: dt.date) -> Prefetch:
    """Prefetch of the participations that hold on a day, as ``standing_then``."""
    holding = Participation.objects.filter(holds_on(day)).order_by("from_on", "pk")
    return Prefetch("participations", holding, to_attr="standing_then")


def members_on(day: dt.date) -> QuerySet[Party]:
    """The members of the process on a day."""
    return parties_with([Status.MEMBER], on=day)


def observer_countries_on(day: dt.date) -> QuerySet[Party]:
    return parties_with([Status.OBSERVER_COUNTRY], on=day)


def observer_organisations_on(day: dt.date) -> QuerySet[Party]:
    return parties_with([Status.OBSERVER_ORGANISATION], on=day)


def civil_society_on(day: dt.date) -> QuerySet[Party]:
    return parties_with([Status.CIVIL_SOCIETY], on=day)


def partners_on(day: dt.date) -> QuerySet[Party]:
    return parties_with([Status.PARTNER], on=day)


def participants_on(day: dt.date) -> QuerySet[Party]:
    """Everybody with rights of their own on a day: members, observers, civil society."""
    return parties_with(WITH_RIGHTS, on=day)


def countries() -> QuerySet[Party]:
    """Every country that ever had anything to do with the process, by name."""
    return Party.objects.filter(kind=PartyKind.COUNTRY).order_by("name_en", "pk")


def countries_visible_to(standing) -> QuerySet[Party]:
    """Countries are public."""
    return countries()


def organisations_visible_to(standing) -> QuerySet[Party]:
    """Organisations, networks, processes and sectors are public."""
    return Party.objects.exclude(kind=PartyKind.COUNTRY).order_by("name_en", "pk")


def parties_visible_to(standing) -> QuerySet[Party]:
    """Who takes part is public."""
    return Party.objects.order_by("name_en", "pk")


def participations_visible_to(standing) -> QuerySet[Participation]:
    """In which status somebody takes part is public."""
    return Participation.objects.select_related("party").order_by("pk")


def history_of(party: Party) -> QuerySet[Participation]:
    """Every status a party ever had, latest first."""
    return party.participations.order_by("-from_on", "-pk")
