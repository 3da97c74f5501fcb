"""M4: each country reports its own follow-up; SP23 counts the countries that do."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from puebla.areas.decisions.actions.follow_up import report_follow_up, revise_follow_up, withdraw_follow_up
from puebla.areas.decisions.queries.asked import asked_of
from puebla.areas.decisions.queries.follow_up import (
    countries_reporting_on,
    follow_ups_of,
    follow_ups_on,
    follow_ups_visible_to,
    who_reported,
)
from puebla.areas.decisions.states import FOLLOWED
from puebla.areas.members.models import Party
from puebla.kernel.refusals import RuleBroken

from .conftest import ES, GUATEMALA, MEXICO, NOW, PDF, PPT, TODAY, reported

pytestmark = pytest.mark.usefixtures("rcm")


def refusal(act):
    with pytest.raises(RuleBroken) as refused:
        act()
    return refused.value.code


def test_m4_a_focal_point_reports_for_the_own_country_and_the_secretariat_for_any(item, by):
    assert reported(item("6.b"), by(MEXICO)).party.code == "MX"
    assert reported(item("6.b"), by(ES), "BZ").party.code == "BZ"
    assert refusal(lambda: reported(item("6.b"), by(MEXICO), "GT")) == "not_allowed"
    for who in (PPT, "silvia.retana", "hernan.ospina", ""):
        assert refusal(lambda who=who: reported(item("6.b"), by(who), "GT")) == "not_allowed"


@pytest.mark.parametrize(
    ("number", "facts", "code"),
    [
        ("12", {}, "nothing_to_follow"),
        ("4.c", {}, "nothing_to_follow"),
        ("6.b", {"text": " "}, "text_missing"),
        ("6.b", {"on": dt.date(2022, 3, 2)}, "not_yet"),
        ("6.b", {"on": dt.date(2021, 11, 30)}, "before_it_was_asked"),
    ],
)
def test_m4_a_report_has_words_a_day_and_something_to_follow(item, by, number, facts, code):
    assert refusal(lambda: reported(item(number), by(MEXICO), **facts)) == code


def test_a_report_without_a_file_has_no_evidence(item, by):
    report = report_follow_up(
        item=item("6.b"), party=Party.objects.get(code="MX"), by=by(MEXICO), at=NOW, reported_on=TODAY,
        text_en="", text_es="Se compartieron guías", audience="public",
    )  # fmt: skip

    assert (report.text, report.files.count()) == ("Se compartieron guías", 0)


def test_a_recommendation_to_the_higher_body_can_be_followed_up_too(item, by):
    assert reported(item("8.a"), by(MEXICO)).item.number == "8.a"


def test_m4_a_report_is_revised_with_evidence_and_withdrawn(item, by):
    report = reported(item("6.b"), by(MEXICO), evidence="first.pdf")
    more = SimpleUploadedFile("second.pdf", PDF + b"2")
    revise_follow_up(follow_up=report, by=by(MEXICO), at=NOW, text_en="Two trainings", reason="More", file=more)

    [shown] = follow_ups_of(item("6.b"), by(GUATEMALA))
    assert (shown.text_en, [file.name for file in shown.files.all()]) == ("Two trainings", ["first.pdf", "second.pdf"])

    again = SimpleUploadedFile("again.pdf", PDF)
    assert refusal(lambda: revise_follow_up(follow_up=report, by=by(MEXICO), at=NOW, file=again)) == "already_attached"
    withdraw_follow_up(follow_up=report, by=by(MEXICO), on=TODAY, reason="By mistake")
    assert follow_ups_of(item("6.b"), by(ES)) == []
    assert refusal(lambda: revise_follow_up(follow_up=report, by=by(MEXICO), at=NOW)) == "withdrawn"
    assert refusal(lambda: withdraw_follow_up(follow_up=report, by=by(MEXICO), on=TODAY)) == "withdrawn"


def test_f5_countries_that_report_are_counted_by_the_days_of_their_reports(item, by):
    january, february = dt.date(2022, 1, 10), dt.date(2022, 2, 20)
    reported(item("6.b"), by(ES), "MX", on=january, audience="public")
    reported(item("1.a"), by(ES), "MX", on=february)
    withdrawn = reported(item("1.a"), by(ES), "GT", on=january)
    withdraw_follow_up(follow_up=withdrawn, by=by(ES), on=february)
    reported(item("1.a"), by(ES), "BZ", on=TODAY, audience="ppt_es")

    def counted(who):
        days = (dt.date(2022, 1, 9), january, february, TODAY)
        return [[party.code for party in countries_reporting_on(day, by(who))] for day in days]

    assert counted(ES) == [[], ["GT", "MX"], ["MX"], ["BZ", "MX"]]
    assert counted(GUATEMALA) == [[], ["GT", "MX"], ["MX"], ["MX"]]
    assert counted("") == [[], ["MX"], ["MX"], ["MX"]]
    assert follow_ups_on(TODAY, by(ES)).count() == 3


def test_a5_a_country_reads_its_own_report_whatever_its_audience(item, by):
    reported(item("6.b"), by(ES), "MX", audience="ppt_es")

    readers = {who for who in (ES, PPT, MEXICO, GUATEMALA, "") if follow_ups_visible_to(by(who)).exists()}
    assert readers == {ES, PPT, MEXICO}


def test_m4_a_focal_point_is_asked_for_what_the_own_country_has_not_reported(item, by):
    [ask] = asked_of(by(MEXICO))
    assert (ask.about, ask.url) == ("7 commitments addressed to it, without a report", "/en/commitments/?mine=1")

    reported(item("1.a"), by(MEXICO))
    assert asked_of(by(MEXICO))[0].about.startswith("6 ")
    assert asked_of(by(ES)) == asked_of(by("")) == asked_of(by("hernan.ospina")) == []


@pytest.mark.parametrize(
    ("number", "asked"),
    [("1.e", {"BZ", "DO"}), ("7", "all"), ("7.a", set())],
    ids=["two countries", "all", "only a body"],
)
def test_f7_only_members_that_an_item_asks_are_missed_and_whoever_reports_unasked_is_told(item, by, number, asked):
    one = item(number)
    members = {member.code for member, _number in who_reported(item("7"), [], on=TODAY)}

    told = {member.code: reports for member, reports in who_reported(one, [], on=TODAY)}
    assert told == dict.fromkeys(members if asked == "all" else asked, 0)
    if one.kind in FOLLOWED:
        report = reported(one, by(MEXICO))
        assert {member.code for member, many in who_reported(one, [report], on=TODAY) if many} == {"MX"}
