"""L2: topics change from plan to plan, and history is asked across the change."""

import pytest

from puebla.areas.plans.actions.plan import move_plan
from puebla.areas.plans.actions.topic import (
    add_origin,
    add_topic,
    edit_pillar,
    edit_topic,
    remove_origin,
    retire_topic,
)
from puebla.areas.plans.models import Pillar, Topic
from puebla.areas.plans.queries.content import content_of
from puebla.areas.plans.queries.topic import topic_at, topic_history, topics_to_choose
from puebla.kernel.access.standing import Standing
from puebla.kernel.refusals import RuleBroken

from .conftest import ES, MEXICO, TODAY

EVERYBODY = Standing(on=TODAY)


@pytest.fixture
def open_sp23(sp23, by):
    return move_plan(plan=sp23, verb="reopen", by=by(ES), on=TODAY, note_en="Revision", note_es="")


def test_l2_the_history_of_a_topic_goes_across_the_plans(sp19, sp23):
    history = topic_history(topic_at(sp23, 1, 9, EVERYBODY), EVERYBODY)

    assert [entry["topic"].code for entry in history] == [
        "sp19-governance-9",
        "sp19-protection-15",
        "sp23-governance-9",
    ]
    assert [(old.code, link.kind) for old, link in history[-1]["origins"]] == [
        ("sp19-governance-9", "same"),
        ("sp19-protection-15", "moved"),
    ]
    assert topic_history(topic_at(sp19, 3, 15, EVERYBODY), EVERYBODY)[-1]["topic"].code == "sp23-governance-9"
    assert topic_at(sp19, 1, 10, EVERYBODY) is None


@pytest.mark.parametrize("number", [1, 9])
def test_the_history_of_a_topic_takes_the_same_statements_for_any_line(sp23, number, django_assert_num_queries):
    topic = topic_at(sp23, 1, number, EVERYBODY)

    with django_assert_num_queries(2):
        topic_history(topic, EVERYBODY)


def test_l2_a_new_topic_takes_the_next_number_and_numbers_are_never_given_again(open_sp23, by):
    pillar = Pillar.objects.get(code="sp23-governance")
    first = add_topic(pillar=pillar, by=by(ES), name_en="Climate mobility", name_es="Movilidad climática")
    retire_topic(topic=first, by=by(ES), on=TODAY, reason="Covered elsewhere")
    second = add_topic(pillar=pillar, by=by(ES), name_en="Other", name_es="Otro")

    assert (first.number, second.number) == (12, 13)
    assert first.pk not in topics_to_choose(open_sp23).values_list("pk", flat=True)
    assert [topic["number"] for topic in content_of(open_sp23)["pillars"][0]["topics"]] == [*range(1, 12), 13]


def test_l2_a_renamed_pillar_is_still_found_by_its_former_name(open_sp23, by):
    pillar = edit_pillar(
        pillar=Pillar.objects.get(code="sp23-governance"), by=by(ES), name_en="Governing migration", name_es="Gobernar"
    )

    assert {"Migration Governance", "Gobernanza de la Migración"} <= set(pillar.aliases)


def test_l2_a_topic_goes_on_only_from_an_earlier_plan(open_sp23, by):
    later, earlier = Topic.objects.get(code="sp23-governance-10"), Topic.objects.get(code="sp19-protection-2")
    link = add_origin(topic=later, earlier=earlier, kind="moved", by=by(ES), reason="Search was consular work")

    assert [entry["topic"].code for entry in topic_history(later, EVERYBODY)] == [
        "sp19-protection-2",
        "sp23-governance-10",
    ]
    for topic, origin in ((later, earlier), (earlier, later), (later, Topic.objects.get(code="sp23-governance-1"))):
        with pytest.raises(RuleBroken):
            add_origin(topic=topic, earlier=origin, kind="same", by=by(ES))
    remove_origin(succession=link, by=by(ES), reason="A mistake")
    assert len(topic_history(later, EVERYBODY)) == 1


def test_l2_topics_of_a_published_plan_stay_as_they_are(sp23, by):
    topic = Topic.objects.get(code="sp23-governance-1")

    for act in (
        lambda: edit_topic(topic=topic, by=by(ES), name_en="x", name_es="x"),
        lambda: retire_topic(topic=topic, by=by(ES), on=TODAY, reason="x"),
        lambda: add_topic(pillar=topic.pillar, by=by(ES), name_en="x", name_es="x"),
        lambda: edit_pillar(pillar=topic.pillar, by=by(ES), name_en="x", name_es="x"),
    ):
        with pytest.raises(RuleBroken) as refusal:
            act()
        assert refusal.value.code == "published"


def test_a1_a_focal_point_rewords_no_topic(open_sp23, by):
    with pytest.raises(RuleBroken) as refusal:
        edit_topic(topic=Topic.objects.get(code="sp23-governance-1"), by=by(MEXICO), name_en="x", name_es="x")

    assert refusal.value.code == "not_allowed"
