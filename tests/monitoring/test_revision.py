"""L1, A5: what a revision of a plan changes in its indicators is not known to those who may not read the revision."""

import datetime as dt
import io
from decimal import Decimal

import pytest

from puebla.areas.monitoring.models import Measurement
from puebla.areas.monitoring.prints.iati import Publishing, write_iati
from puebla.areas.monitoring.queries.asked import asked_of
from puebla.areas.monitoring.queries.figure import lines_of
from puebla.areas.plans.actions.indicator import add_indicator, edit_indicator, retire_indicator
from puebla.areas.plans.actions.plan import move_plan
from puebla.areas.plans.actions.target import set_targets
from puebla.areas.plans.actions.version import publish_version
from puebla.areas.plans.models import Plan
from puebla.areas.plans.queries.definition import definition_of
from puebla.areas.plans.queries.published import as_published, indicators_in_use
from puebla.areas.plans.rules.period import period_of_years
from puebla.areas.reports.queries.reader import reader_of
from puebla.kernel import clock
from puebla.kernel.access.standing import Standing

from .conftest import ES, MEXICO, PPT, TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("rcm")]
READERS = ("", MEXICO)
YEAR = period_of_years(2021, 2021)
LIST, PAGE = "/en/indicators/?plan=SP19", "/en/indicators/SP19/officials-trained/"


@pytest.fixture
def revised(officials, by):
    """The plan of 2019 under revision, with the officials trained published before."""
    plan = officials.plan
    publish_version(plan=plan, by=by(ES), on=TODAY, reason_en="With officials", reason_es="")
    move_plan(plan=plan, verb="reopen", by=by(ES), on=TODAY, note_en="Revision of 2022", note_es="")
    return Plan.objects.get(pk=plan.pk)


def text_of(response):
    return " ".join(response.content.decode().split())


def iati():
    stream = io.BytesIO()
    public = Standing(on=TODAY)
    write_iati(Publishing(Plan.objects.get(code="SP19"), "XM-RCM", clock.now(), TODAY, public), stream)
    return stream.getvalue().decode()


def test_l1_an_indicator_added_in_a_revision_is_known_to_nobody_else_until_it_is_published(enter, by, revised):
    facts = {"kind": "result", "name_en": "Zarzuela nights", "frequency": "yearly", "dimensions": ["country"]}
    added = add_indicator(plan=revised, by=by(ES), dac_level="output", **facts)
    value = Measurement.objects.create(
        indicator=added, from_on=YEAR.from_on, until_on=YEAR.until_on, value=3, state="approved", audience="public",
        approved_on=TODAY, entered_on=TODAY, source="Register",
    )  # fmt: skip
    own = f"/en/indicators/SP19/{added.code}/"
    places = [LIST, "/en/reports/dashboard/?plan=SP19", "/en/search/?q=zarzuela+nights", "/en/plans/SP19/"]

    for name in READERS:
        assert not [place for place in places if "Zarzuela nights" in text_of(enter(name).get(place))]
        assert enter(name).get(own).status_code == 404
        assert enter(name).get(f"/en/indicators/values/{value.pk}/").status_code == 404
    assert not [ask for ask in asked_of(by(MEXICO)) if "Zarzuela" in ask.about]
    assert "Zarzuela" not in iati()
    for audience, seen in (("public", 0), ("members", 0), ("ppt_es", 1)):
        lines = lines_of(revised.pk, reader_of(audience, [], on=TODAY), on=TODAY)
        assert [line.indicator.name for line in lines].count("Zarzuela nights") == seen  # what reports tell
    for name in (ES, PPT):
        assert all("Zarzuela nights" in text_of(enter(name).get(place)) for place in (LIST, own, places[2]))

    publish_version(plan=revised, by=by(ES), on=TODAY, reason_en="One more", reason_es="")
    assert enter(MEXICO).get(own).status_code == 200  # published under revision: for the members
    assert enter("").get(own).status_code == 404
    move_plan(plan=revised, verb="recommend", by=by(ES), on=TODAY, note_en="As published", note_es="")
    assert enter("").get(own).status_code == 200
    assert "Zarzuela nights" in iati()


def test_l1_an_indicator_reworded_or_left_out_in_a_revision_reads_as_it_was_published(enter, by, officials, revised):
    set_targets(indicator=officials, by=by(ES), values={YEAR: Decimal(50)})
    edit_indicator(indicator=officials, by=by(ES), name_en="Zarzuela nights", unit_en="nights", dimensions=["sex"])
    value = Measurement.objects.create(
        indicator=officials, from_on=YEAR.from_on, until_on=YEAR.until_on, value=3, state="approved", audience="public",
        approved_on=TODAY, entered_on=TODAY, source="Register",
    )  # fmt: skip
    places = [LIST, PAGE, f"/en/indicators/values/{value.pk}/"]

    for name in READERS:
        pages = [text_of(enter(name).get(place)) for place in places]
        assert all("Officials trained" in page and "officials" in page for page in pages)
        assert not [page for page in pages if "Zarzuela" in page or "50" in page]
        assert "Zarzuela nights" not in text_of(enter(name).get("/en/search/?q=zarzuela"))
    assert "Officials trained, 2021" in {ask.about for ask in asked_of(by(MEXICO))}
    assert "Zarzuela nights" in text_of(enter(ES).get(PAGE))

    retire_indicator(indicator=officials, by=by(ES), on=TODAY, reason="Nobody reports it")
    assert [enter(name).get(PAGE).status_code for name in (ES, MEXICO, "")] == [404, 200, 200]


def test_l1_a_definition_comes_back_from_its_version_as_it_was(by, officials, revised):
    before = definition_of(officials)
    edit_indicator(
        indicator=officials, by=by(ES), is_share=True, is_whole=False, is_additive=False, dimensions=[], unit_en="",
        method_es="Por registro", baseline_value=Decimal(1), baseline_on=dt.date(2018, 12, 31),
    )  # fmt: skip

    as_read = as_published(indicators_in_use(by("")).prefetch_related("targets").get(pk=officials.pk))

    assert definition_of(as_read) == before
    assert definition_of(officials) != before
