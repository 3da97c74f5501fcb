"""Who takes part, asked for a day (P1). No list is ever assumed to be complete or to have a fixed length (P5)."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from puebla.kernel.access.standing import Standing
from puebla.kernel.kept import Bound
from puebla.kernel.languages import reading_language
from puebla.kernel.together import together

from ..models import Institution, Participation, Party, PartyAlias, PartyFunction, PartyMention
from ..states import PartyKind, Status
from .institution import open_institutions
from .period import has_begun_and_lasts, holds_on

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


def members_on_each(days: Iterable[dt.date]) -> dict[dt.date, list[Party]]:
    """The members on each of several days, by name; one statement, however many days. ``standing_then`` is not filled."""
    days = list(days)
    held = Participation.objects.filter(status=Status.MEMBER).select_related("party") if days else ()
    rows = sorted(held, key=lambda one: (one.party.name_en, one.party_id))
    return {
        day: list({one.party_id: one.party for one in rows if has_begun_and_lasts(one, day)}.values()) for day in days
    }


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


PLURAL = {
    Status.MEMBER: _("Members"),
    Status.OBSERVER_COUNTRY: _("Observer countries"),
    Status.OBSERVER_ORGANISATION: _("Observer organisations"),
    Status.CIVIL_SOCIETY: _("Civil society"),
    Status.PARTNER: _("Partners"),
    Status.GUEST: _("Guests"),
    "": _("Without a status on that day"),
}


@dataclass(frozen=True)
class Group:
    """The parties of one status on a day; ``status`` is empty for those that hold none on it."""

    status: str
    parties: list[Party]

    @property
    def label(self):
        return PLURAL[self.status]

    @property
    def rows(self):
        """``(party, the participation that puts it here or None)``."""
        return [
            (party, next((held for held in party.standing_then if held.status == self.status), None))  # type: ignore[attr-defined]
            for party in self.parties
        ]


def countries_by_status_on(day: dt.date) -> list[Group]:
    """Every country that ever had to do with the process, by what it is on a day; empty groups left out."""
    return _grouped(Party.objects.filter(kind=PartyKind.COUNTRY), day)


def organisations_by_status_on(day: dt.date) -> list[Group]:
    """Organisations, networks, processes and sectors by what they are on a day; empty groups left out."""
    return _grouped(Party.objects.exclude(kind=PartyKind.COUNTRY), day)


def _grouped(found, day):
    parties = list(found.prefetch_related(then(day), "functions").order_by(*_by_name()))
    groups = []
    for status in [*Status.values, ""]:
        those = [party for party in parties if _foremost(party) == status]
        if those:
            groups.append(Group(status, those))
    return groups


def _foremost(party):
    """The status under which a party is listed: one with rights before one without."""
    held = {participation.status for participation in party.standing_then}
    return next((status for status in Status.values if status in held), "")


def _by_name():
    return (f"name_{reading_language()}", "pk")


def countries() -> QuerySet[Party]:
    """Every country that ever had anything to do with the process, by name."""
    return Party.objects.filter(kind=PartyKind.COUNTRY).order_by("name_en", "pk")


def countries_visible_to(standing: Standing) -> QuerySet[Party]:
    """Countries are public."""
    return countries()


def parties_visible_to(standing: Standing) -> QuerySet[Party]:
    """Who takes part is public."""
    return Party.objects.order_by("name_en", "pk")


def participations_visible_to(standing: Standing) -> QuerySet[Participation]:
    """In which status somebody takes part is public."""
    return Participation.objects.select_related("party").order_by("pk")


def conflicting_status(participation: Participation) -> Participation | None:
    """Another status with rights that the party holds in the same time, if any (P1; R20 I)."""
    if participation.status not in WITH_RIGHTS:
        return None
    others = Participation.objects.filter(party=participation.party, status__in=WITH_RIGHTS)
    others = others.filter(Q(until_on=None) | Q(until_on__gt=participation.from_on))
    if participation.until_on:
        others = others.filter(Q(from_on=None) | Q(from_on__lt=participation.until_on))
    return others.exclude(pk=participation.pk).order_by("from_on", "pk").first()


def standing_on(party: Party, day: dt.date) -> list[Participation]:
    """What a party is on a day."""
    return list(party.participations.filter(holds_on(day)).order_by("from_on", "pk"))


@dataclass(frozen=True)
class Beside:
    """What stands beside a party on its page: every status it ever had (latest first), what it does besides, names..."""

    history: list[Participation]
    functions: list[PartyFunction]
    aliases: list[PartyAlias]
    mentions: list[PartyMention]
    institutions: list[Institution]

    def standing_on(self, day: dt.date) -> list[Participation]:
        """What the party is on a day, the earliest first."""
        return [one for one in reversed(self.history) if has_begun_and_lasts(one, day)]


def beside(party: Party) -> Beside:
    """Everything of :class:`Beside`, in one statement."""
    return Beside(*_beside(party=party.pk))


@together
def _beside():
    return [
        Participation.objects.filter(party=Bound("party")).order_by("-from_on", "-pk"),
        PartyFunction.objects.filter(party=Bound("party")).order_by("from_on", "pk"),
        PartyAlias.objects.filter(party=Bound("party")).order_by("from_on", "pk"),
        PartyMention.objects.filter(party=Bound("party")).order_by("year", "position"),
        open_institutions().filter(party=Bound("party")),
    ]


def applicants() -> QuerySet[Party]:
    """Who can apply for a status: countries and organisations, by name."""
    return Party.objects.filter(kind__in=[PartyKind.COUNTRY, PartyKind.ORGANISATION]).order_by("name_en", "pk")


def aliases() -> list[tuple[str, str]]:
    """``(code of the party, another name of it)``, whenever it was in use: an old table may carry it; and the three
    letters of ISO 3166.
    """
    letters = Party.objects.exclude(iso3="").order_by("pk").values_list("code", "iso3")
    return [*PartyAlias.objects.order_by("pk").values_list("party__code", "name"), *letters]
