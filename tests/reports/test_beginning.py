"""What a report must be to be begun, and how a draft that was begun by mistake is set aside (F4, L2)."""

import datetime as dt
from http import HTTPStatus

import pytest
from django.urls import reverse

from puebla.areas.bodies.models import Body
from puebla.areas.members.models import Party
from puebla.areas.reports.actions.passing import passing_report
from puebla.areas.reports.actions.report import (
    draft_report,
    freeze_report,
    refresh_report,
    set_aside_report,
    write_section,
)
from puebla.areas.reports.models import Report
from puebla.areas.reports.queries.asked import asked_of
from puebla.areas.reports.queries.report import reports_visible_to
from puebla.areas.reports.rules.period import one_day
from puebla.kernel.refusals import RuleBroken
from tests.factories.activity import TODAY

from .filled import drafted, section

pytestmark = pytest.mark.usefixtures("rcm", "db")
FEBRUARY = dt.date(2022, 2, 10)


@pytest.fixture(autouse=True)
def _files(settings, tmp_path):
    settings.MEDIA_ROOT = settings.DATA = tmp_path


def attended(by, *, days=(FEBRUARY, dt.date(2022, 2, 11)), **occasion):
    return draft_report(
        kind="representation", from_on=days[0], until_on=days[1], by=by("ernesto.alvarenga"), on=TODAY, **occasion
    )


@pytest.mark.parametrize(
    ("kind", "period", "code", "years"),
    [("group", "2010-1", "wg-border-irregular-2023", "from 2023"), ("network", "2022", "net-trafficking", "2001–2019")],
)
def test_l2_a_body_reports_on_its_own_lifetime(kind, period, code, years):
    body = Body.objects.filter(code__startswith=code).order_by("code").first()

    with pytest.raises(RuleBroken, match=years):
        drafted(kind, period, body=body)


@pytest.mark.parametrize(("period", "words"), [("2022-2", "have not come yet"), ("1990-1", "began in")])
def test_f4_a_report_is_on_days_that_have_come_since_the_process_began(period, words):
    with pytest.raises(RuleBroken, match=words):
        drafted("semiannual", period)


def test_bodies_of_one_name_are_told_apart_by_their_years(as_person):
    page = as_person("marisol.quesada").get(reverse("reports:report-begin", args=["group"])).content.decode()

    assert "Working Group on Protection (2019–2022)" in page
    assert "Working Group on Protection (from 2023)" in page


def test_a_representation_says_its_occasion_and_its_days(by):
    report = attended(by, days=(FEBRUARY, dt.date(2022, 2, 13)), occasion_en="Seminar on data", occasion_es="Seminario")

    assert report.title_en == "Report of representation, Seminar on data, from 10 February 2022 to 12 February 2022"
    assert "Seminario" in report.title_es
    facts = {name["en"]: said["en"] for name, said in section(report, "frame").content["facts"]}
    assert facts["Occasion"] == "Seminar on data"
    assert facts["Held"] == "from 10 February 2022 to 12 February 2022"
    with pytest.raises(RuleBroken, match="what was attended"):
        attended(by)


def test_there_may_be_several_representations_on_a_day_each_with_its_number(by):
    first, second = (attended(by, occasion_en=name) for name in ("Seminar", "Dinner"))
    assert (first.code, second.code) == ("representation-2022-02-10", "representation-2022-02-10-2")

    numbers = [freeze_report(report=one, by=by("ernesto.alvarenga"), on=TODAY).number for one in (first, second)]

    assert numbers == ["RCM/PPT/2022-02-10/REPRESENTATION", "RCM/PPT/2022-02-10/REPRESENTATION-2"]
    asked = {"kind": "representation", "days": one_day(FEBRUARY), "by": by("ernesto.alvarenga"), "on": TODAY}
    with passing_report(**asked, occasion="dinner") as found:
        assert found == second
    with pytest.raises(RuleBroken, match="“Seminar”, “Dinner”"), passing_report(**asked):
        pass


@pytest.mark.parametrize(
    ("from_on", "until_on"),
    [(dt.date(2022, 3, 2), dt.date(2022, 3, 3)), (FEBRUARY, dt.date(2022, 3, 3)), (FEBRUARY, FEBRUARY)],
)
def test_nothing_is_attended_before_it_comes(by, from_on, until_on):
    with pytest.raises(RuleBroken, match=r"not come yet|not before the first"):
        attended(by, days=(from_on, until_on), occasion_en="Seminar")


def test_the_presidency_reports_on_what_it_attended_in_the_browser(as_person):
    presidency = as_person("ernesto.alvarenga")
    address = reverse("reports:report-begin", args=["representation"])
    said = {"meant_for": "members", "occasion_en": "Seminar", "occasion_es": "", "from_on": "2022-02-10", "last_on": ""}

    assert presidency.post(address, said | {"occasion_en": ""}).status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    begun = presidency.post(address, said, follow=True).content.decode()

    assert "Seminar, 10 February 2022" in begun


@pytest.mark.parametrize(
    ("days", "sentence"),
    [
        ({"from_on": "9999-12-31"}, "These days have not come yet"),
        ({"from_on": "2022-02-10", "last_on": "9999-12-31"}, "not before the first, and not to come"),
    ],
)
def test_f4_the_calendars_last_day_has_not_come_either(as_person, days, sentence):
    address = reverse("reports:report-begin", args=["representation"])

    answer = as_person("ernesto.alvarenga").post(address, {"meant_for": "members", "occasion_en": "Seminar"} | days)

    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert sentence in answer.content.decode()


def test_h1_a_draft_is_set_aside_with_a_reason_and_stays_readable_to_its_writers(as_person, by):
    report, es = drafted("semiannual", "1998-1"), by("marisol.quesada")
    with pytest.raises(RuleBroken, match="Say why"):
        set_aside_report(report=report, by=es, reason=" ")

    officer = as_person("marisol.quesada")
    officer.post(reverse("reports:report-set-aside", args=["semiannual-1998-1"]), {"reason": "Begun by mistake."})

    report.refresh_from_db()
    assert report.state == "set_aside"
    history = officer.get(reverse("history-record", kwargs={"kind": "process-report", "key": report.code}))
    assert "because “Begun by mistake”" in history.content.decode()
    assert officer.get(reverse("reports:report-detail", args=[report.code])).status_code == HTTPStatus.OK
    assert [reports_visible_to(by(name)).count() for name in ("ernesto.alvarenga", "oscar.xicara")] == [1, 0]
    text = section(report, "recommendations")
    for act in (
        lambda: refresh_report(report=report, by=es, on=TODAY),
        lambda: freeze_report(report=report, by=es, on=TODAY),
        lambda: write_section(section=text, by=es, text_en="Later.", text_es="", version=1),
        lambda: set_aside_report(report=report, by=es, reason="Again."),
    ):
        with pytest.raises(RuleBroken, match="set aside"):
            act()


def test_after_a_draft_was_set_aside_nobody_is_asked_to_finish_it_and_another_is_begun(by):
    es = by("marisol.quesada")
    report = drafted("semiannual", "2021-2")
    set_aside_report(report=report, by=es, reason="Counted too early.")

    asked = [one.url for one in asked_of(es)]

    assert reverse("reports:report-begin", args=["semiannual"]) in asked
    assert reverse("reports:report-detail", args=[report.code]) not in asked
    assert drafted("semiannual", "2021-2").code == "semiannual-2021-2"


def test_a1_a_focal_point_sets_aside_the_own_countrys_paper_and_what_is_frozen_stays(by):
    mexico = Party.objects.get(code="MX")
    from_on, until_on = one_day(TODAY)
    paper = draft_report(
        kind="dossier", from_on=from_on, until_on=until_on, by=by("adriana.villasenor"), on=TODAY, party=mexico
    )
    with pytest.raises(RuleBroken, match="office"):
        set_aside_report(report=paper, by=by("oscar.xicara"), reason="Theirs.")
    set_aside_report(report=paper, by=by("adriana.villasenor"), reason="Another meeting.")
    kept = freeze_report(report=drafted(), by=by("marisol.quesada"), on=TODAY)

    with pytest.raises(RuleBroken, match="frozen"):
        set_aside_report(report=kept, by=by("marisol.quesada"), reason="No.")
    assert Report.objects.get(pk=kept.pk).state == "frozen"
