"""A seat: a person holds an office for a party, in a body, from a day until a day. Every right starts here (A1)."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from puebla.areas.members.models import Party
from puebla.kernel.trail import remembered

from ..states import Office
from .body import Body


@remembered
class Seat(models.Model):
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="seats")
    office = models.CharField(_("office"), max_length=20, choices=Office)
    party = models.ForeignKey(Party, models.PROTECT, null=True, blank=True, related_name="seats")
    body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="seats")
    from_on = models.DateField(_("from"))
    until_on = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gt=F("from_on")), name="seat_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=Q(office="es") | Q(party__isnull=False), name="seat_outside_the_secretariat_has_a_party"
            ),
        ]

    def __str__(self):
        return f"{self.person}, {self.get_office_display()}"
