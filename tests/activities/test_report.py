"""The execution report: dates, place, participants by country and sex, outputs, lessons."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.http import QueryDict

from puebla.areas.activities.actions.audience import set_audience
from puebla.areas.activities.actions.fill import Typed
from puebla.areas.activities.actions.report import write_report
from puebla.areas.activities.forms.declared import DeclaredForm
from puebla.areas.activities.models import Activity, Attendance, ExecutionReport
from puebla.areas.activities.queries.choice import ChoicesOfActivity
from puebla.areas.activities.queries.report import is_complete, report_states, reports_visible_to
from puebla.areas.activities.queries.values import records_of, shown_of
from puebla.areas.activities.rules.report_form import REPORT_FORM
from puebla.areas.activities.rules.seen import seen_of, write_seen
from puebla.kernel.refusals import ChangedMeanwhile, RuleBroken

pytestmark = pytest.mark.usefixtures("rcm")
ES, PPT, MEXICO, GUATEMALA, DELEGATE = (
    "marisol.quesada", "ernesto.alvarenga", "adriana.villasenor", "oscar.xicara", "silvia.retana",
)  # fmt: skip
OTHERS = (GUATEMALA, "margaret.oakley", "hernan.ospina", "ingrid.sandoval", "benito.calix", "paola.ferretti", "")
COMPLETE = {
    "held_from": "2022-06-25",
    "held_until": "2022-06-26",
    "place_es": "Ciudad de México",
    "attendance": [
        {"party": "CR", "women": 2, "men": 1, "unspecified": 0},
        {"party": "MX", "women": 10, "men": 8, "unspecified": 1},
    ],
    "outputs_es": "Hoja de ruta",
}


def shown(activity):
    report = ExecutionReport.objects.filter(activity=activity).first() or ExecutionReport(activity=activity)
    return shown_of(REPORT_FORM.inputs(["es"]), records_of(report), report.kept_apart)


def save(activity, standing, *, seen=None, **values):
    typed = Typed(values=values, apart={}, seen=seen_of(shown(activity)) if seen is None else seen)
    return write_report(activity=activity, by=standing, language="es", typed=typed)


def post(activity, standing, **posted):
    query = QueryDict(mutable=True)
    query.update({key.replace("__", "-"): value for key, value in posted.items()})
    query["version"] = write_seen(seen_of(shown(activity)))
    inputs = REPORT_FORM.inputs(["es"])
    form = DeclaredForm(inputs, shown=shown(activity), choices=ChoicesOfActivity(activity, on=standing.on), post=query)
    return write_report(activity=activity, by=standing, language="es", typed=form.typed())


def test_everything_comes_back(workshop, by):
    report = save(workshop, by(MEXICO), **COMPLETE, lessons_es="Empezar antes")

    assert {key: value for key, value in shown(workshop).items() if key in COMPLETE} == COMPLETE
    assert is_complete(report)
    assert (report.audience, report.audience_to) == ("members", ["party:MX", "party:iom"])


@pytest.mark.parametrize("missing", ["held_from", "place_es", "attendance", "outputs_es"])
def test_what_is_missing_is_named(workshop, by, missing):
    report = save(workshop, by(MEXICO), **{key: value for key, value in COMPLETE.items() if key != missing})

    assert not is_complete(report)
    assert [field.name for state in report_states(report) for field in state.missing] == [missing.removesuffix("_es")]


@pytest.mark.parametrize("who", [ES, PPT, MEXICO, DELEGATE, *OTHERS])
def test_who_may_report(workshop, by, who):
    if who in {ES, PPT, MEXICO, DELEGATE}:
        assert save(workshop, by(who), outputs_es="Hecho").outputs_es == "Hecho"
    else:
        with pytest.raises(RuleBroken) as refused:
            save(workshop, by(who), outputs_es="Hecho")
        assert refused.value.code == "not_allowed"
        assert not ExecutionReport.objects.exists()


def test_people_are_counted_by_party_and_sex(workshop, by):
    rows = {
        "attendance__MX__women": "10",
        "attendance__MX__men": "",
        "attendance__CR__unspecified": "3",
        "attendance": "",
    }
    report = post(workshop, by(MEXICO), **rows)

    counted = report.attendances.order_by("party__code").values_list("party__code", "women", "men", "unspecified")
    assert list(counted) == [("CR", 0, 0, 3), ("MX", 10, 0, 0)]
    report = post(workshop, by(MEXICO), **rows | {"attendance__CR__unspecified": "0"})
    assert [row.party.code for row in report.attendances.all()] == ["MX"]


@pytest.mark.parametrize("typed", ["ten", "-1", "2.5"])
def test_f6_a_wrong_number_is_kept_apart_and_loses_nothing(workshop, by, typed):
    post(workshop, by(MEXICO), attendance="", attendance__MX__women="10")
    report = post(workshop, by(MEXICO), attendance="", outputs_es="Hecho", attendance__MX__women=typed)

    assert report.outputs_es == "Hecho"
    assert report.kept_apart == {"attendance": [{"party": "MX", "women": typed, "men": "", "unspecified": ""}]}
    assert [row.women for row in report.attendances.all()] == [10]
    assert not is_complete(report)
    assert post(workshop, by(MEXICO), attendance="", attendance__MX__women="11").kept_apart == {}


def test_f6_days_are_whole_and_in_order(workshop, by):
    report = post(workshop, by(MEXICO), held_from="06/2022", held_until="2022-06-26")
    assert (report.held_from, report.held_until, report.kept_apart) == (
        None,
        dt.date(2022, 6, 26),
        {"held_from": "06/2022"},
    )
    report = post(workshop, by(MEXICO), held_from="2022-06-27", held_until="2022-06-26")
    assert (report.held_from, report.kept_apart) == (None, {"held_from": "2022-06-27"})
    with pytest.raises(IntegrityError), transaction.atomic():
        ExecutionReport.objects.filter(pk=report.pk).update(held_from=dt.date(2022, 6, 27))


def test_a_party_is_counted_once(workshop, by):
    report = save(workshop, by(MEXICO), **COMPLETE)
    with pytest.raises(IntegrityError), transaction.atomic():
        Attendance.objects.create(report=report, party=report.attendances.first().party)


def test_two_writers_of_one_field_do_not_overwrite_each_other(workshop, by):
    both_saw = seen_of(shown(workshop))
    save(workshop, by(MEXICO), seen=both_saw, outputs_es="De México")
    with pytest.raises(ChangedMeanwhile):
        save(workshop, by(ES), seen=both_saw, outputs_es="De la Secretaría")


def test_a5_a_report_is_not_read_by_those_who_may_not_read_it_or_its_activity(workshop, by):
    report = save(workshop, by(MEXICO), **COMPLETE)
    assert not reports_visible_to(by("")).exists()
    set_audience(record=report, audience="public", by=by(ES))
    assert reports_visible_to(by("")).exists()
    set_audience(record=workshop, audience="members", by=by(ES))
    assert not reports_visible_to(by("")).exists()


def test_the_pages_of_a_report(workshop, as_person):
    mexico, address = as_person(MEXICO), "/en/activities/2022-08/report/"
    assert mexico.get(address).status_code == 404
    page = mexico.get(f"{address}edit/?in=es").content.decode()
    assert "Participants by country and sex" in page
    assert not ExecutionReport.objects.exists()

    rows = {"attendance": "", "attendance-MX-women": "10", "outputs_es": "Hoja de ruta", "language": "es"}

    def token(html):
        return html.split('name="version" id="form-version" value="')[1].split('"')[0]

    saved = mexico.post(f"{address}autosave/", rows | {"version": token(page), "held_from": "soon"})
    assert saved.status_code == 200
    assert 'hx-swap-oob="true"' in saved.content.decode()
    assert "to be corrected: Held from" in saved.content.decode()
    answer = mexico.post(
        f"{address}edit/?in=es",
        rows | {"version": token(saved.content.decode()), "finish": "1", "held_from": "2022-06-25"},
    )
    assert (answer.status_code, answer.url) == (302, address)
    assert "Hoja de ruta" in mexico.get(address).content.decode()
    assert as_person("").get(address).status_code == 404
    assert as_person(GUATEMALA).get(address).status_code == 200
    assert as_person(GUATEMALA).get(f"{address}edit/").status_code == 403
    assert Activity.objects.get(pk=workshop.pk).report.held_from == dt.date(2022, 6, 25)
