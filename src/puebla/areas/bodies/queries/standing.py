"""A person's standing on a day, from dated seats, participation and presidencies (A1, P2, H3)."""

from django.db.models import Q

from puebla.areas.members.models import Participation, Person
from puebla.areas.members.states import Status
from puebla.kernel.access.standing import EVERYONE, Standing

from ..models import Body, Presidency, Seat
from ..states import BodyType, Office

# A representative's office follows from the party's status on the day.
REPRESENTS = {
    Status.OBSERVER_COUNTRY: "observer_country",
    Status.OBSERVER_ORGANISATION: "observer_organisation",
    Status.CIVIL_SOCIETY: "civil_society",
}
OF_MEMBERS = {Office.VICE_MINISTER, Office.FOCAL_POINT, Office.DELEGATE}
LEADS_ITS_COUNTRY = {Office.VICE_MINISTER, Office.FOCAL_POINT}


def holds_on(day, prefix=""):
    """``Q`` for periods that hold on a day: ``from`` is reached, ``until`` (exclusive) is not."""
    begun = Q(**{f"{prefix}from_on__lte": day}) | Q(**{f"{prefix}from_on": None})
    lasting = Q(**{f"{prefix}until_on__gt": day}) | Q(**{f"{prefix}until_on": None})
    return begun & lasting


def a_year_from(day, years):
    """The same day of another year; 29 February becomes 28."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def standing_of(person, *, on):
    """The :class:`Standing` of a person (or of nobody) on a day."""
    if not person.is_authenticated:
        return Standing(on=on)
    seats = list(
        Seat.objects.filter(holds_on(on), person_id=person.pk).select_related("party", "body").order_by("from_on", "pk")
    )
    party = next((seat.party for seat in seats if seat.party), None)
    offices = {EVERYONE} | _offices(seats, party, on)
    bodies = {seat.body.code for seat in seats if seat.body}
    if offices & {"focal_point", "vice_minister"}:
        bodies |= _bodies_of_every_member(on)
    return Standing(
        on=on,
        person_id=person.pk,
        name=person.name,
        party=party.code if party else None,
        party_id=party.pk if party else None,
        offices=frozenset(offices),
        bodies=frozenset(bodies),
        body_ids=frozenset(seat.body_id for seat in seats if seat.body_id),
    )


def standing_seen_as(person_id, *, by):
    """The standing of another person, looked at by an ES officer (A6); the public where there is no such person."""
    person = Person.objects.filter(pk=person_id).first() if person_id != "public" else None
    seen = standing_of(person, on=by.on) if person else Standing(on=by.on)
    return seen.looked_at_by(by)


def _offices(seats, party, on):
    held = {seat.office for seat in seats}
    offices = held & {Office.ES, Office.FUND}
    if party is None:
        return {str(office) for office in offices}
    statuses = set(Participation.objects.filter(holds_on(on), party=party).values_list("status", flat=True))
    if Status.MEMBER in statuses:
        offices |= held & OF_MEMBERS
        if held & LEADS_ITS_COUNTRY:
            offices |= _offices_of_the_presidency(party, on)
    if Office.REPRESENTATIVE in held:
        offices |= {REPRESENTS[status] for status in statuses if status in REPRESENTS}
    return {str(getattr(office, "value", office)) for office in offices}


def _offices_of_the_presidency(party, on):
    """``ppt`` in the party's own term; ``troika`` in the year before and after it (R20 III-A)."""
    terms = list(Presidency.objects.filter(party=party).values_list("from_on", "until_on"))
    presides = {years: any(start <= a_year_from(on, years) < end for start, end in terms) for years in (-1, 0, 1)}
    offices = {"ppt", "troika"} if presides[0] else set()
    if presides[-1] or presides[1]:
        offices.add("troika")
    return offices


def _bodies_of_every_member(on):
    """Bodies alive on the day that every member belongs to, that is, all that list no parties of their own."""
    return set(
        Body.objects.filter(holds_on(on), parties=None)
        .exclude(type__in=[BodyType.SECRETARIAT, BodyType.TROIKA, BodyType.DRAFTING_COMMITTEE, BodyType.TRIPARTITE])
        .values_list("code", flat=True)
    )


