"""The public home page: in one screen what the process is, who presides, what is planned, how far it has come."""

from django.utils.translation import gettext as _

from puebla.kernel import clock
from puebla.kernel.access.needs import needs
from puebla.kernel.languages import in_language, reading_language
from puebla.kernel.regional_map import regional_map
from puebla.kernel.ui.page import page

from ..navigation import address
from ..queries.overview import overview


@needs("page.view")
def home(request):
    day = clock.today()
    found = overview(day)
    return page(
        request,
        "site/home/detail.html",
        day=day,
        members=found["members"],
        troika=found["troika"],
        year=_year(day, found["year"]),
        drawing=regional_map(_codes(found["members"]), _codes(found["observers"])),
        countries=_countries(found),
        legend=_legend(found),
        addresses={
            "matrix": address("activities:matrix"),
            "activities": address("activities:activity-list"),
            "plans": address("plans:plan-list"),
            "countries": address("members:country-list"),
            "bodies": address("bodies:body-list"),
            "presidencies": address("bodies:presidency-list"),
        },
    )


def _codes(parties):
    return [party.code.upper() for party in parties]


def _countries(found):
    """Every country of the map with its standing: the presidency before membership."""
    presiding = found["troika"].incumbent
    countries = {}
    for standing, parties in (("member", found["members"]), ("observer", found["observers"])):
        for party in parties:
            presides = presiding is not None and presiding.party_id == party.pk
            countries[party.code.upper()] = {
                "name": party.name,
                "url": f"{address('members:country-list') or ''}{party.code}/",
                "standing": "presiding" if presides else standing,
            }
    return countries


def _legend(found):
    legend = [("member", _("Member"))]
    if found["troika"].incumbent:
        legend.append(("presiding", _("Presides")))
    if found["observers"]:
        legend.append(("observer", _("Observer country")))
    return legend


def _year(day, year):
    """The year's activities with the words and addresses of each number."""
    listed = address("activities:activity-list")
    query = f"{listed}?year={day.year}" if listed else None
    for body in year["by_body"]:
        body["name"] = in_language(_Names(body["row"]), "name", reading_language()) or _("No body named")
        body["number"] = sum(body["states"].values())
        body["url"] = f"{query}&body={body['row']['body__code']}" if query and body["row"]["body__code"] else None
    return {**year, "url": query}


class _Names:
    """The bilingual name of a grouped row."""

    def __init__(self, row):
        self.name_en, self.name_es = row["body__name_en"] or "", row["body__name_es"] or ""
