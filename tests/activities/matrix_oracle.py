"""The matrix said again in plain Python, row by row: what the SQL of ``queries/matrix`` has to agree with."""

import datetime as dt

from puebla.areas.activities.models import Activity, ActivityBody, ActivityTopic, Involvement
from puebla.areas.activities.queries.matrix.choice import Choices
from puebla.areas.activities.queries.matrix.directory import directory
from puebla.areas.activities.queries.matrix.table import asked, table_of
from puebla.areas.activities.rules.age import is_historical, is_stale
from puebla.areas.activities.rules.alphabet import folded
from puebla.areas.activities.rules.deadline import due_on, is_overdue, planned_until

YEARS = 2  # both settings of the RCM


def choices_of(standing, plan="SP19", language="en"):
    found = Choices(directory(), standing, language)
    found.choose(plan)
    return found


class Spec(dict):
    """One activity as plain values; ``topics`` as ``2.4``, bodies and actors by code."""

    __getattr__ = dict.__getitem__


def store(specs, plan):
    """Write the specs; returns them with their ids."""
    d = directory()
    pillars = {row.number: row.id for row in d.pillars.values() if row.plan_id == plan.id}
    topics = {
        f"{d.pillars[row.pillar_id].number}.{row.number}": row.id
        for row in d.topics.values()
        if d.pillars[row.pillar_id].plan_id == plan.id
    }
    rows = Activity.objects.bulk_create(
        Activity(
            plan_id=plan.id,
            pillar_id=pillars.get(spec.pillar),
            body_id=d.body_by_code[spec.body].id if spec.body else None,
            state_reason="Said" if spec.state == "not_achieved" else "",
            **{name: spec[name] for name in COLUMNS},
        )
        for spec in specs
    )
    ActivityTopic.objects.bulk_create(
        ActivityTopic(activity=row, topic_id=topics[one])
        for row, spec in zip(rows, specs, strict=True)
        for one in spec.topics
    )
    ActivityBody.objects.bulk_create(
        ActivityBody(activity=row, body_id=d.body_by_code[one].id)
        for row, spec in zip(rows, specs, strict=True)
        for one in spec.bodies
    )
    Involvement.objects.bulk_create(
        Involvement(activity=row, role="responsible", **_actor(one, d))
        for row, spec in zip(rows, specs, strict=True)
        for one in spec.responsible
    )
    return [Spec(spec, id=row.pk) for row, spec in zip(rows, specs, strict=True)]


COLUMNS = (
    "code", "year", "state", "state_since", "deadline_year", "deadline_on", "measuring_due_on", "title_en", "title_es",
    "risks_en", "audience", "audience_to", "starts_on", "ends_on", "dates_precision",
)  # fmt: skip


def _actor(name, d):
    kind, code = name.split(":")
    if kind == "office":
        return {"office": code}
    return {f"{kind}_id": (d.party_by_code if kind == "party" else d.body_by_code)[code].id}


def due(spec):
    return due_on(deadline_on=spec.deadline_on, deadline_year=spec.deadline_year)


def signs_of(spec, on):
    age = {"state": spec.state, "state_since": spec.state_since, "year": spec.year, "on": on, "years": YEARS}
    deadline = {"state": spec.state, "deadline_on": spec.deadline_on, "deadline_year": spec.deadline_year, "on": on}
    until = planned_until(starts_on=spec.starts_on, ends_on=spec.ends_on, precision=spec.dates_precision)
    return {
        "overdue": is_overdue(**deadline, planned_until=until),
        "stale": is_stale(**age),
        "undated": due(spec) is None,
        "historical": is_historical(**age),
    }


def belongs(spec, view, standing, vocabulary):
    """Whether the activity is in the view."""
    signs = signs_of(spec, standing.on)
    return all(
        (
            standing.may_read(spec.audience, spec.audience_to),
            not view.year or spec.year == view.year,
            _one(view.pillar, [str(spec.pillar)] if spec.pillar else []),
            _one(view.topic, spec.topics),
            spec.body is None if view.body == "none" else not view.body or view.body in (spec.body, *spec.bodies),
            _one(view.responsible, spec.responsible),
            not view.status or spec.state in vocabulary.states_of(view.status),
            not view.due_from or (due(spec) or dt.date.min) >= view.due_from,
            not view.due_until or (due(spec) or dt.date.max) <= view.due_until,
            not view.signs or any(signs[sign] for sign in view.signs),
            view.part == "all" or signs["historical"] == (view.part == "historical"),
        )
    )


def _one(wanted, held):
    return not wanted or (not held if wanted == "none" else wanted in held)


def key_of(name, spec, ask):
    """What a row is sorted or grouped by, or ``None``."""
    labels, plan = ask.choices.labels, ask.choices.plan
    names = list(labels.names.values())
    return {
        "pillar": lambda: spec.pillar,
        "topic": lambda: min((ask.choices.topic_codes.index(one) for one in spec.topics), default=None),
        "body": lambda: list(ask.choices.directory.body_by_code).index(spec.body) if spec.body else None,
        "responsible": lambda: (
            list(labels.actors).index(_key(spec.responsible[0], names, labels)) if spec.responsible else None
        ),
        "status": lambda: ask.reader.vocabulary.words.index(ask.reader.vocabulary.word_of(spec.state)),
        "due": lambda: due(spec).year if due(spec) else None,
        "deadline": lambda: due(spec),
        "measuring": lambda: spec.measuring_due_on,
        "year": lambda: spec.year,
        "activity": lambda: folded(_said(spec.title_en, spec.title_es, ask)) or None,
        "risks": lambda: folded(spec.risks_en) or None,
        "flat": lambda: None,
        "": lambda: None,
        "plan": lambda: plan,
    }[name]()


def _key(name, names, labels):
    return list(labels.names)[names.index(name)]


def _said(english, spanish, ask):
    return (spanish or english) if ask.reader.language == "es" else (english or spanish)


def in_order(specs, ask):
    """The specs as the view puts them."""
    view = ask.view
    found = sorted(specs, key=lambda spec: (spec.year, spec.code))
    if view.sort_key and view.sort_key != view.group:
        found = _sorted(found, view.sort_key, ask, is_downwards=view.is_downwards)
    same = view.sort_key == view.group
    return _sorted(found, view.group, ask, is_downwards=same and view.is_downwards)


def _sorted(specs, name, ask, *, is_downwards):
    """Stable; what has no value stands last, whichever the direction."""
    valued = [spec for spec in specs if key_of(name, spec, ask) is not None]
    valued = sorted(valued, key=lambda spec: key_of(name, spec, ask), reverse=False)
    if is_downwards:
        keys = sorted({key_of(name, spec, ask) for spec in valued}, reverse=True)
        valued = [spec for key in keys for spec in valued if key_of(name, spec, ask) == key]
    return valued + [spec for spec in specs if key_of(name, spec, ask) is None]


def pages_of(view, choices):
    """``[Table]``: every page of a view, one after another."""
    from dataclasses import replace

    found, number = [], 1
    while True:
        found.append(table_of(asked(replace(view, page=number), choices)))
        if not found[-1].has_next:
            return found
        number += 1
