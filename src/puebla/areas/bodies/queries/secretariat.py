"""Who keeps the secretariat running."""

import datetime as dt

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db.models import QuerySet

from puebla.areas.members.queries.period import holds_on

from ..models import Seat
from ..states import Office


def seats_of_the_secretariat(day: dt.date) -> QuerySet[Seat]:
    """The seats of the secretariat on a day with those who hold them, by name."""
    held = Seat.objects.filter(holds_on(day), office=Office.ES, person__is_active=True)
    return held.select_related("person").order_by("person__name", "pk")


def secretariat_on(day: dt.date) -> QuerySet[Seat]:
    """The seats of the secretariat on a day whose holders can sign in."""
    held = Seat.objects.filter(holds_on(day), office=Office.ES, person__is_active=True).order_by("pk")
    return held.exclude(person__password__startswith=UNUSABLE_PASSWORD_PREFIX)
