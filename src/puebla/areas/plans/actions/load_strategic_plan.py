"""A strategic plan of a profile as records."""

from puebla.areas.bodies.models import Body
from puebla.areas.members.models import Party
from puebla.kernel.access.audience import Audience
from puebla.kernel.access.must import must
from puebla.kernel.access.standing import Standing
from puebla.kernel.dates import parse_dated

from ..models import Indicator, InterpretiveNote, Passage, Pillar, Plan, PlanGroup, Topic, TopicSuccession
from ..rules.columns import NOTHING, columns
from ..states import PassageKind, PlanKind

# Which list of the file holds which kind of passage; objectives are told apart by their level.
LISTS = {
    "principles": PassageKind.PRINCIPLE,
    "approaches": PassageKind.APPROACH,
    "rationale": PassageKind.WEAKNESS,
    "charter_steps": PassageKind.CHARTER_STEP,
    "achievements": PassageKind.ACHIEVEMENT,
    "fora": PassageKind.FORUM,
    "documents": PassageKind.RELATED_DOCUMENT,
    "results": PassageKind.RESULT,
    "facts": PassageKind.FACT,
    "actors": PassageKind.ACTOR,
    "findings": PassageKind.FINDING,
}
LEVELS = {"general": PassageKind.GENERAL_OBJECTIVE, "specific": PassageKind.SPECIFIC_OBJECTIVE}


def load_strategic_plan(*, data: dict, by: Standing) -> Plan:
    """Plan, pillars and topics, passages with notes, indicators, working groups of one file of a profile."""
    must(by, "plan.publish")
    state = data["state"]
    plan = Plan.objects.create(
        code=data["code"],
        kind=PlanKind.STRATEGIC,
        **columns("title", data["title"]),
        from_year=int(data["period"]["first_year"]),
        until_year=int(data["period"]["last_year"]),
        state=state["code"],
        **columns("state_note", state["text"]),
        **columns("vision", data["vision"]["text"]),
        **columns("mission", data["mission"]["text"]),
        priority_activities_a_year=(data["cap"] or {}).get("priority_activities"),
        revised_every_years=data.get("revision", {}).get("every_years"),
        review=data.get("review", {}),
        forms={
            "group_plan": data.get("group_plan_form", []),
            "matrix": {form["code"]: form["columns"] for form in data.get("matrix_forms", [])},
        },
        audience=Audience.PUBLIC,
        source=data["source"],
    )
    _load_pillars(plan, data["pillars"])
    passages = _PassageLoader(plan)
    for entry in data["objectives"]:
        passages.add(LEVELS[entry["level"]], entry)
    for name, kind in LISTS.items():
        for entry in data.get(name, []):
            passages.add(kind, entry)
    _name_actors(plan)
    _load_notes(plan, data.get("notes", []))
    _load_indicators(plan, data.get("indicators", []))
    bodies = Body.objects.in_bulk([group["body"] for group in data["working_groups"]], field_name="code")
    PlanGroup.objects.bulk_create(
        PlanGroup(
            plan=plan,
            body=bodies[group["body"]],
            position=position,
            printed=group.get("printed", ""),
            source=group["source"],
        )
        for position, group in enumerate(data["working_groups"], 1)
    )
    return plan


def load_succession(*, data: dict, by: Standing) -> None:
    """What the plan succeeds, and which topic goes on from which (sources.md 3)."""
    must(by, "plan.publish")
    if "succeeds" not in data:
        return
    plan = Plan.objects.get(code=data["code"])
    plan.succeeds = Plan.objects.get(code=data["succeeds"]["plan"])
    plan.save(update_fields=["succeeds"])
    pillars = Pillar.objects.in_bulk(field_name="code")
    for link in data["succeeds"].get("pillars", []):
        if "of" in link:
            Pillar.objects.filter(code=link["pillar"]).update(succeeds=pillars[link["of"]])
    topics = Topic.objects.in_bulk(field_name="code")
    TopicSuccession.objects.bulk_create(
        TopicSuccession(
            earlier=topics[link["of"]], later=topics[link["topic"]], kind=link["kind"], source=link["source"]
        )
        for link in data["succeeds"]["topics"]
        if "of" in link
    )


def _load_pillars(plan, pillars):
    for number, entry in enumerate(pillars, 1):
        pillar = Pillar.objects.create(
            plan=plan,
            number=number,
            code=entry["code"],
            **columns("name", entry["name"]),
            aliases=[alias["name"] for alias in entry.get("aliases", [])],
            source=entry["source"],
        )
        Topic.objects.bulk_create(
            Topic(
                pillar=pillar,
                number=int(topic["printed"]),
                code=topic["code"],
                **columns("name", topic["name"]),
                source=topic["source"],
            )
            for topic in entry["topics"]
        )


class _PassageLoader:
    """Passages in the order of the file, numbered within their kind."""

    def __init__(self, plan):
        self.plan = plan
        self.positions = {}

    def add(self, kind, entry, parent=None):
        """One passage, and its details below it."""
        self.positions[kind] = self.positions.get(kind, 0) + 1
        on, precision = parse_dated(entry.get("on"))
        passage = Passage.objects.create(
            plan=self.plan,
            kind=kind,
            parent=parent,
            position=self.positions[kind],
            code=entry.get("code") or entry.get("actor", ""),
            printed=entry.get("printed", ""),
            **columns("name", entry.get("name", NOTHING)),
            **columns("text", entry.get("text", NOTHING)),
            on=on,
            precision=precision,
            through_on=parse_dated(entry.get("through"))[0],
            named=[*([entry["body"]] if "body" in entry else []), *entry.get("parties", [])],
            source=entry.get("source", parent.source if parent else ""),
        )
        for moment in entry.get("moments", []):
            self.add(PassageKind.DETAIL, moment, parent=passage)
        for included in entry.get("includes", []):
            self.add(PassageKind.DETAIL, {"name": included}, parent=passage)
        return passage


def _name_actors(plan):
    """An actor that is a body is called by that body's name."""
    actors = list(plan.passages.filter(kind=PassageKind.ACTOR))
    bodies = Body.objects.in_bulk([actor.code for actor in actors], field_name="code")
    for actor in actors:
        if actor.code in bodies:
            actor.name_en, actor.name_es = bodies[actor.code].name_en, bodies[actor.code].name_es
            actor.save(update_fields=["name_en", "name_es"])


def _load_notes(plan, notes):
    for note in notes:
        name, _slash, code = note["passage"].partition("/")
        InterpretiveNote.objects.create(
            passage=Passage.objects.get(plan=plan, kind=LISTS[name], code=code),
            party=Party.objects.get(code=note["party"]),
            printed=note.get("printed", ""),
            **columns("text", note["text"]),
            source=note["source"],
        )


def _load_indicators(plan, indicators):
    Indicator.objects.bulk_create(
        Indicator(
            plan=plan,
            code=entry["code"],
            position=position,
            kind=entry["level"],
            dac_level=entry["dac"],
            **columns("name", entry["name"]),
            counter=entry.get("counter", ""),
            **columns("unit", entry.get("unit", NOTHING)),
            is_additive=entry.get("additive", False),
            dimensions=entry.get("dimensions", []),
            source=entry["source"],
        )
        for position, entry in enumerate(indicators, 1)
    )
