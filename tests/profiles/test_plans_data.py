"""The plans and the calendar of 2022 as data: the counts of the sources, whole and unbroken."""

import json
from collections import Counter
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from ruamel.yaml import YAML

import puebla.profiles

PROFILES = Path(puebla.profiles.__file__).parent
FILES = ("plan-2019-2022", "plan-2023-2026", "plan-of-action-2009", "activities-2022")


def read(name):
    return YAML(typ="safe", pure=True).load((PROFILES / "rcm" / f"{name}.yaml").read_text("utf-8"))


@pytest.fixture(scope="module")
def data():
    return {name: read(name) for name in FILES}


@pytest.fixture(scope="module")
def sp19(data):
    return data["plan-2019-2022"]


@pytest.fixture(scope="module")
def sp23(data):
    return data["plan-2023-2026"]


@pytest.fixture(scope="module")
def pa09(data):
    return data["plan-of-action-2009"]


@pytest.fixture(scope="module")
def calendar(data):
    return data["activities-2022"]


def validator(kind):
    registry = Registry().with_resources(
        (path.name, Resource.from_contents(json.loads(path.read_text("utf-8"))))
        for path in (PROFILES / "schemas").glob("*.json")
    )
    schema = registry.contents(f"{kind}.schema.json")
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, registry=registry)


@pytest.mark.parametrize("name", FILES)
def test_file_is_valid_by_the_schema_of_its_kind(name):
    content = read(name)

    assert [error.message for error in validator(content["kind"]).iter_errors(content)] == []


@pytest.mark.parametrize("name", FILES)
def test_an_unknown_key_is_refused(name):
    content = read(name) | {"unheard_of": 1}

    assert len(list(validator(content["kind"]).iter_errors(content))) == 1


def test_sp19_counts(sp19):
    assert Counter(objective["level"] for objective in sp19["objectives"]) == {"general": 1, "specific": 3}
    assert [len(pillar["topics"]) for pillar in sp19["pillars"]] == [9, 11, 15]
    assert {
        name: len(sp19[name])
        for name in ("principles", "working_groups", "actors", "rationale", "charter_steps", "notes")
    } == {"principles": 8, "working_groups": 4, "actors": 10, "rationale": 13, "charter_steps": 10, "notes": 1}
    assert [len(form["columns"]) for form in sp19["matrix_forms"]] == [8, 7]
    assert sp19["cap"]["priority_activities"] == 3


def test_sp23_counts(sp23):
    assert Counter(objective["level"] for objective in sp23["objectives"]) == {"general": 1, "specific": 3}
    assert [len(pillar["topics"]) for pillar in sp23["pillars"]] == [11, 13, 15]
    assert {
        name: len(sp23[name])
        for name in ("principles", "approaches", "working_groups", "results", "fora", "achievements")
    } == {"principles": 8, "approaches": 4, "working_groups": 3, "results": 4, "fora": 5, "achievements": 6}
    assert Counter(indicator["level"] for indicator in sp23["indicators"]) == {"result": 3, "process": 2, "impact": 3}
    assert sp23["cap"] is None


def test_numbers_of_topics_run_from_one(sp19, sp23):
    for plan in (sp19, sp23):
        for pillar in plan["pillars"]:
            assert [topic["printed"] for topic in pillar["topics"]] == [
                str(number) for number in range(1, len(pillar["topics"]) + 1)
            ]


def test_l2_every_topic_of_2023_has_an_origin_or_is_new_and_none_of_2019_is_lost(sp19, sp23):
    links = sp23["succeeds"]["topics"]
    earlier = {topic["code"] for pillar in sp19["pillars"] for topic in pillar["topics"]}
    later = {topic["code"] for pillar in sp23["pillars"] for topic in pillar["topics"]}

    assert {link["topic"] for link in links} == later
    assert {link["of"] for link in links if "of" in link} == earlier
    assert Counter(link["kind"] for link in links) == {"same": 29, "reworded": 5, "moved": 1, "new": 5}


def test_l2_a_topic_called_the_same_has_the_same_name(sp19, sp23):
    names = {
        topic["code"]: topic["name"]["en"].lower().replace(",", "")
        for plan in (sp19, sp23)
        for pillar in plan["pillars"]
        for topic in pillar["topics"]
    }

    for link in sp23["succeeds"]["topics"]:
        if link["kind"] in ("same", "reworded"):
            assert (names[link["topic"]] == names[link["of"]]) == (link["kind"] == "same"), link


def test_pa09_counts_by_objective(pa09):
    counted = {
        theme["code"]: [
            (len(o["actions"]), sum("printed" in line for line in o["activities"]), len(o["schedule"]))
            for o in theme["objectives"]
        ]
        for theme in pa09["themes"]
    }

    assert counted == {
        "pa09-policy": [
            (3, 3, 3), (1, 2, 2), (1, 1, 1), (1, 0, 0), (1, 0, 0), (3, 2, 2), (3, 5, 5), (1, 1, 1), (1, 1, 1),
            (1, 1, 1), (1, 2, 2),
        ],
        "pa09-rights": [(2, 1, 2), (4, 6, 7), (3, 3, 3), (1, 0, 1), (1, 1, 1)],
        "pa09-development": [(2, 2, 2), (1, 1, 1), (1, 1, 1), (1, 1, 1)],
    }  # fmt: skip


def test_pa09_counts_in_all(pa09):
    objectives = [objective for theme in pa09["themes"] for objective in theme["objectives"]]
    lines = [line for objective in objectives for line in objective["activities"]]

    assert len(pa09["themes"]) == 3
    assert len(objectives) == 20
    assert sum(len(objective["actions"]) for objective in objectives) == 33
    assert sum("printed" in line for line in lines) == 34
    assert sum("reference" in line for line in lines) == 6
    assert sum(len(objective["schedule"]) for objective in objectives) == 37


def test_pa09_every_line_hangs_on_a_line_of_its_own_objective(pa09):
    for theme in pa09["themes"]:
        for objective in theme["objectives"]:
            actions = [action["printed"] for action in objective["actions"]]
            activities = [line.get("printed") or line["code"] for line in objective["activities"]]

            assert len(set(actions)) == len(actions)
            assert len(set(activities)) == len(activities)
            assert {line["of"] for line in objective["activities"]} <= set(actions)
            assert {entry["of"] for entry in objective["schedule"]} <= set(activities)


def test_pa09_broken_numbers_are_findings_and_nothing_else_is(pa09):
    """A number that does not begin with its parent's number is a finding; all others are in order."""
    odd, found = [], []
    for theme in pa09["themes"]:
        for objective in theme["objectives"]:
            for line in objective["activities"] + objective["schedule"]:
                if "finding" in line:
                    found.append((theme["code"], line["printed"], line["of"]))
                if "printed" in line and line["of"][0].isdigit() and not line["printed"].startswith(line["of"] + "."):
                    odd.append((theme["code"], line["printed"], line["of"]))

    assert sorted(odd) == [
        ("pa09-policy", "1.2.1.1", "1.3.1"),
        ("pa09-policy", "11.2.1.1", "11.1.2"),
        ("pa09-policy", "2.2.1", "2.1"),
    ]
    assert sorted(found) == sorted([*odd, ("pa09-development", "1.2.1", "1.2")])


def test_c21_eighteen_entries_are_seventeen_activities(calendar):
    activities = calendar["activities"]
    items = [item for activity in activities for item in activity["items"]]

    assert sorted(items) == [f"7.{letter}" for letter in "abcdefghijklmnopqr"]
    assert len(activities) == 17
    assert [a["items"] for a in activities if len(a["items"]) > 1] == [["7.f", "7.q"]]
    assert Counter(body for a in activities for body in a["bodies"]) == {
        "wg-labour-2019": 5,
        "wg-irregular-mass-2019": 2,
        "wg-protection-2019": 7,
        "wg-border-2019": 4,
    }
    assert {a["state"] for a in activities} == {"no_evidence"}
    assert all(a["mapping"]["ours"] for a in activities)


def test_c21_structural_meetings_are_meetings_not_activities(calendar):
    meetings = calendar["meetings"]
    romans = [
        sub["item"]
        for entry in calendar["activities"] + meetings
        for sub in entry.get("subtopics", []) + entry.get("subitems", [])
    ]

    assert [meeting["item"] for meeting in meetings] == ["7.s", "7.t", "7.u", "7.v", "7.w"]
    assert romans == ["7.p.i", "7.p.ii", "7.p.iii", "7.u.i"]


def test_calendar_maps_to_topics_of_the_plan_in_force(calendar, sp19):
    topics = {topic["code"] for pillar in sp19["pillars"] for topic in pillar["topics"]}

    assert {topic for a in calendar["activities"] for topic in a["mapping"]["topics"]} <= topics


def texts(value):
    if isinstance(value, dict):
        if {"en", "es"} <= set(value):
            yield value
        for inner in value.values():
            yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)


@pytest.mark.parametrize("name", FILES)
def test_h2_every_text_stands_in_both_languages(name):
    found = list(texts(read(name)))

    assert found
    assert all(text["en"].strip() and text["es"].strip() for text in found)


# The source stands on the entry around them.
OF_THE_ENTRY_AROUND = {"mapping", "moments"}


@pytest.mark.parametrize("name", FILES)
def test_every_entry_names_its_source(name):
    """Every mapping with a code, a number or a day of its own says where it stands."""

    def missing(value, key=""):
        if isinstance(value, dict):
            names = {"code", "printed", "on", "item", "topic", "pillar", "actor", "party"} & set(value)
            if names and "source" not in value and key not in OF_THE_ENTRY_AROUND:
                yield key, value
            for inner_key, inner in value.items():
                yield from missing(inner, inner_key)
        elif isinstance(value, list):
            for inner in value:
                yield from missing(inner, key)

    assert list(missing(read(name))) == []
