"""What meetings asked of member countries, and of how much of it each country has reported its follow-up."""

from collections.abc import Sequence
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from puebla.areas.decisions.queries.by_country import AskedOfCountries, asked_of_countries
from puebla.kernel.charts.chart import Cell, Chart
from puebla.kernel.charts.heat import heated
from puebla.kernel.numbers import say_number

from .follow_up import Country
from .scope import Scope

MOST = 10  # commitments with a column of their own: the latest


def commitments_of(scope: Scope) -> list[AskedOfCountries]:
    """What was decided in the years of the plan, or in the year chosen, and asks countries; the latest first (A5)."""
    return asked_of_countries(scope.standing, *scope.first_and_last)


def commitments_chart(scope: Scope, countries: Sequence[Country], commitments: Sequence[AskedOfCountries]) -> Chart:
    """A row for each member of the day, a column for each commitment: how many reports the reader may read (F7)."""
    members = {country.party.id for country in countries}
    asking = [one for one in commitments if one.is_to_all or one.named & members]
    columns = asking[:MOST]
    names = [_name(one) for one in columns]
    cells = {(one.name, _name(asked)): asked.reports.get(one.party.id, 0) for one in countries for asked in columns}
    missing = {(one.name, _name(asked)) for one in countries for asked in columns if not asked.asks(one.party.id)}
    return Chart(
        _("Commitments by country"),
        _say(countries, asking),
        [_("Country"), _("Asked"), _("With a report"), *names, _("Part reported")],
        [_row(scope, country, asking, columns) for country in countries] if asking else [],
        heated([one.name for one in countries], names, cells, without=missing),
    )


def _row(
    scope: Scope, country: Country, asking: Sequence[AskedOfCountries], columns: Sequence[AskedOfCountries]
) -> list[Cell]:
    own = [one for one in asking if one.asks(country.party.id)]
    reported = sum(country.party.id in one.reports for one in own)
    code = country.party.code
    return [
        Cell(country.name),
        Cell(len(own), _listed(scope, asked=code) if own else None),
        Cell(reported, _listed(scope, asked=code, reported=code) if reported else None),
        *(_cell(country, one) for one in columns),
        Cell(_("%(done)s of %(all)s") % {"done": say_number(reported), "all": say_number(len(own))}),
    ]


def _cell(country: Country, asked: AskedOfCountries) -> Cell:
    if not asked.asks(country.party.id):
        return Cell("—")
    number = asked.reports.get(country.party.id, 0)
    place = reverse("decisions:item-detail", args=[asked.outcome, asked.number])
    return Cell(say_number(number), f"{place}#follow-ups" if number else None)


def _say(countries: Sequence[Country], asking: Sequence[AskedOfCountries]) -> str:
    if not asking:
        return _("No meeting of these years asked anything of the members that you may read.")
    keys = [country.party.id for country in countries]
    asked = sum(one.asks(key) for one in asking for key in keys)
    reported = sum(one.asks(key) and key in one.reports for one in asking for key in keys)
    facts = {"number": say_number(len(asking)), "done": say_number(reported), "all": say_number(asked)}
    told = _("Commitments that ask members: %(number)s. Of %(all)s reports asked for, %(done)s are there.") % facts
    if len(asking) > MOST:
        told += " " + _("Columns show the latest %(shown)s.") % {"shown": say_number(MOST)}
    if not reported:
        told += " " + _("Each country reports its own follow-up on the page of the commitment.")
    return told


def _name(asked: AskedOfCountries) -> str:
    return f"{asked.outcome} {asked.number}"


def _listed(scope: Scope, **narrowed: str) -> str:
    return reverse("decisions:commitment-list") + "?" + urlencode({**narrowed, "held": scope.held})
