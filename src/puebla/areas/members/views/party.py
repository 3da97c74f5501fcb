"""Organisations, the network of civil society, partners; and what every party's page shows."""

from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from puebla.kernel import clock
from puebla.kernel.access.needs import needs
from puebla.kernel.ui.attempt import attempt, status_of
from puebla.kernel.ui.page import done, page
from puebla.kernel.ui.panels import panels_of

from ..actions.party import add_party, edit_party
from ..forms.dated import asked_day
from ..forms.party import NewPartyForm, PartyForm
from ..queries.admission import undertakings_of
from ..queries.party import beside, organisations_by_status_on, parties_visible_to
from ..states import PartyKind


def address_of(party):
    """The page of a party: countries and others have lists of their own."""
    name = "members:country-detail" if party.kind == PartyKind.COUNTRY else "members:party-detail"
    return reverse(name, args=[party.code])


def shown(request, party, panels):
    """What the page of a party is made of; ``panels`` names the place where higher areas add their part."""
    found = beside(party)
    return {
        "party": party,
        "day": clock.today(),
        "standing_now": found.standing_on(clock.today()),
        "history": found.history,
        "functions": found.functions,
        "aliases": found.aliases,
        "mentions": found.mentions,
        "institutions": found.institutions,
        "undertakings": undertakings_of(party),
        "panels": panels_of(panels, request, party),
    }


@needs("party.view")
def party_list(request):
    day, form = asked_day(request, clock.today())
    groups = organisations_by_status_on(day)
    return page(request, "members/party/list.html", day=day, is_today=day == clock.today(), form=form, groups=groups)


@needs("party.view", among=parties_visible_to, key="code", look_up="code")
def party_detail(request, party):
    if party.kind == PartyKind.COUNTRY:
        return redirect(address_of(party))
    return page(request, "members/party/detail.html", **shown(request, party, "members.party"))


@needs("party.edit")
def party_add(request):
    form = NewPartyForm(request.POST or None)
    if party := attempt(form, lambda **facts: add_party(by=request.standing, **facts)):
        return done(request, to=address_of(party), message=_("%(party)s was added.") % {"party": party})
    return page(request, "members/party/add.html", status=status_of(form), form=form)


@needs("party.edit", among=parties_visible_to, key="code", look_up="code")
def party_edit(request, party):
    form = PartyForm(request.POST or None, party=party)
    if attempt(form, lambda **facts: edit_party(party=party, by=request.standing, **facts)):
        return done(request, to=address_of(party), message=_("Saved."))
    return page(request, "members/party/edit.html", status=status_of(form), form=form, party=party)
