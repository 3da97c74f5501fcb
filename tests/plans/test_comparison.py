"""L2: what went on from plan to plan, was reworded, moved, added or left out."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from puebla.areas.plans.queries.comparison import comparison_of, content_named, names_at_first, names_to_compare
from puebla.areas.plans.queries.content import content_of
from puebla.areas.plans.rules.comparison import compare_topics, follows
from puebla.areas.plans.rules.succession import chain
from puebla.kernel.access.standing import Standing

from .conftest import TODAY

EVERYBODY = Standing(on=TODAY)


def content(code, topics):
    """A content with one pillar: ``topics`` maps codes to ``(name, [codes of origins])``."""
    return {
        "code": code,
        "pillars": [
            {
                "code": f"{code}-p",
                "number": 1,
                "topics": [
                    {
                        "code": topic,
                        "number": number,
                        "name": {"en": name, "es": name},
                        "origins": [{"plan": "A", "code": origin, "kind": "same"} for origin in origins],
                    }
                    for number, (topic, (name, origins)) in enumerate(topics.items(), 1)
                ],
            }
        ],
    }


NAMES = st.sampled_from("vwxyz")
CODES = st.sampled_from([f"t{number}" for number in range(6)])


@given(st.dictionaries(CODES, NAMES), st.dictionaries(CODES, NAMES))
def test_l2_between_two_versions_every_topic_stands_in_exactly_one_row(before, after):
    earlier = content("A", {code: (name, []) for code, name in before.items()})
    later = content("A", {code: (name, []) for code, name in after.items()})

    rows = compare_topics(earlier, later)

    assert sorted(row["earlier"]["code"] for row in rows if row["earlier"]) == sorted(before)
    assert sorted(row["later"]["code"] for row in rows if row["later"]) == sorted(after)
    for row in rows:
        if row["earlier"] and row["later"]:
            assert row["kind"] == ("same" if row["earlier"]["name"] == row["later"]["name"] else "reworded")
        else:
            assert row["kind"] == ("new" if row["later"] else "gone")


@given(st.dictionaries(CODES, NAMES))
def test_l2_a_text_compared_with_itself_has_only_what_is_the_same(topics):
    text = content("A", {code: (name, []) for code, name in topics.items()})

    assert {row["kind"] for row in compare_topics(text, text)} <= {"same"}
    assert follows(text, text)


def test_l2_from_2019_to_2023(sp19, sp23):
    rows = comparison_of(content_of(sp19), content_of(sp23))

    assert Counter(row["kind"] for row in rows["topics"]) == {"same": 29, "reworded": 5, "moved": 1, "new": 5}
    assert [(row["kind"], [group["code"] for group in row["earlier"]]) for row in rows["groups"]] == [
        ("merged", ["wg-irregular-mass-2019", "wg-border-2019"]),
        ("same", ["wg-protection-2019"]),
        ("same", ["wg-labour-2019"]),
    ]
    assert Counter(row["kind"] for row in rows["objectives"]) == {"reworded": 2, "same": 2}


def test_l2_plans_that_do_not_follow_each_other_claim_nothing(pa09, sp23):
    rows = comparison_of(content_of(pa09), content_of(sp23))

    assert not follows(content_of(pa09), content_of(sp23))
    assert {row["kind"] for row in rows["topics"]} == {"new"}


def test_l2_plans_and_versions_are_chosen_by_name(sp19, sp23):
    assert names_at_first(EVERYBODY) == ("SP19", "SP23")
    assert [name for name, _words in names_to_compare(EVERYBODY)] == [
        "SP23",
        "SP23.1",
        "SP19",
        "SP19.1",
        "PA09",
        "PA09.1",
    ]
    assert content_named("SP19.1", EVERYBODY)[2] == 1
    for name in ("SP19.9", "SP19.x", "SP99", "", "SP19.1.1"):
        assert content_named(name, EVERYBODY) is None


GRAPH = st.dictionaries(st.integers(0, 8), st.lists(st.integers(0, 8), max_size=3))


@given(GRAPH, st.integers(0, 8))
def test_l2_the_line_of_a_topic_has_each_topic_once_and_always_ends(graph, start):
    reverse = {}
    for node, targets in graph.items():
        for target in targets:
            reverse.setdefault(target, []).append(node)

    line = chain(start, earlier=lambda node: reverse.get(node, ()), later=lambda node: graph.get(node, ()))

    assert line.count(start) == 1
    assert len(set(line)) == len(line)
