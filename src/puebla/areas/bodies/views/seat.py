"""Appointments: who sits where for a party."""

from django.utils.translation import gettext as _

from puebla.areas.members.queries.party import parties_visible_to
from puebla.areas.members.views.party import address_of
from puebla.kernel import clock
from puebla.kernel.access.needs import needs
from puebla.kernel.ui.attempt import attempt, status_of
from puebla.kernel.ui.page import done, page

from ..actions.seat import appoint, end_seat
from ..forms.seat import AppointForm, EndForm
from ..queries.appointment import offices_open_to
from ..queries.contact import seats_visible_to


@needs("contact.appoint", among=parties_visible_to, key="code", look_up="code")
def seat_appoint(request, party):
    today, by = clock.today(), request.standing
    form = AppointForm(request.POST or None, party=party, offices=offices_open_to(by, party, on=today), on=today)
    if seat := attempt(form, lambda **facts: appoint(party=party, by=by, on=today, **facts)):
        message = _("%(name)s is appointed.") % {"name": seat.person.name}
        return done(request, to=address_of(party), message=message)
    return page(request, "bodies/seat/appoint.html", status=status_of(form), form=form, party=party)


@needs("contact.appoint", among=seats_visible_to)
def seat_end(request, seat):
    form = EndForm(request.POST or None)
    if attempt(form, lambda **facts: end_seat(seat=seat, by=request.standing, **facts)):
        return done(request, to=address_of(seat.party), message=_("The seat ends."))
    return page(request, "bodies/seat/end.html", status=status_of(form), form=form, seat=seat)
