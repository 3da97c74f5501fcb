"""What the public home page says of the process: who presides, what is planned this year, how far it has come.

Only what the public may read is counted, whoever looks, so that two readers never see two different numbers.
"""

from django.db.models import Count

from puebla.areas.activities.queries.activity import activities_visible_to
from puebla.areas.activities.states import ActivityState
from puebla.areas.bodies.queries.presidency import troika_on
from puebla.areas.members.queries.party import members_on, observer_countries_on
from puebla.kernel.access.standing import Standing


def overview(day):
    """Members, observer countries, Troika and the year's activities on a day."""
    return {
        "members": list(members_on(day)),
        "observers": list(observer_countries_on(day)),
        "troika": troika_on(day),
        "year": year_of_activities(day),
    }


def year_of_activities(day):
    """The activities of the day's year by state and by body, and of how many anything has been reported (F7)."""
    rows = (
        activities_visible_to(Standing(on=day))
        .filter(year=day.year)
        .values("body__code", "body__name_en", "body__name_es", "state")
        .annotate(number=Count("pk"))
        .order_by("body__code", "state")
    )
    by_state = dict.fromkeys(ActivityState.values, 0)
    by_body = {}
    for row in rows:
        by_state[row["state"]] += row["number"]
        body = by_body.setdefault(row["body__code"], {"row": row, "states": dict.fromkeys(ActivityState.values, 0)})
        body["states"][row["state"]] += row["number"]
    everything = sum(by_state.values())
    return {
        "number": everything,
        "reported": everything - by_state[ActivityState.NO_EVIDENCE],
        "by_state": by_state,
        "by_body": sorted(by_body.values(), key=lambda body: -sum(body["states"].values())),
    }
