"""Who is to be reached: focal points and the secretariat, and which contacts nobody has confirmed lately (P3)."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from puebla.areas.bodies.models import Seat
from puebla.areas.bodies.queries.presidency import presidency_on
from puebla.areas.bodies.states import Office
from puebla.areas.members.queries.party import members_on
from puebla.areas.members.queries.period import holds_on
from puebla.areas.members.rules.contact import is_stale
from puebla.profiles.process import process

from ...rules.content import Cell, Content, Figure, Grid, Pair, Record, both, of
from ..scope import Scope
from .words import column, day_said


def contacts(scope: Scope) -> Content:
    """Everybody's for a presidency; for a country its own, the presidency's of the day and the secretariat's."""
    presidency = presidency_on(scope.on)
    presiding = presidency.party_id if presidency else None
    seats = list(_seats(scope, presiding))
    months = process().setting("contact_confirmation_months")
    rows: list[list[Cell]] = [
        [
            _whose(seat, presiding),
            seat.person.name,
            seat.person.email,
            day_said(seat.person.confirmed_on, _("never")),
        ]
        for seat in seats
    ]
    pages: list[Record | None] = [("party", seat.party.code) if seat.party else None for seat in seats]
    stale = sum(is_stale(seat.person.confirmed_on, on=scope.on, months=months) for seat in seats)
    columns = [
        column(_("Country"), weight=1.4),
        column(_("Name"), weight=1.6),
        column(_("E-mail"), weight=2),
        column(_("Confirmed on"), weight=1.2),
    ]
    content = Content(
        figures=[Figure("stale", both(_("Contacts not confirmed lately")), stale, len(seats))],
        grids=[Grid("contacts", both(_("Contacts")), columns, rows, records=pages)],
    )
    if scope.party and not any(seat.party_id == scope.party.pk for seat in seats):
        content.remarks.append(both(_("No focal point of this country is on record. The Secretariat can name one.")))
    if not scope.party:
        members = members_on(scope.on)
        reached = members.filter(pk__in=[seat.party_id for seat in seats if seat.party_id]).count()
        content.figures.append(Figure("reached", both(_("Members with a focal point")), reached, members.count()))
    return content


def _whose(seat: Seat, presiding: int | None) -> Pair:
    if seat.party is None:
        return both(_("Executive Secretariat"))
    name = of(seat.party, "name")
    if seat.party_id != presiding:
        return name
    return {language: f"{name[language]} ({text})" for language, text in both(_("Presidency pro tempore")).items()}


def _seats(scope: Scope, presiding: int | None) -> QuerySet[Seat]:
    found = Seat.objects.filter(holds_on(scope.on), office__in=[Office.FOCAL_POINT, Office.ES]).select_related(
        "person", "party"
    )
    if scope.party:
        found = found.filter(Q(party=scope.party) | Q(party=presiding, party__isnull=False) | Q(party=None))
    return found.order_by("party__name_en", "person__name")
