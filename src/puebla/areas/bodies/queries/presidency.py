"""Presidencies, the Troika of a day, gaps, volunteers (P2)."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from puebla.areas.members.models import Party
from puebla.areas.members.queries.party import members_on
from puebla.kernel.access.standing import Standing
from puebla.kernel.kept import Bound, kept

from ..models import Candidacy, Conference, Presidency
from ..rules.troika import Troika, gap_years, term_on, troika_of


def presidencies() -> QuerySet[Presidency]:
    """Every term that a source or a record names, in order."""
    return Presidency.objects.select_related("party").order_by("from_on")


def presidencies_visible_to(standing: Standing) -> QuerySet[Presidency]:
    """Who presides is public."""
    return presidencies()


def presidency_on(day: dt.date) -> Presidency | None:
    """Who presides on a day; ``None`` in a gap."""
    return term_on(list(presidencies()), day)


def troika_on(day: dt.date) -> Troika[Presidency]:
    """Outgoing, incumbent and incoming presidency on a day, each ``None`` where no source names one."""
    return troika_of(list(presidencies()), day)


@dataclass(frozen=True)
class Year:
    """One year of the timeline: its presidency or a gap, and its numbered conference where a source dates one."""

    year: int
    presidency: Presidency | None
    conference: Conference | None
    is_present: bool


def timeline(*, first: int, on: dt.date) -> list[Year]:
    """Every year from ``first`` to the one after ``on`` (and any later one on record), gaps as gaps."""
    terms = list(presidencies())
    conferences = {conference.year: conference for conference in Conference.objects.select_related("country")}
    last = max([on.year + 1, *(term.from_on.year for term in terms)])
    by_year: dict[int, list[Presidency | None]] = {}
    for term in terms:
        by_year.setdefault(term.from_on.year, []).append(term)
    years: list[Year] = []
    for year in range(first, last + 1):
        of_year = by_year.get(year, [None])
        years.extend(Year(year, term, conferences.get(year), year == on.year) for term in of_year)
    return years


def gaps(*, first: int, last: int) -> list[int]:
    """Years without a presidency on record."""
    return gap_years(list(presidencies()), first=first, last=last)


def presidencies_of(party: Party) -> list[Presidency]:
    """The terms of one party, in order."""
    return _presidencies_of(party=party.pk)


@kept
def _presidencies_of() -> QuerySet[Presidency]:
    return Presidency.objects.filter(party=Bound("party")).order_by("from_on")


def volunteers(*, after: int) -> QuerySet[Candidacy]:
    """Members that announced themselves for a year after ``after``, by year and name."""
    return Candidacy.objects.filter(year__gt=after).select_related("party").order_by("year", "party__name_en", "pk")


def volunteers_for(year: int) -> QuerySet[Candidacy]:
    """Members that announced themselves for one year."""
    return Candidacy.objects.filter(year=year).select_related("party").order_by("party__name_en", "pk")


def may_volunteer(standing: Standing) -> QuerySet[Party]:
    """The members that the reader may announce: every member for the secretariat, else the reader's own country."""
    members = members_on(standing.on)
    return members if standing.holds("es") else members.filter(pk=standing.party_id or 0)


def open_candidacies(*, on: dt.date) -> QuerySet[Candidacy]:
    """Volunteers for coming years for which nobody was chosen yet."""
    chosen = Presidency.objects.filter(from_on__year=OuterRef("year"))
    return volunteers(after=on.year).filter(~Exists(chosen))
