"""The presidency changes hands: the incoming one reads the pack beforehand, and its rights move on the day (H3, P2)."""

import datetime as dt

import pytest
from django.urls import reverse

from puebla.areas.bodies.actions.presidency import announce_candidacy, record_presidency
from puebla.areas.members.models import Party
from puebla.areas.reports.actions.report import draft_report, freeze_report, write_section
from puebla.areas.reports.models import Report
from puebla.areas.reports.queries.report import presidency_of_year, reports_visible_to
from puebla.areas.reports.queries.subject import kinds_to_begin, periods_for
from puebla.areas.reports.rules.period import one_day
from puebla.areas.reports.states import ReportKind
from puebla.kernel.access.table import can
from puebla.kernel.refusals import RuleBroken
from tests.factories.activity import standing

pytestmark = pytest.mark.usefixtures("rcm", "db")
LAST, FIRST = dt.date(2022, 12, 31), dt.date(2023, 1, 1)
OUTGOING, INCOMING, ANOTHER = "ernesto.alvarenga", "oscar.xicara", "adriana.villasenor"


@pytest.fixture(autouse=True)
def _files(settings, tmp_path):
    settings.MEDIA_ROOT = settings.DATA = tmp_path


@pytest.fixture
def pack():
    """Guatemala is chosen for 2023; El Salvador's last day: it freezes the pack."""
    secretariat = standing("marisol.quesada", on=LAST)
    candidacy = announce_candidacy(
        party=Party.objects.get(code="GT"), year=2023, announced_on=dt.date(2022, 11, 20), by=secretariat
    )
    record_presidency(candidacy=candidacy, by=secretariat)
    by, days = standing(OUTGOING, on=LAST), one_day(LAST)
    draft = draft_report(kind="handover", from_on=days[0], until_on=days[1], by=by, on=LAST)
    return freeze_report(report=draft, by=by, on=LAST)


def may_report(name, day, kind="semiannual", presidency=None):
    return can(standing(name, on=day), "report.begin", Report(kind=kind, presidency=presidency))


def test_the_incoming_presidency_reads_the_pack_on_the_last_day_and_a_country_outside_the_troika_does_not(pack):
    assert list(reports_visible_to(standing(INCOMING, on=LAST))) == [pack]
    assert not reports_visible_to(standing("silvia.retana", on=LAST)).exists()
    assert not reports_visible_to(standing("", on=LAST)).exists()


def test_the_rights_of_the_presidency_move_on_the_day_and_not_before(pack):
    assert (may_report(OUTGOING, LAST), may_report(INCOMING, LAST)) == (True, False)
    assert (may_report(OUTGOING, FIRST), may_report(INCOMING, FIRST)) == (False, True)


def test_on_the_page_they_move_with_the_clock_of_the_process(pack, client, person, settings):
    client.force_login(person(INCOMING))
    address = reverse("reports:report-begin", args=["semiannual"])
    statuses = {}
    for day in (LAST, FIRST):
        settings.PUEBLA_CLOCK = day
        assert client.get(reverse("reports:report-detail", args=[pack.code])).status_code == 200
        statuses[day] = client.get(address).status_code

    assert statuses == {LAST: 403, FIRST: 200}


def test_the_outgoing_presidency_still_writes_the_report_on_its_year_and_nothing_else(pack):
    own = presidency_of_year(2022)
    by = standing(OUTGOING, on=FIRST)
    assert periods_for(ReportKind.ANNUAL, by) == ["2022"]
    assert kinds_to_begin(by) == [ReportKind.ANNUAL, ReportKind.DOSSIER, ReportKind.INDUCTION]

    draft = draft_report(kind="annual", from_on=own.from_on, until_on=own.until_on, by=by, on=FIRST, presidency=own)

    assert list(reports_visible_to(standing(INCOMING, on=FIRST))) == [pack]
    said = {"text_en": "Carry on.", "text_es": "Continuar.", "version": 1}
    write_section(section=draft.sections.get(code="next_steps"), by=by, **said)
    assert freeze_report(report=draft, by=by, on=FIRST).number == "RCM/PPT/2022/REPORT"
    later = dt.date(2024, 1, 1)
    assert [may_report(OUTGOING, day, "annual", own) for day in (LAST, FIRST, later)] == [True, True, False]


def test_no_presidency_writes_the_report_on_the_year_of_another(pack):
    own, by = presidency_of_year(2022), standing(INCOMING, on=FIRST)
    with pytest.raises(RuleBroken, match="El Salvador presided in 2022"):
        draft_report(kind="annual", from_on=own.from_on, until_on=own.until_on, by=by, on=FIRST, presidency=own)
