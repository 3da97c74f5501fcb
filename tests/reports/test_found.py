"""Reports are found, asked for and shown where they belong, each within its audience."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from puebla.areas.bodies.models import Body
from puebla.areas.reports.actions.report import freeze_report
from puebla.areas.reports.models import Section
from puebla.areas.reports.queries.asked import asked_of
from tests.factories.activity import TODAY, standing

from .filled import drafted

pytestmark = pytest.mark.usefixtures("rcm", "db")
ES, PPT = "marisol.quesada", "ernesto.alvarenga"


@pytest.fixture(autouse=True)
def _files(settings, tmp_path):
    settings.MEDIA_ROOT = settings.DATA = tmp_path


def found_by(client, words):
    return client.get("/en/search/", {"q": words}).content.decode()


def test_a5_a_draft_is_found_by_those_who_write_it_and_a_frozen_report_by_its_readers(client, person):
    report = drafted(meant_for="public")
    assert "/en/reports/semiannual-2022-1/" not in found_by(client, "semi-annual report 2022")
    client.force_login(person("marisol"))
    assert "/en/reports/semiannual-2022-1/" in found_by(client, "semi-annual report 2022")

    freeze_report(report=report, by=standing(ES), on=TODAY)
    client.logout()

    assert "/en/reports/semiannual-2022-1/" in found_by(client, "RCM/ES/2022-1/REPORT")


def test_f4_the_secretariat_is_asked_for_the_report_on_the_half_year_that_ended_last():
    assert [(one.what, one.about) for one in asked_of(standing(ES))] == [
        ("Draft the half-year report to the Regional Consultation Group", "second half of 2021")
    ]
    assert asked_of(standing(PPT)) == asked_of(standing("oscar.xicara")) == asked_of(standing("")) == []


def test_h3_the_presidency_whose_year_it_was_is_asked_for_its_report_when_another_presides():
    assert [(one.what, one.about) for one in asked_of(standing("adriana.villasenor"))] == [
        ("Draft the Presidency's annual report", "2021")
    ]


def test_a_draft_asks_for_what_stands_in_its_way_and_a_frozen_report_for_nothing():
    report = drafted(period="2021-2")
    whats = [[one.what for one in asked_of(standing(ES))]]
    Section.objects.filter(report=report, code="recommendations").update(text_en="Do more.")
    whats.append([one.what for one in asked_of(standing(ES))])
    change = {"what": {"en": "A", "es": "A"}, "before": 1, "now": 2}
    Section.objects.filter(report=report, code="activities").update(changes=[change])
    whats.append([one.what for one in asked_of(standing(ES))])
    Section.objects.filter(report=report).update(changes=[])
    freeze_report(report=report, by=standing(ES), on=TODAY)
    whats.append([one.what for one in asked_of(standing(ES))])

    assert whats == [
        ["Finish the report and freeze it"],
        ["Write the text of a report in its other language too"],
        ["Look at the figures of a report that changed"],
        [],
    ]


def test_what_is_asked_takes_one_statement_for_any_number_of_drafts():
    by = standing(ES)
    for period in ("2019-1", "2019-2", "2020-1", "2021-2"):
        drafted(period=period)

    with CaptureQueriesContext(connection) as captured:
        assert len(asked_of(by)) == 4
    assert len(captured) == 1


def test_the_pages_of_a_body_and_of_the_presidencies_show_their_reports(client, person):
    group = drafted("group", "2022-1", body=Body.objects.get(code="wg-protection-2019"))
    annual = drafted("annual", "2021")
    pages = ("/en/bodies/wg-protection-2019/", "/en/presidencies/")

    def links():
        shown = zip(pages, (group, annual), strict=True)
        return [f"/en/reports/{one.code}/" in client.get(page).content.decode() for page, one in shown]

    assert links() == [False, False]
    client.force_login(person("marisol"))
    assert links() == [True, True]
