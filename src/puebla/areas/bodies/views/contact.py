"""Contacts that nobody confirmed for too long, for the secretariat (P3)."""

from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from puebla.kernel import clock
from puebla.kernel.access.needs import needs
from puebla.kernel.ui.page import done, page
from puebla.profiles.process import process

from ..actions.reminder import remind_countries
from ..queries.contact import contacts_on, contacts_unconfirmed_on, members_without_focal_point


@needs("contact.view")
def contact_list(request):
    today, months = clock.today(), process().setting("contact_confirmation_months")
    return page(
        request,
        "bodies/contact/list.html",
        contacts=contacts_on(today),
        stale={person.pk for person in contacts_unconfirmed_on(today, months=months)},
        without=members_without_focal_point(today),
        months=months,
    )


@needs("contact.remind")
@require_POST
def contact_remind(request):
    months = process().setting("contact_confirmation_months")
    sent = remind_countries(by=request.standing, on=clock.today(), months=months)
    message = ngettext("%(number)s mail was sent.", "%(number)s mails were sent.", sent) % {"number": sent}
    return done(request, to=reverse("bodies:contact-list"), message=message)
