"""The countries of a day for the map: who presides, who is a member, who observes."""

import datetime as dt
from dataclasses import dataclass

from django.urls import reverse

from puebla.areas.members.queries.party import members_on, observer_countries_on
from puebla.kernel.regional_map import regional_map

from .presidency import presidency_on


@dataclass(frozen=True)
class CountryMap:
    """``drawing`` as ``ui/map.html`` takes it; ``countries``: ``{code: {name, url, standing}}``."""

    drawing: dict
    countries: dict
    is_presided: bool
    is_observed: bool


def map_on(day: dt.date) -> CountryMap:
    """Members and observer countries on a day; the presiding member stands out."""
    presidency = presidency_on(day)
    members, observers = list(members_on(day)), list(observer_countries_on(day))
    standings = {party.code: "member" for party in members} | {party.code: "observer" for party in observers}
    if presidency and presidency.party.code in standings:
        standings[presidency.party.code] = "presiding"
    countries = {
        party.code: {
            "name": party.name,
            "url": reverse("members:country-detail", args=[party.code]),
            "standing": standings[party.code],
        }
        for party in [*members, *observers]
    }
    return CountryMap(
        drawing=regional_map([party.code for party in members], [party.code for party in observers]),
        countries=countries,
        is_presided="presiding" in standings.values(),
        is_observed=bool(observers),
    )
