"""The activities of a profile's calendars become records; outcomes, plans, bodies and parties are there already.

What the calendar does not say stays unsaid: no day, no deadline, no concept note (sources.md 2.7).
"""

from typing import Any

from puebla.areas.bodies.models import Body
from puebla.areas.decisions.models import Item
from puebla.areas.members.models import Party
from puebla.areas.plans.models import Pillar, Plan, Topic
from puebla.kernel.access.audience import Audience
from puebla.kernel.access.standing import Standing
from puebla.kernel.trail import because

from ..models import Activity, ActivityBody, ActivityItem, ActivityTopic, Involvement
from ..states import ActorOffice, Role

ROLES = {
    "responsible": Role.RESPONSIBLE,
    "supporters": Role.SUPPORT,
    "hosts": Role.HOST,
    "providers": Role.PROVIDER,
    "counterparts": Role.COUNTERPART,
}
ONLINE = {"en": "Online", "es": "En línea"}
SEVERAL = {"en": "More than one event.", "es": "Consta de más de un evento."}


def load(profile: Any, *, by: Standing) -> dict[str, int]:
    """Every calendar of the profile, numbered in its order within the year; returns how many activities there are.

    The calendars were published with the conclusions that decided them, so the activities are public.
    """
    actors = _actors()
    loaded = 0
    with because(by=by, act="activity.load"):
        for calendar in profile.of_kind("activities"):
            for number, entry in enumerate(calendar["activities"], 1):
                _load_activity(calendar, number, entry, actors)
                loaded += 1
    return {"activities": loaded}


def _load_activity(calendar: dict, number: int, entry: dict, actors: dict[str, dict]) -> None:
    year = int(calendar["year"])
    mapping = entry["mapping"]
    bodies = [actors[code]["body"] for code in entry["bodies"]]
    place = ONLINE if entry.get("online") else {"en": "", "es": ""}
    activity = Activity.objects.create(
        plan=Plan.objects.get(code=calendar["plan"]),
        code=f"{year}-{number:02d}",
        year=year,
        title_en=entry["title"]["en"],
        title_es=entry["title"]["es"],
        type=entry["type"],
        pillar=Pillar.objects.get(code=mapping["pillar"]),
        body=bodies[0],
        state=entry["state"],
        place_en=place["en"],
        place_es=place["es"],
        notes_en=_notes(entry, "en"),
        notes_es=_notes(entry, "es"),
        sources=entry["source"].split(", "),
        is_mapping_ours=mapping["ours"],
        audience=Audience.PUBLIC,
    )
    topics = Topic.objects.in_bulk(mapping["topics"], field_name="code")
    ActivityTopic.objects.bulk_create(
        ActivityTopic(activity=activity, topic=topics[code]) for code in mapping["topics"]
    )
    items = Item.objects.filter(outcome__code=calendar.get("outcome", ""), number__in=entry["items"]).order_by(
        "position"
    )
    ActivityItem.objects.bulk_create(ActivityItem(activity=activity, item=item) for item in items)
    ActivityBody.objects.bulk_create(ActivityBody(activity=activity, body=body) for body in bodies[1:])
    Involvement.objects.bulk_create(
        Involvement(activity=activity, role=role, **actors[code])
        for name, role in ROLES.items()
        for code in entry.get(name, [])
    )


def _notes(entry: dict, language: str) -> str:
    """What the source adds to the activity, one line each: its parts, its unmarked line, what is odd about it."""
    lines = [SEVERAL[language]] if entry.get("several") else []
    lines += [f"{part['item']}: {part['text'][language]}" for part in entry.get("subtopics", [])]
    for text in (entry.get("tail"), entry.get("finding")):
        lines += [text["text"][language]] if text else []
    note = entry["mapping"].get("note")
    lines += [note[language]] if note else []
    return "\n".join(lines)


def _actors() -> dict[str, dict]:
    """The columns of an involvement for every code that a profile may name."""
    return (
        {office.value: {"office": office.value} for office in ActorOffice}
        | {body.code: {"body": body} for body in Body.objects.order_by("pk")}
        | {party.code: {"party": party} for party in Party.objects.order_by("pk")}
    )
