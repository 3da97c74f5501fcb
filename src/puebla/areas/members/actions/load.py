"""The parties of a profile: names, dated status, functions, institutions, conditions of admission."""

from puebla.kernel.dates import parse_dated
from puebla.profiles.columns import pair, period

from ..models import Checklist, Criterion, Institution, Participation, Party, PartyAlias, PartyFunction, PartyMention


def load(profile, *, by):
    """Load ``parties.yaml``, ``institutions.yaml`` and ``admission.yaml``; returns how many of each."""
    data = profile["parties"]
    Party.objects.bulk_create(_party(one) for one in data["parties"])
    parties = Party.objects.in_bulk(field_name="code")
    for one in data["parties"]:
        _load_details(parties[one["code"]], one)
    for listed in data.get("lists", ()):
        _load_list(listed, parties)
    institutions = profile.get("institutions", {"institutions": []})["institutions"]
    Institution.objects.bulk_create(_institution(one, parties) for one in institutions)
    return {"parties": len(parties), "institutions": len(institutions), "criteria": _load_criteria(profile)}


def _party(one):
    return Party(
        code=one["code"],
        kind=one["kind"],
        iso3=one.get("iso3", ""),
        time_zone=one.get("time_zone", ""),
        holidays_code=one.get("holidays", ""),
        source=one["source"],
        **pair("name", one["name"]),
        **pair("short_name", one.get("short_name")),
        **pair("capital", one.get("capital")),
    )


def _load_details(party, one):
    Participation.objects.bulk_create(
        Participation(
            party=party,
            status=held["status"],
            known_for=[int(year) for year in held.get("known_for", ())],
            **pair("basis", held.get("basis")),
            **period(held),
        )
        for held in one["participations"]
    )
    PartyAlias.objects.bulk_create(
        PartyAlias(party=party, name=alias["name"], language=_language(alias), **period(alias))
        for alias in one.get("aliases", ())
    )
    PartyFunction.objects.bulk_create(
        PartyFunction(party=party, code=held["function"], **period(held)) for held in one.get("functions", ())
    )


def _language(alias):
    """``mul`` says that a short form is used in every language."""
    return "" if alias["language"] == "mul" else alias["language"]


def _load_list(listed, parties):
    PartyMention.objects.bulk_create(
        PartyMention(
            party=parties[entry["party"]],
            list_code=listed["code"],
            year=int(listed["year"]),
            position=position,
            printed=entry["printed"],
            source=listed["source"],
            **pair("list_name", listed["name"]),
        )
        for position, entry in enumerate(listed["entries"], 1)
    )


def _institution(one, parties):
    return Institution(
        code=one["code"],
        party=parties[one["party"]] if "party" in one else None,
        source=one["source"],
        **pair("name", one["name"]),
        **pair("short_name", one.get("short_name")),
    )


def _load_criteria(profile):
    data = profile.get("admission", {"checklists": []})
    Checklist.objects.bulk_create(_checklist(one, data.get("adopted")) for one in data["checklists"])
    lists = [(one["status"], one["conditions"]) for one in data["checklists"]]
    lists.append(("", data.get("observer_terms", [])))
    criteria = [
        Criterion(
            status=status,
            position=position,
            evidence=one["evidence"],
            source=one["source"],
            **pair("text", one["text"]),
        )
        for status, conditions in lists
        for position, one in enumerate(conditions, 1)
    ]
    return len(Criterion.objects.bulk_create(criteria))


def _checklist(one, adopted):
    return Checklist(
        status=one["status"],
        decided_by=one["decided_by"],
        is_private=one["session"] == "closed",
        adopted_on=parse_dated(adopted["from"])[0] if adopted else None,
        source=one["source"],
        **pair("adopted_at", adopted["at"] if adopted else None),
        **pair("how", one["how"]),
    )
