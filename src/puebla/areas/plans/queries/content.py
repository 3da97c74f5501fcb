"""A plan whole, as plain data in both languages: what a page shows, a version keeps, and two plans are compared by."""

from django.db.models import Model

from puebla.areas.bodies.models import Body, BodySuccession, Duty
from puebla.areas.members.models import Party
from puebla.kernel.languages import LANGUAGES

from ..models import InterpretiveNote, Line, Passage, Plan, PlanGroup, Topic, TopicSuccession
from ..models.pillar import Pillar
from ..states import PassageKind, PlanKind
from .definition import definition_of
from .indicator import indicators_of


def content_of(plan: Plan) -> dict:
    """The plan's content on this day; the number of SQL statements does not depend on its length."""
    passages = list(Passage.objects.filter(plan=plan, retired_on=None).order_by("kind", "position"))
    lines = list(Line.objects.filter(plan=plan).order_by("position")) if plan.kind == PlanKind.ACTION else []
    return {
        "code": plan.code,
        "kind": plan.kind,
        "title": pair(plan, "title"),
        "from_year": plan.from_year,
        "until_year": plan.until_year,
        "state": plan.state,
        "state_note": pair(plan, "state_note"),
        "updated_on": _iso(plan.updated_on),
        "vision": pair(plan, "vision"),
        "mission": pair(plan, "mission"),
        "cap": plan.priority_activities_a_year,
        "revised_every_years": plan.revised_every_years,
        "review": plan.review,
        "forms": plan.forms,
        "source": plan.source,
        "pillars": _pillars(plan),
        "passages": _passages(plan, passages),
        "indicators": _indicators(plan),
        "groups": _groups(plan),
        "lines": [_line(line) for line in lines],
        "names": _names({code for line in lines for code in line.named}, lines),
    }


def pair(record: Model, name: str) -> dict[str, str]:
    """``{"en": ..., "es": ...}`` of a bilingual text."""
    return {language: getattr(record, f"{name}_{language}") for language in LANGUAGES}


def _iso(day):
    return day.isoformat() if day else None


def _pillars(plan):
    origins = {}
    for link in (
        TopicSuccession.objects.filter(later__pillar__plan=plan).select_related("earlier__pillar__plan").order_by("pk")
    ):
        origins.setdefault(link.later_id, []).append(
            {
                "code": link.earlier.code,
                "kind": link.kind,
                "plan": link.earlier.pillar.plan.code,
                "pillar": link.earlier.pillar.number,
                "number": link.earlier.number,
                "name": pair(link.earlier, "name"),
            }
        )
    topics = {}
    for topic in Topic.objects.filter(pillar__plan=plan, retired_on=None).order_by("pillar__number", "number"):
        topics.setdefault(topic.pillar_id, []).append(
            {
                "id": topic.pk,
                "code": topic.code,
                "number": topic.number,
                "name": pair(topic, "name"),
                "origins": origins.get(topic.pk, []),
                "source": topic.source,
            }
        )
    return [
        {
            "id": pillar.pk,
            "code": pillar.code,
            "number": pillar.number,
            "name": pair(pillar, "name"),
            "aliases": pillar.aliases,
            "source": pillar.source,
            "topics": topics.get(pillar.pk, []),
        }
        for pillar in Pillar.objects.filter(plan=plan).order_by("number")
    ]


def _passages(plan, passages):
    notes = notes_by_passage(plan)
    duties = _duties(plan) if any(passage.kind == PassageKind.ACTOR for passage in passages) else {}
    details, kinds = {}, {kind.value: [] for kind in PassageKind}
    for passage in passages:
        entry = {
            "id": passage.pk,
            "code": passage.code,
            "printed": passage.printed,
            "name": pair(passage, "name"),
            "text": pair(passage, "text"),
            "on": _iso(passage.on),
            "through": _iso(passage.through_on),
            "precision": passage.precision,
            "named": passage.named,
            "source": passage.source,
            "notes": notes.get(passage.pk, []),
            "duties": duties.get(passage.code, []) if passage.kind == PassageKind.ACTOR else [],
            "details": details.setdefault(passage.pk, []),
        }
        if passage.parent_id:
            details.setdefault(passage.parent_id, []).append(entry)
        else:
            kinds[passage.kind].append(entry)
    return kinds


def notes_by_passage(plan: Plan) -> dict:
    """``{passage id: [note]}``: the interpretive notes that stand today; they are no part of the negotiated text."""
    found = {}
    notes = InterpretiveNote.objects.filter(passage__plan=plan, withdrawn_on=None).select_related("party")
    for note in notes.order_by("party__code", "pk"):
        found.setdefault(note.passage_id, []).append(
            {
                "id": note.pk,
                "party": note.party.code,
                "party_name": pair(note.party, "name"),
                "printed": note.printed,
                "text": pair(note, "text"),
                "on": _iso(note.noted_on),
                "source": note.source,
            }
        )
    return found


def _duties(plan):
    """What each actor does for the plan, where the plan's own text says so."""
    found = {}
    for duty in Duty.objects.filter(source__startswith=f"{plan.code} ").order_by("position"):
        found.setdefault(duty.holder, []).append({"printed": duty.printed, "text": pair(duty, "text")})
    return found


def _indicators(plan):
    return [
        {
            "id": indicator.pk,
            "code": indicator.code,
            "kind": indicator.kind,
            "dac_level": indicator.dac_level,
            "name": pair(indicator, "name"),
            "source": indicator.source,
        }
        | definition_of(indicator)
        for indicator in indicators_of(plan).prefetch_related("targets").order_by("position")
    ]


def _groups(plan):
    groups = list(PlanGroup.objects.filter(plan=plan).select_related("body").order_by("position"))
    origins = {}
    links = BodySuccession.objects.filter(later__in=[group.body_id for group in groups]).select_related("earlier")
    for link in links.order_by("pk"):
        origins.setdefault(link.later_id, []).append(link.earlier.code)
    return [
        {
            "code": group.body.code,
            "name": pair(group.body, "name"),
            "printed": group.printed,
            "origins": origins.get(group.body_id, []),
            "source": group.source,
        }
        for group in groups
    ]


def _line(line):
    return {
        "id": line.pk,
        "parent": line.parent_id,
        "level": line.level,
        "printed": line.printed,
        "text": pair(line, "text"),
        "status": line.status,
        "status_on": _iso(line.status_on),
        "since_on": _iso(line.since_on),
        "due_on": _iso(line.due_on),
        "completed_on": _iso(line.completed_on),
        "precision": line.precision,
        "priority": line.priority,
        "aliases": line.aliases,
        "named": line.named,
        "refers_to": line.refers_to_id,
        "mapped_pillar": line.mapped_pillar_id,
        "finding": pair(line, "finding"),
        "drop_reason": pair(line, "drop_reason"),
        "drop_proposed_by": line.drop_proposed_by,
        "dropped_on": _iso(line.dropped_on),
        "source": line.source,
    }


def _names(codes, lines):
    """What the named parties and bodies are called, so that an old version stays readable."""
    referred = [line.refers_to_id for line in lines if line.refers_to_id]
    names = {"parties": {}, "bodies": {}, "pillars": {}}
    if codes:
        names["parties"] = {party.code: pair(party, "name") for party in Party.objects.filter(code__in=codes)}
    if codes or referred:
        for body in Body.objects.filter(code__in=codes).union(Body.objects.filter(pk__in=referred)):
            names["bodies"][body.code] = pair(body, "name")
            names["bodies"][str(body.pk)] = pair(body, "name")
    mapped = [line.mapped_pillar_id for line in lines if line.mapped_pillar_id]
    if mapped:
        names["pillars"] = {
            str(pillar.pk): {"code": pillar.code, "name": pair(pillar, "name")}
            for pillar in Pillar.objects.filter(pk__in=mapped)
        }
    return names
