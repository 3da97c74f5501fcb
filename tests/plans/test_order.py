"""What stands in a plan under revision: put in order, and its indicators added, reworded and left out (L1)."""

import pytest

from puebla.areas.plans.actions.indicator import add_indicator, edit_indicator, move_indicator, retire_indicator
from puebla.areas.plans.actions.passage import add_passage, move_passage, retire_passage
from puebla.areas.plans.actions.place import trade_places
from puebla.areas.plans.actions.plan import move_plan
from puebla.areas.plans.models import Indicator, Passage
from puebla.areas.plans.queries.content import content_of
from puebla.areas.plans.queries.indicator import indicators_of
from puebla.kernel.refusals import RuleBroken

from .conftest import DELEGATE, ES, MEXICO, PPT, TODAY


@pytest.fixture
def plan(sp19, by):
    """The plan of 2019 under revision."""
    return move_plan(plan=sp19, verb="reopen", by=by(ES), on=TODAY, note_en="Yearly revision", note_es="")


def principles(plan):
    return [entry["id"] for entry in content_of(plan)["passages"]["principle"]]


def indicators(plan, kind="result"):
    return [entry["name"]["en"] for entry in content_of(plan)["indicators"] if entry["kind"] == kind]


def test_l1_a_passage_trades_places_with_the_one_before_or_after_it(plan, by):
    before = principles(plan)
    third = Passage.objects.get(pk=before[2])

    move_passage(passage=third, by=by(ES), way="up")
    assert principles(plan) == [before[0], before[2], before[1], *before[3:]]
    move_passage(passage=third, by=by(PPT), way="down")
    move_passage(passage=third, by=by(PPT), way="down")

    assert principles(plan) == [*before[:2], before[3], before[2], *before[4:]]
    assert Passage.objects.get(pk=third.pk).printed == third.printed


def test_l1_what_is_left_out_is_stepped_over(plan, by):
    before = principles(plan)
    retire_passage(passage=Passage.objects.get(pk=before[1]), by=by(ES), on=TODAY, reason="A test")

    move_passage(passage=Passage.objects.get(pk=before[2]), by=by(ES), way="up")

    assert principles(plan) == [before[2], before[0], *before[3:]]


@pytest.mark.parametrize(("place", "way"), [(0, "up"), (-1, "down")])
def test_l1_the_first_goes_no_further_up_and_the_last_no_further_down(plan, by, place, way):
    before = principles(plan)

    with pytest.raises(RuleBroken) as refused:
        move_passage(passage=Passage.objects.get(pk=before[place]), by=by(ES), way=way)

    assert refused.value.code == "at_the_end"
    assert principles(plan) == before


def test_h1_the_history_keeps_both_places_under_one_act(plan, by):
    first, second = (Passage.objects.get(pk=pk) for pk in principles(plan)[:2])
    among = Passage.objects.filter(plan=plan, kind="principle")

    trade_places(record=second, among=among, way="up", by=by(ES), act="plan.passage.move")

    last = [one.events.order_by("pgh_id").last() for one in (first, second)]
    assert [one.position for one in last] == [second.position + 1, first.position]
    assert {(one.pgh_context["act"], one.pgh_context_id) for one in last} == {
        ("plan.passage.move", last[0].pgh_context_id)
    }


def test_l1_an_indicator_is_added_reworded_moved_and_left_out(plan, by):
    before = indicators(plan)
    added = add_indicator(plan=plan, by=by(PPT), kind="result", dac_level="outcome", name_en="Returns", name_es="")
    assert (added.code, indicators(plan)) == ("sp19-result-indicator-1", [*before, "Returns"])

    another = add_indicator(plan=plan, by=by(ES), kind="result", name_en="Roadmaps", name_es="Hojas de ruta")
    edit_indicator(indicator=added, by=by(ES), name_en="Assisted returns", name_es="Retornos asistidos")
    move_indicator(indicator=another, by=by(ES), way="up")
    assert indicators(plan) == [*before, "Roadmaps", "Assisted returns"]

    retire_indicator(indicator=another, by=by(ES), on=TODAY, reason="Counted nowhere")
    assert indicators(plan) == [*before, "Assisted returns"]
    third = add_indicator(plan=plan, by=by(ES), kind="result", name_en="Roadmaps", name_es="")
    assert third.code == "sp19-result-indicator-3"


def test_l1_an_indicator_moves_among_those_of_its_kind(plan, by):
    for kind, name in [("impact", "A"), ("process", "B"), ("impact", "C")]:
        last = add_indicator(plan=plan, by=by(ES), kind=kind, name_en=name, name_es="")

    move_indicator(indicator=last, by=by(ES), way="up")

    assert indicators(plan, "impact")[-2:] == ["C", "A"]
    assert indicators(plan, "process")[-1] == "B"


def test_l1_an_indicator_has_a_name(plan, by):
    with pytest.raises(RuleBroken) as refused:
        add_indicator(plan=plan, by=by(ES), kind="result", name_en="", name_es="")

    assert (refused.value.code, refused.value.field) == ("name_missing", "name_en")


def test_l1_nothing_is_moved_and_no_indicator_changed_in_a_published_text(sp19, by):
    passage = Passage.objects.filter(plan=sp19, kind="principle").first()
    indicator = Indicator.objects.create(plan=sp19, code="x", position=99, kind="result", name_en="X")

    for act in (
        lambda: move_passage(passage=passage, by=by(ES), way="down"),
        lambda: add_indicator(plan=sp19, by=by(ES), kind="result", name_en="Y"),
        lambda: edit_indicator(indicator=indicator, by=by(ES), name_en="Y"),
        lambda: move_indicator(indicator=indicator, by=by(ES), way="up"),
        lambda: retire_indicator(indicator=indicator, by=by(ES), on=TODAY, reason="No"),
    ):
        with pytest.raises(RuleBroken) as refused:
            act()
        assert refused.value.code == "published"


@pytest.mark.parametrize("who", [MEXICO, DELEGATE])
def test_a1_others_neither_move_nor_change_indicators(plan, by, who):
    passage = Passage.objects.get(pk=principles(plan)[0])
    for act in (
        lambda: move_passage(passage=passage, by=by(who), way="down"),
        lambda: add_indicator(plan=plan, by=by(who), kind="result", name_en="Y"),
    ):
        with pytest.raises(RuleBroken) as refused:
            act()
        assert refused.value.code == "not_allowed"


def test_l1_the_order_and_the_indicators_are_changed_in_the_browser(plan, enter):
    client = enter(ES)
    before = principles(plan)
    page = client.get("/en/plans/SP19/").text
    assert f"/en/plans/SP19/passages/{before[1]}/move/up/" in page
    assert f"/en/plans/SP19/passages/{before[0]}/move/up/" not in page
    assert f"/en/plans/SP19/passages/{before[-1]}/move/down/" not in page

    moved = client.post(f"/en/plans/SP19/passages/{before[1]}/move/up/", follow=True)
    assert principles(plan)[:2] == [before[1], before[0]]
    assert "is still printed before it" in moved.text
    refused = client.post(f"/en/plans/SP19/passages/{before[1]}/move/up/", follow=True)
    assert "It already stands at the end of its list." in refused.text

    client.post("/en/plans/SP19/indicators/add/", {"kind": "result", "name_en": "Roadmaps agreed"})
    client.post("/en/plans/SP19/indicators/add/", {"kind": "result", "name_en": "Practices exchanged"})
    first, second = indicators_of(plan).filter(kind="result").order_by("-position")[:2][::-1]
    client.post(f"/en/plans/SP19/indicators/{second.pk}/move/up/")
    client.post(f"/en/plans/SP19/indicators/{first.pk}/edit/", {"kind": "result", "name_en": "Roadmaps signed"})
    assert indicators(plan)[-2:] == ["Practices exchanged", "Roadmaps signed"]
    assert client.post("/en/plans/SP19/indicators/add/", {"kind": "result"}).status_code == 422
    client.post(f"/en/plans/SP19/indicators/{second.pk}/retire/", {"reason": "Twice"})
    page = client.get("/en/plans/SP19/").text
    assert "Roadmaps signed" in page
    assert "Practices exchanged" not in page


def test_a_way_that_is_none_and_a_step_that_is_only_read_are_refused(plan, enter):
    client, passage = enter(ES), principles(plan)[1]

    assert client.post(f"/en/plans/SP19/passages/{passage}/move/sideways/").status_code == 404
    assert client.get(f"/en/plans/SP19/passages/{passage}/move/up/").status_code == 405
    assert enter(MEXICO).post(f"/en/plans/SP19/passages/{passage}/move/up/").status_code == 403
    assert enter(None).get("/en/plans/SP19/").text.count("/move/") == 0


def test_l1_a_new_plan_offers_every_part_that_is_still_empty(plan, by, enter):
    Passage.objects.filter(plan=plan).update(retired_on=TODAY)
    Indicator.objects.filter(plan=plan).update(retired_on=TODAY)
    add_passage(plan=plan, kind="forum", by=by(ES), name_en="A forum")

    page = enter(ES).get("/en/plans/SP19/").text

    kinds = ("general_objective", "specific_objective", "principle", "approach", "result", "forum")
    for kind in (*kinds, "related_document", "achievement"):
        assert f"/en/plans/SP19/passages/add/{kind}/" in page
    assert "/en/plans/SP19/indicators/add/" in page
    assert "A forum" in page
