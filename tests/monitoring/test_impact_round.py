"""Before a plan ends each member says what it followed up and what it gained (sources.md 2.23)."""

import datetime as dt
import itertools
import re

import pytest
from django.db import transaction

from puebla.areas.members.models import Party
from puebla.areas.monitoring.actions.impact_round import (
    answer_impact_round,
    move_impact_round,
    open_impact_round,
    revise_impact_round,
)
from puebla.areas.monitoring.models import ImpactAnswer, ImpactRound
from puebla.areas.monitoring.queries.asked import asked_of
from puebla.areas.monitoring.queries.impact_round import who_answered
from puebla.areas.monitoring.states import ROUND_MOVES, RoundState
from puebla.areas.plans.models import Plan
from puebla.kernel.moves import move
from puebla.kernel.refusals import RuleBroken

from .conftest import ES, GUATEMALA, MEXICO, PPT, TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("rcm")]
DUE = dt.date(2022, 4, 30)


@pytest.fixture
def impact_round(by):
    plan = Plan.objects.get(code="SP19")
    return open_impact_round(plan=plan, by=by(ES), on=TODAY, due_on=DUE, question_en="What came of it?")


@pytest.fixture
def mexico(rcm, db):
    return Party.objects.get(code="MX")


def refused(act, **facts):
    with transaction.atomic(), pytest.raises(RuleBroken) as broken:
        act(**facts)
    return broken.value.code


def asks(standing):
    return [(one.what, one.due_on) for one in asked_of(standing)]


@pytest.mark.parametrize(("verb", "state"), tuple(itertools.product(ROUND_MOVES, RoundState)))
def test_a_round_moves_only_along_its_table(verb, state):
    starts, target = ROUND_MOVES[verb]
    one = ImpactRound(plan=Plan.objects.get(code="SP19"), opened_on=TODAY, due_on=DUE, state=state)

    if state in starts:
        assert move(one, verb, ROUND_MOVES).state == target
    else:
        with pytest.raises(RuleBroken):
            move(one, verb, ROUND_MOVES)


def test_n_of_m_countries_answered_and_who_has_not(impact_round, mexico, by):
    answer_impact_round(impact_round=impact_round, party=mexico, by=by(MEXICO), on=TODAY, follow_up_es="Dos leyes")

    said = {one.party.code: one.has_answered for one in who_answered(impact_round, by(PPT))}

    assert (sum(said.values()), len(said)) == (1, 11)
    assert said["MX"]
    assert not said["GT"]


def test_a5_an_answer_for_the_presidency_and_the_secretariat_is_not_even_counted_for_others(impact_round, mexico, by):
    facts = {"impact_round": impact_round, "party": mexico, "on": TODAY, "benefit_en": "A course"}
    answer_impact_round(by=by(MEXICO), audience="ppt_es", **facts)

    counted = {
        name: sum(one.has_answered for one in who_answered(impact_round, by(name))) for name in (ES, MEXICO, GUATEMALA)
    }
    assert counted == {ES: 1, MEXICO: 1, GUATEMALA: 0}


def test_an_answer_can_be_reworded_and_the_history_keeps_the_old_one(impact_round, mexico, by):
    for words in ("A course", "Two courses"):
        answer = answer_impact_round(impact_round=impact_round, party=mexico, by=by(MEXICO), on=TODAY, benefit_en=words)

    assert [event.benefit_en for event in answer.events.order_by("pgh_id")] == ["A course", "Two courses"]


def test_what_is_refused(impact_round, mexico, by):
    guatemala, colombia = Party.objects.get(code="GT"), Party.objects.get(code="CO")
    answer = {"impact_round": impact_round, "on": TODAY, "benefit_en": "A course"}

    assert refused(answer_impact_round, party=guatemala, by=by(MEXICO), **answer) == "not_allowed"
    assert refused(answer_impact_round, party=colombia, by=by(ES), **answer) == "not_a_member"
    assert refused(answer_impact_round, party=mexico, by=by(MEXICO), **answer | {"benefit_en": " "}) == "nothing_said"
    assert refused(answer_impact_round, party=mexico, by=by(MEXICO), audience="body", **answer) == "unknown_audience"
    again = {"plan": impact_round.plan, "on": TODAY, "due_on": DUE}
    assert refused(open_impact_round, by=by(PPT), **again) == "not_allowed"
    assert refused(open_impact_round, by=by(ES), **again) == "open_already"
    assert refused(open_impact_round, by=by(ES), **again | {"due_on": dt.date(2022, 2, 1)}) == "due_before_it_opens"


@pytest.mark.parametrize(
    ("plan", "on", "due_on", "code"),
    [
        ("SP23", TODAY, DUE, "not_begun"),
        ("SP19", TODAY, dt.date(9999, 12, 31), "due_too_late"),
        ("SP19", TODAY, dt.date(2024, 1, 2), "due_too_late"),
        ("SP19", dt.date(2025, 3, 1), dt.date(2026, 4, 1), "due_too_late"),
    ],
)
def test_a_round_is_for_a_plan_that_has_begun_and_ends_within_reason(by, plan, on, due_on, code):
    asked = {"plan": Plan.objects.get(code=plan), "by": by(ES, on), "on": on, "due_on": due_on}

    assert refused(open_impact_round, **asked) == code


def test_a_round_can_be_opened_until_a_year_after_the_plan_or_after_today(by):
    asked = {"plan": Plan.objects.get(code="SP19"), "by": by(ES), "on": TODAY}

    assert open_impact_round(due_on=dt.date(2024, 1, 1), **asked).due_on == dt.date(2024, 1, 1)


def test_h1_day_and_question_of_an_open_round_are_changed_with_a_reason_and_the_old_ones_kept(impact_round, by):
    revised = {"impact_round": impact_round, "by": by(ES), "on": TODAY, "due_on": dt.date(2022, 5, 31)}

    assert refused(revise_impact_round, **revised, reason=" ") == "reason_needed"
    assert refused(revise_impact_round, **revised | {"by": by(PPT)}, reason="Later") == "not_allowed"
    far = revised | {"due_on": dt.date(9999, 12, 31)}
    assert refused(revise_impact_round, **far, reason="Later") == "due_too_late"
    changed = revise_impact_round(**revised, reason="Belize asked for a month", question_es="¿Qué se logró?")
    assert [(one.due_on, one.question_en) for one in changed.events.order_by("pgh_id")] == [
        (DUE, "What came of it?"), (dt.date(2022, 5, 31), ""),
    ]  # fmt: skip
    later = revised | {"on": dt.date(2022, 7, 1)}
    assert revise_impact_round(**later, reason="A word", question_es="¿Qué más?").due_on == dt.date(2022, 5, 31)
    move_impact_round(impact_round=impact_round, by=by(ES), on=DUE, verb="close")
    assert refused(revise_impact_round, **revised, reason="Again") == "closed"


def test_the_page_offers_plans_that_have_begun_and_the_change_of_a_round(enter, impact_round):
    form = enter(ES).get("/en/indicators/impact/open/").content.decode()
    address = f"/en/indicators/impact/{impact_round.pk}/"
    said = {"due_on": "2022-06-30", "question_en": "What came of it?", "reason": "More time"}

    assert "SP23" not in form
    assert f"{address}revise/" in enter(ES).get(address).content.decode()
    assert f"{address}revise/" not in enter(MEXICO).get(address).content.decode()
    assert enter(ES).post(f"{address}revise/", said | {"reason": ""}).status_code == 422
    assert enter(ES).post(f"{address}revise/", said).status_code == 302
    assert "30 June 2022" in enter(ES).get(address).content.decode()


def test_a_closed_round_takes_no_answer_until_it_is_opened_again_with_a_reason(impact_round, mexico, by):
    move_impact_round(impact_round=impact_round, by=by(ES), on=DUE, verb="close")
    answer = {"impact_round": impact_round, "party": mexico, "by": by(MEXICO), "on": DUE, "benefit_en": "A course"}

    assert refused(answer_impact_round, **answer) == "closed"
    reopen = {"impact_round": impact_round, "by": by(ES), "on": DUE, "verb": "reopen"}
    assert refused(move_impact_round, **reopen) == "reason_needed"
    move_impact_round(reason="Canada asked for a week", **reopen)
    assert answer_impact_round(**answer).party == mexico


def test_today_asks_the_secretariat_to_open_a_round_in_the_last_year_of_a_plan(rcm, by):
    what = "Open the measuring of impact before the plan ends"

    assert what in dict(asks(by(ES)))
    assert what not in dict(asks(by(ES, dt.date(2021, 3, 1))))
    assert what not in dict(asks(by(MEXICO)))


def test_today_asks_each_country_for_its_answer_and_the_secretariat_to_close(impact_round, mexico, by):
    what = "Say what your country followed up and gained under the plan"
    before = dict(asks(by(MEXICO)))
    answer_impact_round(impact_round=impact_round, party=mexico, by=by(MEXICO), on=TODAY, benefit_en="A course")

    assert before[what] == DUE
    assert what not in dict(asks(by(MEXICO)))
    assert what in dict(asks(by(GUATEMALA)))
    assert "Close the impact round" not in dict(asks(by(ES)))
    assert "Close the impact round" in dict(asks(by(ES, dt.date(2022, 5, 1))))


def test_the_pages_of_a_round(enter, mexico):
    opened = enter(ES).post("/en/indicators/impact/open/", {"plan": "SP19", "due_on": "2022-04-30"})
    address = opened["Location"]
    nothing = enter(MEXICO).post(f"{address}answer/", {"party": mexico.pk, "audience": "members"})
    said = {"party": mexico.pk, "audience": "members", "benefit_es": "Un curso"}
    answered = enter(MEXICO).post(f"{address}answer/", said)
    page = enter(PPT).get(address).content.decode()

    assert (opened.status_code, nothing.status_code, answered.status_code) == (302, 422, 302)
    assert "1 of 11" in page
    assert "Un curso" in page
    assert enter("").get(address).status_code == 404
    assert "No round that you may read was opened" in enter("").get("/en/indicators/impact/").content.decode()
    assert enter(ES).post(f"{address}close/").status_code == 302
    assert enter(ES).post(f"{address}reopen/", {"reason": "One more week"}).status_code == 302
    assert ImpactRound.objects.get().state == "open"


def test_nobody_writes_over_the_answer_of_a_country_unread(enter, mexico):
    address = enter(ES).post("/en/indicators/impact/open/", {"plan": "SP19", "due_on": "2022-04-30"})["Location"]
    own = {"party": mexico.pk, "audience": "members", "benefit_es": "Un curso", "follow_up_en": "Two laws"}
    enter(MEXICO).post(f"{address}answer/", own)

    def seen(page):
        return re.search(r'name="seen" value="(\w+)"', page.content.decode())[1]

    empty = enter(ES).get(f"{address}answer/")
    others = {"party": mexico.pk, "audience": "members", "benefit_es": "Otra cosa", "seen": seen(empty)}
    refused = enter(ES).post(f"{address}answer/", others)
    assert refused.status_code == 422
    assert "Now: Un curso" in refused.content.decode()
    assert ImpactAnswer.objects.get().benefit_es == "Un curso"

    opened = enter(ES).get(f"{address}answer/?party=MX")
    assert "Two laws" in opened.content.decode()
    meant = own | {"benefit_es": "Dos cursos", "seen": seen(opened)}
    assert enter(ES).post(f"{address}answer/?party=MX", meant).status_code == 302
    assert ImpactAnswer.objects.get().benefit_es == "Dos cursos"


def test_a5_an_answer_is_opened_to_nobody_who_does_not_find_the_round(impact_round, mexico, by):
    facts = {"impact_round": impact_round, "party": mexico, "on": TODAY, "benefit_en": "A course"}
    assert refused(answer_impact_round, by=by(MEXICO), audience="public", **facts) == "unknown_audience"
