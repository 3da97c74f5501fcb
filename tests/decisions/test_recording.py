"""M4, D3: the Secretariat and the Presidency record what the next meeting decided; code and day are kept in order."""

import datetime as dt

import pytest

from puebla.areas.decisions.actions.outcome import record_outcome, revise_outcome
from puebla.areas.decisions.models import Outcome
from puebla.areas.decisions.queries.outcome import outcomes_visible_to, participants_of
from puebla.areas.members.models import Party
from puebla.kernel.refusals import RuleBroken

from .conftest import ES, GUATEMALA, MEXICO, PPT, reported
from .entered import HELD, item_by, outcome_by

pytestmark = pytest.mark.usefixtures("rcm")


def refusal(act):
    with pytest.raises(RuleBroken) as refused:
        act()
    return refused.value.code, str(refused.value), refused.value.field


def countries(*codes):
    return list(Party.objects.filter(code__in=codes))


@pytest.mark.parametrize("who", [ES, PPT])
def test_the_secretariat_and_the_presidency_record_an_outcome_that_members_read_until_it_is_published(by, who):
    outcome = outcome_by(by(who), title_es="Conclusiones", participants=countries("MX", "GT"))

    assert [party.code for party in participants_of(outcome)] == ["GT", "MX"]
    assert outcome.is_reading_ours is False
    assert outcome in outcomes_visible_to(by(GUATEMALA))
    assert outcome not in outcomes_visible_to(by(""))
    revise_outcome(outcome=outcome, by=by(who), reason="Published", audience="public")
    assert outcome in outcomes_visible_to(by(""))


@pytest.mark.parametrize("who", [MEXICO, GUATEMALA, "silvia.retana", "margaret.oakley", "hernan.ospina", ""])
def test_nobody_else_records_or_revises_an_outcome(by, who):
    assert refusal(lambda: record_outcome(code="C22", by=by(who), held_on=HELD))[0] == "not_allowed"
    outcome = outcome_by(by(ES))
    assert refusal(lambda: revise_outcome(outcome=outcome, by=by(who), audience="public"))[0] == "not_allowed"
    assert Outcome.objects.get(code="C22").audience == "members"


@pytest.mark.parametrize(
    ("code", "facts", "expected"),
    [
        ("22", {}, ("no_code", "begins with a letter", "code")),
        ("C 22", {}, ("no_code", "letters, digits and hyphens only", "code")),
        ("C" * 61, {}, ("no_code", "letters, digits and hyphens only", "code")),
        ("record", {}, ("code_of_a_page", "“record” is the address of a page", "code")),
        ("Follow-Ups", {}, ("code_of_a_page", "is the address of a page", "code")),
        ("C21", {}, ("code_taken", "an outcome with the code C21 already", "code")),
        ("c21", {}, ("code_taken", "Choose another", "code")),
        ("C22", {"title_en": " "}, ("text_missing", "at least one language", "title_en")),
        ("C22", {"held_on": dt.date(2022, 3, 2)}, ("not_yet", "has not come yet", "held")),
    ],
)
def test_d3_what_cannot_be_recorded_is_refused_with_its_reason(by, code, facts, expected):
    found = refusal(lambda: outcome_by(by(ES), code, **facts))

    assert (found[0], found[2]) == (expected[0], expected[2])
    assert expected[1] in found[1]
    assert Outcome.objects.count() == 1


def test_a_meeting_of_this_month_or_year_is_not_one_to_come(by):
    outcome = outcome_by(by(ES), held_on=dt.date(2022, 3, 1), held_precision="month")

    assert (
        revise_outcome(outcome=outcome, by=by(ES), held_on=dt.date(2022, 1, 1), held_precision="year").pk == outcome.pk
    )


def test_the_participants_are_changed_one_by_one(by):
    outcome = outcome_by(by(ES), participants=countries("MX", "GT"))
    kept = outcome.participants.get(party__code="MX").pk

    revise_outcome(outcome=outcome, by=by(ES), participants=countries("MX", "BZ"))

    assert [party.code for party in participants_of(outcome)] == ["BZ", "MX"]
    assert outcome.participants.get(party__code="MX").pk == kept


def test_m4_a_meeting_is_not_moved_behind_what_a_country_reported_on_it(by):
    outcome = outcome_by(by(ES), held_on=dt.date(2022, 1, 10))
    item = item_by(by(ES), outcome, "1", to=["office:members"])
    reported(item, by(MEXICO), on=dt.date(2022, 1, 20))

    code, words, field = refusal(lambda: revise_outcome(outcome=outcome, by=by(ES), held_on=dt.date(2022, 1, 21)))

    assert (code, field) == ("reported_before", "held")
    assert "20 January 2022" in words
    assert revise_outcome(outcome=outcome, by=by(ES), held_on=dt.date(2022, 1, 20)).held_on.day == 20
