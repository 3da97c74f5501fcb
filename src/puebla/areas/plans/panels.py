"""What plans add to the pages of countries and bodies."""

from puebla.kernel.access.table import can
from puebla.kernel.ui.panels import panel

from .models import Need
from .queries.group_plan import group_plans_for, plans_setting_up
from .queries.need import needs_of


@panel("members.country", position=30, template="plans/country/needs.html")
def needs_panel(request, country):
    may_state = can(request.standing, "need.state", Need(party=country))
    return {"needs": needs_of(country, request.standing), "may_state": may_state}


@panel("bodies.body", position=30, template="plans/body/plans.html")
def plans_panel(request, body):
    return {
        "plans": list(plans_setting_up(body, request.standing)),
        "group_plans": list(group_plans_for(body, request.standing)),
    }
