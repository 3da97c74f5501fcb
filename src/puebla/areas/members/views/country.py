"""Countries: who they are on a day, on a map and in a table; one of them whole."""

from puebla.kernel import clock
from puebla.kernel.access.needs import needs
from puebla.kernel.ui.page import page
from puebla.kernel.ui.panels import panels_of

from ..forms.dated import asked_day
from ..queries.party import countries_by_status_on, countries_visible_to
from .party import shown


@needs("party.view")
def country_list(request):
    day, form = asked_day(request, clock.today())
    return page(
        request,
        "members/country/list.html",
        day=day,
        is_today=day == clock.today(),
        form=form,
        groups=countries_by_status_on(day),
        panels=panels_of("members.countries", request, day),
    )


@needs("party.view", among=countries_visible_to, key="code", look_up="code")
def country_detail(request, country):
    return page(request, "members/party/detail.html", **shown(request, country, "members.country"))
