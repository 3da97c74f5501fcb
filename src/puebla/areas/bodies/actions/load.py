"""The bodies of a profile: types and what they admit, bodies, presidencies, conferences, duties; and its people."""

import datetime as dt

from puebla.areas.members.models import Institution, Party, Person
from puebla.kernel.dates import Precision, parse_dated
from puebla.profiles.columns import pair, period

from ..models import (
    Body,
    BodyAdmission,
    BodyAgendaPoint,
    BodyAlias,
    BodyKind,
    BodyParty,
    BodyPost,
    BodySuccession,
    Conference,
    Duty,
    Presidency,
    Seat,
    Voice,
)
from ..states import Part


def load(profile, *, by):
    """Load what the profile says of bodies and presidencies, after its parties; returns how many of each."""
    parties = Party.objects.in_bulk(field_name="code")
    _load_types(profile["bodies"])
    bodies = _load_bodies(profile["bodies"]["bodies"], parties)
    _load_secretariat(profile.get("secretariat"), bodies, parties)
    duties = _load_duties(profile.get("duties", {}), bodies)
    presidencies = _load_presidencies(profile["presidencies"], parties)
    return {"bodies": len(bodies), "duties": duties, "presidencies": presidencies}


def load_people(profile, *, by):
    """The invented people of a demonstration with their seats, each marked; they have no password."""
    institutions = Institution.objects.in_bulk(field_name="code")
    parties = Party.objects.in_bulk(field_name="code")
    bodies = Body.objects.in_bulk(field_name="code")
    for one in profile.get("demo", {"people": []})["people"]:
        person = Person(
            email=one["email"],
            name=one["name"],
            institution=institutions[one["institution"]],
            language=one["language"],
            is_demonstration=True,
            confirmed_on=dt.date.fromisoformat(one["confirmed_on"]),
            **pair("position", one["title"]),
        )
        person.set_unusable_password()
        person.save()
        Seat.objects.create(
            person=person,
            office=one["office"],
            party=parties[one["party"]] if "party" in one else None,
            body=bodies[one["body"]] if "body" in one else None,
            from_on=parse_dated(one["since"])[0],
        )


def _load_types(data):
    for position, kind in enumerate(data["body_types"], 1):
        BodyKind.objects.create(
            type=kind["code"],
            position=position,
            papers=kind.get("papers", []),
            is_ours=kind.get("ours", False),
            source=kind["source"],
            **pair("name", kind["name"]),
        )
        BodyAdmission.objects.bulk_create(
            BodyAdmission(type=kind["code"], part=part, status=status, how=how, source=kind["source"])
            for part in Part.values
            for status, how in kind[part].items()
        )
    Voice.objects.bulk_create(
        Voice(
            status=one["status"],
            speaks=one["speaks"],
            may_draft=one["drafts"],
            may_decide=one["decides"],
            may_be_authorised=one["may_be_authorised"],
            source=one["source"],
        )
        for one in data["voices"]
    )


def _load_bodies(entries, parties):
    bodies = {one["code"]: _body(one) for one in entries}
    Body.objects.bulk_create(bodies.values())
    for one in entries:
        body = bodies[one["code"]]
        if "reports_to" in one:
            body.reports_to = bodies[one["reports_to"]]
        _load_parts(body, one, bodies, parties)
    Body.objects.bulk_update([body for body in bodies.values() if body.reports_to], ["reports_to"])
    return bodies


def _body(one):
    return Body(
        code=one["code"],
        type=one["type"],
        led_by=one.get("led_by", ""),
        supported_by=one.get("supported_by", []),
        supervised_by=one.get("supervised_by", ""),
        meetings_per_year=one.get("meetings_per_year"),
        size=one.get("size"),
        is_from_presumed="from" in one.get("presumed", ()),
        is_until_presumed="until" in one.get("presumed", ()),
        **pair("name", one["name"]),
        **pair("short_name", one.get("short_name")),
        **pair("mandate", one["mandate"]),
        **pair("composition", one.get("composition")),
        **pair("meets", one.get("meets")),
        **pair("origin", one.get("created_at")),
        **period(one),
    )


def _load_parts(body, one, bodies, parties):
    BodyAlias.objects.bulk_create(
        BodyAlias(body=body, name=alias["name"], language=alias["language"], **period(alias))
        for alias in one.get("aliases", ())
    )
    BodySuccession.objects.bulk_create(
        BodySuccession(earlier=bodies[link["body"]], later=body, kind=link["kind"], source=link["source"])
        for link in one.get("succeeds", ())
    )
    # Presidencies and the secretariat belong to a body by their office; only parties are listed.
    BodyParty.objects.bulk_create(
        BodyParty(body=body, party=parties[code], source=one["source"])
        for code in one.get("composed_of", ())
        if code in parties
    )
    BodyAgendaPoint.objects.bulk_create(
        BodyAgendaPoint(body=body, position=position, **pair("text", text))
        for position, text in enumerate(one.get("agenda_minimum", ()), 1)
    )


def _load_secretariat(data, bodies, parties):
    if data is None:
        return
    body = bodies[data["body"]]
    body.host = parties[data["host"]]
    country = parties.get(data["seat"].get("country"))
    for language in ("en", "es"):
        place = [data["seat"]["city"][language]] if "city" in data["seat"] else []
        place += [getattr(country, f"name_{language}")] if country else []
        setattr(body, f"seat_{language}", ", ".join(place))
    body.save()
    BodyPost.objects.bulk_create(
        BodyPost(body=body, position=position, source=post["source"], **pair("name", post["name"]))
        for position, post in enumerate(data["posts"], 1)
    )


def _load_duties(data, bodies):
    duties = [
        Duty(
            holder=one["holder"],
            body=bodies.get(one["holder"]),
            from_year=int(one["from"][:4]) if "from" in one else None,
            position=position,
            printed=item.get("marker", ""),
            source=one["source"],
            **pair("text", item["text"]),
        )
        for one in [*data.get("duties", ()), *data.get("actors", ())]
        for position, item in enumerate(one["items"], 1)
    ]
    return len(Duty.objects.bulk_create(duties))


def _load_presidencies(data, parties):
    Conference.objects.bulk_create(_conference(one, parties) for one in data.get("conferences", ()))
    terms = [_presidency(one, parties) for one in data["presidencies"]]
    return len(Presidency.objects.bulk_create(terms))


def _presidency(one, parties):
    from_on, precision = parse_dated(one.get("from", one["year"]))
    until_on, _precision = parse_dated(one.get("until", str(int(one["year"]) + 1)))
    return Presidency(
        party=parties[one["country"]],
        from_on=from_on,
        until_on=until_on,
        precision=precision if "from" in one else Precision.YEAR,
        source=one["source"],
        **pair("theme", one.get("theme")),
    )


def _conference(one, parties):
    place = one.get("place", {})
    return Conference(
        ordinal=one["ordinal"],
        printed=one["printed"],
        year=int(one["year"]),
        is_inferred="year" in one.get("inferred", ()),
        country=parties.get(place.get("country")),
        **pair("city", place.get("city")),
        **period(one),
    )
