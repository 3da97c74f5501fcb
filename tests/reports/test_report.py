"""A report is drafted, refreshed, written, frozen (F4)."""

import datetime as dt

import pytest
from django.db import DatabaseError, transaction

from puebla.areas.activities.models import Activity
from puebla.areas.reports.actions.passing import passing_report
from puebla.areas.reports.actions.rendering import keep_renderings
from puebla.areas.reports.actions.report import (
    acknowledge_changes,
    draft_report,
    freeze_report,
    must_be_freezable,
    refresh_report,
    set_aside_report,
    write_section,
)
from puebla.areas.reports.models import Report, Section
from puebla.areas.reports.queries.asked import asked_of
from puebla.areas.reports.queries.report import reports_visible_to
from puebla.kernel.refusals import ChangedMeanwhile, RuleBroken
from tests.factories.activity import TODAY, make_activity

from .filled import drafted, figure, section, some_work

pytestmark = pytest.mark.usefixtures("rcm")
LATER = dt.date(2022, 3, 8)


@pytest.fixture(autouse=True)
def _files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def frozen(by, **facts):
    return freeze_report(report=drafted(**facts), by=by("marisol.quesada"), on=TODAY)


def test_f4_a_draft_has_its_kinds_sections_filled_from_the_records(by, db):
    report = drafted()

    assert [one.code for one in report.sections.order_by("position")] == [
        "frame",
        "commitments",
        "activities",
        "pillars",
        "bodies",
        "carried_out",
        "attention",
        "indicators",
        "funds",
        "recommendations",
        "next_steps",
    ]
    assert figure(report, "activities", "no_evidence") == (17, 17)
    assert figure(report, "activities", "reported") == (0, 17)


def test_a_kind_that_there_is_not_cannot_be_drafted(by, db):
    with pytest.raises(ValueError, match="minutes"):
        draft_report(kind="minutes", from_on=TODAY, until_on=LATER, by=by("marisol.quesada"), on=TODAY)


def test_a_draft_is_read_by_those_who_write_it_and_by_nobody_else(by, db):
    drafted()

    readers = ("marisol.quesada", "ernesto.alvarenga", "oscar.xicara", "silvia.retana", "")
    assert [reports_visible_to(by(name)).count() for name in readers] == [1, 1, 0, 0, 0]


def test_there_is_one_report_for_one_period(db):
    drafted()

    with pytest.raises(RuleBroken, match="semiannual-2022-1"):
        drafted()


def test_f4_after_a_report_is_frozen_its_next_edition_is_drafted_and_numbered_and_the_first_stays(by, db):
    es = by("marisol.quesada")
    first = frozen(by)
    make_activity(year=2022, state="completed")

    second = freeze_report(report=drafted(), by=es, on=LATER)
    third = drafted()

    assert [one.code for one in (first, second, third)] == [f"semiannual-2022-1{end}" for end in ("", "-2", "-3")]
    assert second.number == "RCM/ES/2022-1/REPORT-2"
    assert third.title_en == "Semi-annual report, first half of 2022, edition 3"
    assert third.title_es.endswith(", edición 3")
    assert [figure(one, "activities", "completed") for one in (first, second)] == [(0, 17), (1, 18)]
    first.refresh_from_db()
    assert (first.number, first.title_en) == ("RCM/ES/2022-1/REPORT", "Semi-annual report, first half of 2022")
    with pytest.raises(RuleBroken, match="semiannual-2022-1-3"):
        drafted()
    asked = {"kind": "semiannual", "days": (first.from_on, first.until_on), "on": LATER}
    with passing_report(**asked, by=es) as found:
        assert found == third
    with passing_report(**asked, by=by("oscar.xicara")) as found:
        assert found == second
    set_aside_report(report=third, by=es, reason="Begun by mistake.")
    assert drafted().code == "semiannual-2022-1-3"


def test_f4_nobody_is_asked_for_a_report_that_is_frozen_in_whatever_edition(by, db):
    es = by("marisol.quesada")
    freeze_report(report=drafted(period="2021-2"), by=es, on=TODAY)
    freeze_report(report=drafted(period="2021-2"), by=es, on=TODAY)

    assert [one for one in asked_of(es) if "/reports/" in one.url] == []


def test_p2_a_year_whose_presidency_no_source_names_has_no_annual_report(db):
    with pytest.raises(RuleBroken, match="2020"):
        drafted("annual", "2020")


def test_a_report_cannot_be_meant_for_whom_its_kind_is_not(db):
    with pytest.raises(RuleBroken, match="audiences listed"):
        drafted(meant_for="fund_staff")


def test_a1_a_focal_point_begins_no_report_of_the_secretariat(db):
    with pytest.raises(RuleBroken, match="office"):
        drafted(by="oscar.xicara")


def test_a_refresh_points_out_what_changed_and_leaves_the_text(by, db):
    report = drafted()
    part = section(report, "activities")
    write_section(section=part, by=by("marisol.quesada"), text_en="Much to do.", text_es="", version=1)
    make_activity(year=2022, state="completed")

    refresh_report(report=report, by=by("marisol.quesada"), on=LATER)

    part.refresh_from_db()
    assert part.text_en == "Much to do."
    assert {"what": {"en": "Completed", "es": "Completada"}, "before": "0 / 17", "now": "1 / 18"} in part.changes
    assert Report.objects.get(pk=report.pk).as_of == LATER


def test_what_changed_is_pointed_out_until_somebody_has_seen_it(by, db):
    report = drafted()
    make_activity(year=2022, state="completed")
    for _again in range(2):
        refresh_report(report=report, by=by("marisol.quesada"), on=LATER)
    with pytest.raises(RuleBroken, match="changed figures"):
        freeze_report(report=report, by=by("marisol.quesada"), on=LATER)

    for part in report.sections.all():
        acknowledge_changes(section=part, by=by("marisol.quesada"))

    assert freeze_report(report=report, by=by("marisol.quesada"), on=LATER).state == "frozen"


def test_what_stands_in_the_way_of_freezing_is_said_before_anybody_waits(by, db):
    report = drafted()
    must_be_freezable(report=report, by=by("marisol.quesada"), as_it_is=True, before_its_end=True)
    with pytest.raises(RuleBroken, match="The period is not over yet"):
        must_be_freezable(report=report, by=by("marisol.quesada"), as_it_is=True)
    make_activity(year=2022, state="completed")
    refresh_report(report=report, by=by("marisol.quesada"), on=LATER)

    with pytest.raises(RuleBroken, match="changed figures"):
        must_be_freezable(report=report, by=by("marisol.quesada"))
    with pytest.raises(RuleBroken, match="Texts are missing"):
        must_be_freezable(report=drafted("annual", "2021"), by=by("marisol.quesada"))
    with pytest.raises(RuleBroken, match="office"):
        must_be_freezable(report=report, by=by("oscar.xicara"))


def test_two_people_do_not_overwrite_each_others_text(by, db):
    part = section(drafted(), "recommendations")
    write_section(section=part, by=by("marisol.quesada"), text_en="Mine.", text_es="", version=1)

    with pytest.raises(ChangedMeanwhile, match="Somebody else"):
        write_section(section=part, by=by("ernesto.alvarenga"), text_en="No, mine.", text_es="", version=1)

    part.refresh_from_db()
    assert part.text_en == "Mine."


def test_frozen_it_has_its_number_and_its_files_and_is_read_by_those_it_is_meant_for(by, db):
    report = frozen(by, meant_for="public")

    assert (report.number, report.frozen_on) == ("RCM/ES/2022-1/REPORT", TODAY)
    assert reports_visible_to(by("")).get() == report
    assert sorted((one.ending, one.language) for one in report.renderings.all()) == [
        ("docx", "en"),
        ("docx", "es"),
        ("pdf", "en"),
        ("pdf", "es"),
        ("xlsx", "en"),
        ("xlsx", "es"),
    ]


def test_freezing_tells_how_far_it_has_come(by, db):
    told = []

    freeze_report(report=drafted(), by=by("marisol.quesada"), on=TODAY, progress=lambda *far: told.append(far))

    assert told == [(done, 6) for done in range(7)]


def test_h1_what_is_frozen_is_refused_to_every_action(by, db):
    report, es = frozen(by), by("marisol.quesada")
    part = section(report, "recommendations")
    acts = [
        lambda: refresh_report(report=report, by=es, on=LATER),
        lambda: freeze_report(report=report, by=es, on=LATER),
        lambda: acknowledge_changes(section=part, by=es),
        lambda: write_section(section=part, by=es, text_en="Later.", text_es="", version=1),
    ]

    for act in acts:
        with pytest.raises(RuleBroken, match="frozen"):
            act()


@pytest.mark.parametrize(
    "write",
    [
        lambda report: Report.objects.filter(pk=report.pk).update(as_of=LATER),
        lambda report: Section.objects.filter(report=report).update(text_en="Later."),
        lambda report: Section.objects.create(report=report, code="late", position=99),
        lambda report: report.renderings.update(name="other.pdf"),
        lambda report: report.renderings.first().delete(),
        lambda report: Section.objects.filter(report=report).delete(),
    ],
)
def test_h1_the_database_itself_refuses_to_change_what_is_frozen(by, db, write):
    report = frozen(by)

    with pytest.raises(DatabaseError, match="Cannot"), transaction.atomic():
        write(report)


def test_what_becomes_of_the_records_does_not_change_a_frozen_report(by, db):
    report = frozen(by)
    Activity.objects.filter(year=2022).update(state="completed")

    assert figure(report, "activities", "no_evidence") == (17, 17)


def written_twice(report, by):
    """The hashes of the files, written, taken back and written once more."""
    for _again in range(2):
        point = transaction.savepoint()
        yield [one.sha256 for one in keep_renderings(report=report, by=by, progress=lambda _done, _all: None)]
        transaction.savepoint_rollback(point)


def test_the_same_report_is_written_as_the_same_bytes(by, db):
    some_work()
    report = drafted("annual", "2021")

    first, again = written_twice(report, by("marisol.quesada"))

    assert again == first
    assert len(set(first)) == len(first)


def test_a5_a_report_is_not_frozen_on_records_that_say_something_else_by_now(by, db):
    activity = make_activity(year=2022, audience="public", state="under_way")
    report, es = drafted(), by("marisol.quesada")
    Activity.objects.filter(pk=activity.pk).update(audience="ppt_es")

    with pytest.raises(
        RuleBroken, match=r"The records have changed since the report was filled: .*Activities by state"
    ):
        freeze_report(report=report, by=es, on=TODAY)
    refresh_report(report=report, by=es, on=TODAY)
    for section_of in report.sections.all():
        acknowledge_changes(section=section_of, by=es)

    assert freeze_report(report=report, by=es, on=TODAY).audience == "members"
    assert figure(report, "activities", "in_process") == (0, 17)
