"""What bodies, seats and presidencies add to the pages of countries and organisations."""

from puebla.kernel import clock
from puebla.kernel.access.table import can
from puebla.kernel.ui.panels import panel
from puebla.kernel.ui.shell import csrf_input
from puebla.profiles.process import process

from .queries.body import bodies_of
from .queries.contact import contacts_of
from .queries.map import map_on
from .queries.presidency import presidencies_of


@panel("members.countries", position=10, template="bodies/country/map.html")
def map_panel(request, day):
    return {"map": map_on(day), "day": day}


@panel("members.country", position=10, template="bodies/country/presidencies.html")
def presidencies_panel(request, country):
    return {"presidencies": presidencies_of(country), "today": clock.today()}


@panel("members.country", position=20, template="bodies/country/bodies.html")
@panel("members.party", position=20, template="bodies/country/bodies.html")
def bodies_panel(request, party):
    return {"bodies": bodies_of(party, on=clock.today())}


@panel("members.country", position=25, template="bodies/contact/panel.html")
@panel("members.party", position=25, template="bodies/contact/panel.html")
def contacts_panel(request, party):
    if not can(request.standing, "contact.view"):
        return None
    months = process().setting("contact_confirmation_months")
    return {
        "party": party,
        "people": contacts_of(party, on=clock.today(), months=months),
        "months": months,
        "csrf_input": csrf_input(request),
    }
