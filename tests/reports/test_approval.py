"""The RCGM approves the report of a group, or all but one text of it; the frozen files stay as they are (sources.md 2.30)."""

import datetime as dt
from http import HTTPStatus
from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from puebla.areas.bodies.models import Body
from puebla.areas.members.models import Party
from puebla.areas.reports.actions.approval import approve_report, hold_section, settle_holding
from puebla.areas.reports.actions.report import freeze_report
from puebla.areas.reports.queries.paper.note import note_of
from puebla.areas.reports.queries.report import reports_visible_to
from puebla.kernel.refusals import RuleBroken
from tests.factories.activity import TODAY, standing

from .filled import drafted, section

pytestmark = pytest.mark.usefixtures("rcm", "db")
ES, LATER = "marisol.quesada", dt.date(2022, 4, 1)


@pytest.fixture(autouse=True)
def _files(settings, tmp_path):
    settings.MEDIA_ROOT = settings.DATA = tmp_path


@pytest.fixture
def by():
    return standing(ES)


@pytest.fixture
def report(by):
    """A working group's, frozen."""
    draft = drafted("group", "2021-2", body=Body.objects.get(code="wg-protection-2019"), meant_for="public")
    return freeze_report(report=draft, by=by, on=TODAY)


@pytest.fixture
def rcgm():
    return Body.objects.get(code="rcgm")


def approved(report, by, rcgm, **facts):
    said = {"approved_on": dt.date(2021, 12, 1), "place_en": "Mexico City", "place_es": "Ciudad de México"} | facts
    return approve_report(report=report, by=by, body=rcgm, on=TODAY, **said)


def held(report, by, *countries, until=dt.date(2022, 3, 31)):
    parties = list(Party.objects.filter(code__in=countries or ["GT"]).order_by("pk"))
    return hold_section(section=section(report, "recommendations"), by=by, parties=parties, until_on=until, on=TODAY)


def said_by(report, language="es"):
    fresh = reports_visible_to(standing(ES)).get(pk=report.pk)
    pages = PdfReader(BytesIO(note_of(fresh, "pdf", language).content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_the_approval_says_which_body_when_and_where_and_changes_no_file(report, by, rcgm):
    before = list(report.renderings.order_by("pk").values_list("sha256", flat=True))

    approved(report, by, rcgm)

    assert list(report.renderings.order_by("pk").values_list("sha256", flat=True)) == before
    text = said_by(report)
    for words in ("RCM/WG-PROTECTION-2019/2021-2/REPORT", "1 de diciembre de 2021", "Ciudad de México"):
        assert words in text


def test_m5_one_text_is_held_back_at_a_countrys_request_and_the_rest_goes_ahead(report, by, rcgm):
    [holding] = held(report, by)
    approved(report, by, rcgm)

    assert "Held back at the request of Guatemala until 31 March 2022; the rest of the report goes ahead." in said_by(
        report, "en"
    )
    settle_holding(holding=holding, by=by, on=LATER)
    assert "settled on 1 April 2022" in said_by(report, "en")


def test_m5_several_countries_ask_for_more_time_on_one_text_as_in_c21_1_e(report, by):
    belize, dominican_republic = held(report, by, "BZ", "DO")

    settle_holding(holding=belize, by=by, on=LATER)

    text = said_by(report, "en")
    assert "request of Belize until 31 March 2022; settled on 1 April 2022." in text
    assert "request of Dominican Republic until 31 March 2022; that day has passed, and it is not settled." in text
    settle_holding(holding=dominican_republic, by=by, on=LATER)
    assert "not settled" not in said_by(report, "en")


def test_the_note_is_one_page_and_the_same_decisions_give_the_same_bytes(report, by, rcgm):
    held(report, by)
    approved(report, by, rcgm)
    fresh = reports_visible_to(by).get(pk=report.pk)

    for ending in ("docx", "pdf"):
        assert note_of(fresh, ending, "es").content == note_of(fresh, ending, "es").content
    assert len(PdfReader(BytesIO(note_of(fresh, "pdf", "es").content)).pages) == 1


def test_an_approval_recorded_again_is_put_right(report, by, rcgm):
    approved(report, by, rcgm)
    approved(report, by, rcgm, approved_on=dt.date(2022, 2, 1), reason="The minutes say so.")

    assert "1 February 2022" in said_by(report, "en")


def test_h1_an_approval_is_put_right_only_with_a_reason(report, by, rcgm):
    approved(report, by, rcgm)

    approved(report, by, rcgm)  # nothing differs
    with pytest.raises(RuleBroken, match="Say why it is put right"):
        approved(report, by, rcgm, place_en="Other")

    assert "Mexico City" in said_by(report, "en")


@pytest.mark.parametrize("day", [dt.date(2021, 6, 30), LATER])
def test_no_day_before_the_report_begins_and_none_to_come(report, by, rcgm, day):
    with pytest.raises(RuleBroken, match="between its first day and today"):
        approved(report, by, rcgm, approved_on=day)


def test_only_the_rcgm_approves_and_only_what_is_frozen_and_of_a_group_or_network(report, by, rcgm):
    with pytest.raises(RuleBroken, match="approved no reports"):
        approved(report, by, Body.objects.get(code="wg-labour-2019"))
    draft = drafted("group", "2022-1", body=Body.objects.get(code="wg-labour-2019"))
    with pytest.raises(RuleBroken, match="Freeze the report first"):
        approved(draft, by, rcgm, approved_on=TODAY)
    with pytest.raises(RuleBroken, match="No body approves"):
        approved(drafted(), by, rcgm)


def test_a1_a_delegate_records_no_approval_and_holds_nothing_back(report, rcgm):
    for act in (lambda who: approved(report, who, rcgm), lambda who: held(report, who)):
        with pytest.raises(RuleBroken, match="office"):
            act(standing("silvia.retana"))


def test_a_text_is_held_once_by_a_member_until_a_day_to_come(report, by):
    with pytest.raises(RuleBroken, match="member country"):
        held(report, by, "CO")
    with pytest.raises(RuleBroken, match="member country"):
        hold_section(section=section(report, "recommendations"), by=by, parties=[], until_on=TODAY, on=TODAY)
    for day, words in ((dt.date(2022, 2, 1), "today or a day to come"), (dt.date(9999, 12, 31), "within a year")):
        with pytest.raises(RuleBroken, match=words):
            held(report, by, until=day)
    [holding] = held(report, by)
    with pytest.raises(RuleBroken, match="already at the request of Guatemala"):
        held(report, by, "GT", "MX")
    settle_holding(holding=holding, by=by, on=TODAY)
    with pytest.raises(RuleBroken, match="not held back"):
        settle_holding(holding=holding, by=by, on=TODAY)
    held(report, by)


def test_the_page_takes_the_decisions_and_shows_them_to_every_reader(client, person, report):
    client.force_login(person("marisol"))
    rcgm, guatemala = Body.objects.get(code="rcgm"), Party.objects.get(code="GT")
    text = section(report, "recommendations")
    client.post(reverse("reports:section-hold", args=[text.pk]), {"parties": [guatemala.pk], "until_on": "2022-03-31"})
    client.post(
        reverse("reports:report-approve", args=[report.code]),
        {"body": rcgm.pk, "approved_on": "2022-02-15", "place_en": "San Salvador", "place_es": "San Salvador"},
    )
    again = client.post(
        reverse("reports:report-approve", args=[report.code]), {"body": rcgm.pk, "approved_on": "2022-02-16"}
    )
    assert again.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    client.logout()

    page = client.get(f"/es/reports/{report.code}/").content.decode()

    assert "15 de febrero de 2022, San Salvador" in page
    assert "Retenido a solicitud de Guatemala hasta el 31 de marzo de 2022" in page
    assert client.get(reverse("reports:report-note", args=[report.code, "es", "pdf"])).status_code == 200
    assert reverse("reports:section-hold", args=[text.pk]) not in page


def test_without_a_decision_there_is_no_note(client, report):
    assert client.get(reverse("reports:report-note", args=[report.code, "es", "pdf"])).status_code == 404
