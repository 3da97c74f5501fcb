"""The presidency changes hands: the incoming one reads the pack beforehand, and its rights move on the day (H3, P2)."""

import datetime as dt

import pytest
from django.urls import reverse

from puebla.areas.bodies.actions.presidency import announce_candidacy, record_presidency
from puebla.areas.members.models import Party
from puebla.areas.reports.actions.report import draft_report, freeze_report
from puebla.areas.reports.models import Report
from puebla.areas.reports.queries.report import reports_visible_to
from puebla.areas.reports.rules.period import one_day
from puebla.kernel.access.table import can
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


def may_report(name, day):
    return can(standing(name, on=day), "report.begin", Report(kind="annual"))


def test_the_incoming_presidency_reads_the_pack_on_the_last_day_and_a_country_outside_the_troika_does_not(pack):
    assert list(reports_visible_to(standing(INCOMING, on=LAST))) == [pack]
    assert not reports_visible_to(standing("silvia.retana", on=LAST)).exists()
    assert not reports_visible_to(standing("", on=LAST)).exists()


def test_the_rights_of_the_presidency_move_on_the_day_and_not_before(pack):
    assert (may_report(OUTGOING, LAST), may_report(INCOMING, LAST)) == (True, False)
    assert (may_report(OUTGOING, FIRST), may_report(INCOMING, FIRST)) == (False, True)


def test_on_the_page_they_move_with_the_clock_of_the_process(pack, client, person, settings):
    client.force_login(person(INCOMING))
    address = reverse("reports:report-begin", args=["annual"])
    statuses = {}
    for day in (LAST, FIRST):
        settings.PUEBLA_CLOCK = day
        assert client.get(reverse("reports:report-detail", args=[pack.code])).status_code == 200
        statuses[day] = client.get(address).status_code

    assert statuses == {LAST: 403, FIRST: 200}
