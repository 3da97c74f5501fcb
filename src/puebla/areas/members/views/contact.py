"""How to reach people: added, corrected and confirmed by their own country or the secretariat (P3)."""

from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from puebla.kernel import clock
from puebla.kernel.access.needs import needs
from puebla.kernel.ui.attempt import attempt, status_of
from puebla.kernel.ui.page import done, page

from ..actions.contact import add_contact, confirm_contact, edit_contact
from ..forms.contact import ContactForm
from ..queries.contact import contacts_of_parties
from ..queries.party import parties_visible_to
from .party import address_of


@needs("contact.edit", among=parties_visible_to, key="code", look_up="code")
def contact_add(request, party):
    form = ContactForm(request.POST or None, party=party)
    if attempt(form, lambda **facts: add_contact(by=request.standing, on=clock.today(), **facts)):
        return done(request, to=address_of(party), message=_("Recorded."))
    return page(request, "members/contact/edit.html", status=status_of(form), form=form, party=party, person=None)


@needs("contact.edit", among=contacts_of_parties)
def contact_edit(request, person):
    party = person.institution.party
    form = ContactForm(request.POST or None, party=party, person=person)
    if attempt(form, lambda **facts: edit_contact(person=person, by=request.standing, on=clock.today(), **facts)):
        return done(request, to=address_of(party), message=_("Saved."))
    return page(request, "members/contact/edit.html", status=status_of(form), form=form, party=party, person=person)


@needs("contact.confirm", among=contacts_of_parties)
@require_POST
def contact_confirm(request, person):
    confirm_contact(person=person, by=request.standing, on=clock.today())
    message = _("The contact of %(name)s is confirmed.") % {"name": person.name}
    return done(request, to=address_of(person.institution.party), message=message)
