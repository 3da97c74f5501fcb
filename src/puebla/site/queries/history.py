"""What the pages of history ask."""

import datetime as dt

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from puebla.areas.bodies.queries.standing import standings_of
from puebla.areas.members.models import Party, Person
from puebla.kernel.access.standing import EVERYONE
from puebla.kernel.access.table import OFFICES
from puebla.kernel.languages import reading_language
from puebla.kernel.memory.kinds import Kind, kinds
from puebla.kernel.memory.names import Names
from puebla.kernel.memory.readable import can_somehow, readable_record
from puebla.kernel.memory.readers import readers_on


def kind_and_record(code: str, key: str, standing):
    """``(kind, record)`` where the reader may see both, else ``None``."""
    kind = next((one for one in kinds() if one.code == code), None)
    record = readable_record(kind, key, standing) if kind else None
    return (kind, record) if record is not None else None


def kinds_named(standing) -> list[tuple[str, str]]:
    """The kinds of records that the reader may ask for, with their words, in alphabetical order."""
    named = [(one.code, str(one.label)) for one in kinds() if can_somehow(standing, one.permission)]
    return sorted(named, key=lambda pair: pair[1].casefold())


def parties_with_seats() -> list[Party]:
    """The parties for which somebody may ever have acted."""
    return sorted(Party.objects.filter(seats__isnull=False).distinct().order_by("pk"), key=lambda party: party.name)


def everybodys_standing(*, on: dt.date):
    """The standing of every person on a day, by name."""
    people = list(Person.objects.order_by("name", "pk"))
    standings = standings_of(people, on=on)
    return [standings[person.pk] for person in people]


def readers_told(kind: Kind, record, *, on: dt.date, by) -> dict | None:
    """Who could read the record on that day, in words; ``None`` where it was not kept here yet. Two queries."""
    readers = readers_on(kind, record, everybodys_standing(on=on), on)
    if readers is None:
        return None
    names = Names()
    for named in readers.names:
        names.want_code(*named.split(":", 1))
    for standing in readers.standings:
        names.want_code("party", standing.party)
    names.find(by)
    facts = [(_("Audience"), ", ".join(str(audience.label) for audience in readers.audiences) or _("Public"))]
    facts.append((_("Offices"), ", ".join(_offices(readers.offices)) or _("everybody")))
    if readers.names:
        facts.append((_("Named"), ", ".join(names.of_code(*named.split(":", 1)) for named in readers.names)))
    people = [
        {"name": one.name, "offices": _offices(one.offices), "party": names.of_code("party", one.party or "")}
        for one in readers.standings
        if one.offices != {EVERYONE}
    ]
    return {"facts": facts, "people": people, "is_public": readers.is_public}


def _offices(codes) -> list[str]:
    language = reading_language()
    return [words[language] for code, words in OFFICES.items() if code in codes and code != EVERYONE]


def own_page(kind: Kind, key: str) -> str:
    """The address of the record's own page, or nothing where it has none."""
    try:
        return reverse(kind.page, args=[key]) if kind.page else ""
    except NoReverseMatch:
        return ""
