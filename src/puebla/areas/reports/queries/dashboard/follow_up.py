"""Which countries the work rests on, and how far it has come with each of them."""

from collections import defaultdict
from dataclasses import dataclass

from django.utils.translation import gettext as _

from puebla.areas.activities.queries.matrix.directory import PartyRow
from puebla.areas.activities.queries.matrix.order import A
from puebla.areas.members.queries.party import members_on_each
from puebla.kernel.charts.chart import Cell, Chart
from puebla.kernel.charts.heat import heated
from puebla.kernel.charts.shapes import mapped
from puebla.kernel.kept import reading
from puebla.kernel.numbers import say_number

from .said import say_reported
from .scope import Scope


@dataclass(frozen=True)
class Country:
    """A member of the day and the activities that it carries out, hosts or supports, by state."""

    party: PartyRow
    name: str
    states: dict[str, int]

    @property
    def activities(self) -> int:
        return sum(self.states.values())


def countries_of(scope: Scope) -> list[Country]:
    """The members of the reader's day (P5); an activity of several countries counts for each. Two statements."""
    members = {party.pk for party in members_on_each([scope.on])[scope.on]}
    found: dict[int, dict[str, int]] = defaultdict(dict)
    with reading() as cursor:
        cursor.execute(
            f"""SELECT part.party_id, counted.state, count(*) FROM (SELECT DISTINCT it.activity_id, it.party_id
                FROM activities_involvement AS it WHERE it.party_id = ANY(%s)) AS part
                JOIN (SELECT {A}.id, {A}.state {scope.source.sql}) AS counted ON counted.id = part.activity_id
                GROUP BY 1, 2""",
            (sorted(members), *scope.source.values),
        )
        for party, state, number in cursor.fetchall():
            found[party][state] = number
    rows = [row for row in scope.choices.directory.parties.values() if row.id in members]
    named = [Country(row, scope.labels.parties[row.id], found.get(row.id, {})) for row in rows]
    return sorted(named, key=lambda country: country.name.casefold())


def follow_up_charts(scope: Scope, countries: list[Country]) -> list[Chart]:
    """The countries by state, and on the map."""
    return [_heat(scope, countries), _map(scope, countries)]


def _heat(scope: Scope, countries: list[Country]) -> Chart:
    states = scope.vocabulary.order()
    numbers = {
        (country.name, scope.words[state]): number for country in countries for state, number in country.states.items()
    }
    return Chart(
        _("Follow-up by country"),
        _say_who(countries),
        [_("Country"), *(scope.words[state] for state in states), _("Reported")],
        [
            [
                Cell(country.name, _listed(scope, country)),
                *(Cell(country.states.get(state, 0), _listed(scope, country, state)) for state in states),
                Cell(say_reported(country.states)),
            ]
            for country in countries
        ],
        heated([country.name for country in countries], [scope.words[state] for state in states], numbers),
    )


def _map(scope: Scope, countries: list[Country]) -> Chart:
    by_code = {country.party.code.upper(): country for country in countries}
    return Chart(
        _("On the map"),
        _say_who(countries),
        [_("Country"), _("Activities")],
        [[Cell(country.name), Cell(country.activities, _listed(scope, country))] for country in countries],
        mapped(
            {code: country.activities for code, country in by_code.items()},
            {code: country.name for code, country in by_code.items()},
            {code: url for code, country in by_code.items() if (url := _listed(scope, country))},
        ),
    )


def _listed(scope: Scope, country: Country, state: str = "") -> str | None:
    number = country.states.get(state, 0) if state else country.activities
    return scope.in_list(party=country.party.code, state=state) if number else None


def _say_who(countries: list[Country]) -> str:
    taking = sorted((one for one in countries if one.activities), key=lambda one: -one.activities)
    told = _("%(taking)s of %(all)s members take part in activities.") % {
        "taking": say_number(len(taking)),
        "all": say_number(len(countries)),
    }
    most = [one.name for one in taking if one.activities == taking[0].activities]
    if not most or len(most) == len(taking):
        return told
    return f"{told} " + _("Most: %(names)s, with %(number)s.") % {
        "names": ", ".join(most),
        "number": say_number(taking[0].activities),
    }
