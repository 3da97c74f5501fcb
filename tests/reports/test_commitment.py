"""What a report says of the commitments of outcomes: beside the activities, never mixed with them."""

import datetime as dt

import pytest

from puebla.areas.bodies.models import Body
from puebla.areas.decisions.models import FollowUp, Item, ItemAddressee, Outcome
from puebla.areas.members.models import Party
from puebla.areas.reports.actions.report import draft_report
from puebla.areas.reports.queries.sections import title_of
from puebla.areas.reports.rules.period import one_day
from tests.factories.activity import TODAY, standing

from .filled import drafted, figure, rows, section

SYMBOL = "RCM/RCGM/2021-12/CONCL"
pytestmark = pytest.mark.usefixtures("rcm", "db")


def become(number, state, *, since=TODAY, **columns):
    Item.objects.filter(outcome__code="C21", number=number).update(state=state, state_since=since, **columns)


def reported(number, country, *, on=TODAY, audience="members"):
    item = Item.objects.get(outcome__code="C21", number=number)
    party = Party.objects.get(code=country)
    return FollowUp.objects.create(item=item, party=party, reported_on=on, text_en="Done", audience=audience)


def today(kind, by, **facts):
    from_on, until_on = one_day(TODAY)
    return draft_report(kind=kind, from_on=from_on, until_on=until_on, by=standing(by), on=TODAY, **facts)


def test_f4_the_annual_report_counts_the_36_commitments_of_c21_in_its_own_words():
    become("7.a", "completed")
    become("7.b", "under_way")
    become("7.c", "not_achieved")
    become("7.d", "planned")

    report = drafted("annual", "2021")

    told = {code: figure(report, "commitments", code) for code in ("achieved", "in_process", "pending", "not_achieved")}
    assert told == {"achieved": (1, 36), "in_process": (1, 36), "pending": (33, 36), "not_achieved": (1, 36)}
    assert figure(report, "commitments", "reported") == (4, 36)
    assert rows(report, "commitments", "by_outcome")[-1] == ["Total", 1, 1, 33, 1, 0, 36]
    assert len(rows(report, "commitments", "commitments")) == 36


def test_commitments_and_activities_stand_under_headings_that_cannot_be_taken_for_each_other():
    assert [title_of(code) for code in ("commitments", "activities")] == [
        "Commitments of outcomes",
        "Activities by state",
    ]


def test_a_commitment_is_overdue_once_its_day_has_passed_and_never_by_its_year_alone():
    become("7.a", "no_evidence", due_on=dt.date(2022, 2, 28), due_precision="day")
    become("7.b", "no_evidence", due_on=dt.date(2022, 1, 1), due_precision="year")
    become("7.c", "completed", due_on=dt.date(2022, 2, 1), due_precision="day")

    report = drafted()

    assert figure(report, "commitments", "overdue") == (1, 36)
    due = {row[0]: row[3] for row in rows(report, "commitments", "commitments")}
    assert (due[f"{SYMBOL} 7.a"], due[f"{SYMBOL} 7.b"]) == ("28 February 2022 (overdue)", "2022")


def test_f4_a_report_on_a_period_that_is_over_calls_overdue_what_was_on_its_last_day():
    become("7.a", "no_evidence", due_on=dt.date(2021, 12, 20), due_precision="day")
    become("7.b", "no_evidence", due_on=dt.date(2022, 2, 28), due_precision="day")

    report = drafted("annual", "2021", on=dt.date(2022, 11, 21))

    assert figure(report, "commitments", "overdue") == (1, 36)
    due = {row[0]: row[3] for row in rows(report, "commitments", "commitments")}
    assert (due[f"{SYMBOL} 7.a"], due[f"{SYMBOL} 7.b"]) == ("20 December 2021 (overdue)", "28 February 2022")


def test_2_19_what_was_not_achieved_is_told_with_its_reason():
    become("7.c", "not_achieved", state_words="No answer.")

    [row] = rows(drafted(), "commitments", "not_achieved_because")

    assert (row[0], row[2]) == (f"{SYMBOL} 7.c", "No answer.")


def test_d3_an_outcome_without_a_symbol_is_cited_by_its_code():
    Outcome.objects.filter(code="C21").update(symbol="")

    assert rows(drafted(), "commitments", "commitments")[0][0].startswith("C21 ")


def test_the_headings_say_whom_a_commitment_asks_and_until_when():
    table = section(drafted(), "commitments").content["tables"][1]

    assert [one["label"]["en"] for one in table["columns"]][2:4] == ["Addressee", "Deadline"]
    assert [one["label"]["es"] for one in table["columns"]][2:4] == ["Destinatario", "Plazo"]


def test_what_was_decided_later_or_closed_before_the_period_is_not_in_it():
    become("7.a", "completed", since=dt.date(2021, 12, 20))

    assert figure(drafted("semiannual", "2021-1"), "commitments", "reported") == (0, 0)
    assert figure(drafted("semiannual", "2021-2"), "commitments", "completed") == (1, 36)
    assert figure(drafted("semiannual", "2022-1"), "commitments", "completed") == (0, 35)


def test_f7_it_is_told_how_many_countries_reported_what_they_did_as_far_as_the_readers_may_know():
    reported("7.a", "MX")
    reported("7.b", "MX")
    reported("7.a", "GT", audience="ppt_es")

    assert figure(drafted(), "commitments", "countries") == (1, 11)


def test_a_groups_report_holds_the_commitments_that_ask_the_group():
    body = Body.objects.get(code="wg-protection-2019")
    asked = ItemAddressee.objects.filter(body=body, item__is_commitment=True).values("item").distinct().count()

    report = drafted("group", "2022-1", body=body)

    assert figure(report, "commitments", "reported") == (0, asked)
    assert 0 < asked < 36
    assert {"commitments", "activities"} == {
        one.code for one in report.sections.filter(code__in=["commitments", "activities"])
    }


@pytest.mark.parametrize("kind", ["dossier", "induction"])
def test_m4_a_countrys_paper_tells_on_which_of_its_commitments_it_has_reported(kind):
    mexico = Party.objects.get(code="MX")
    number = (
        ItemAddressee.objects.filter(office="members", item__outcome__code="C21", item__is_commitment=True)
        .order_by("item__position")
        .first()
        .item.number
    )
    reported(number, "MX", audience="named")
    reported(number, "GT")

    report = today(kind, "marisol.quesada", party=mexico)

    told = {row[0]: row[-1] for row in rows(report, "commitments", "commitments")}
    assert told.pop(f"{SYMBOL} {number}") == "1 March 2022"
    assert set(told.values()) == {"not yet"}


def test_h3_the_hand_over_pack_lists_the_commitments_that_are_open():
    become("7.a", "completed")

    report = today("handover", "ernesto.alvarenga")

    assert figure(report, "open_commitments", "open") == (35, None)
    assert len(rows(report, "open_commitments", "commitments")) == 35
