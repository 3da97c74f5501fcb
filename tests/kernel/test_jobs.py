"""Long work: done wholly and said so, refused, or failed; never half."""

import pytest
from django.utils import translation

from puebla.areas.members.models import Institution
from puebla.areas.reports.models import Report
from puebla.kernel.access.table import can
from puebla.kernel.jobs import declared
from puebla.kernel.jobs.asking import ask_for, has_worker
from puebla.kernel.jobs.carrying import carry_out
from puebla.kernel.jobs.models import Job
from puebla.kernel.jobs.states import MOST_ATTEMPTS
from puebla.kernel.refusals import RuleBroken
from tests.factories.activity import standing

pytestmark = pytest.mark.usefixtures("rcm", "db")


@pytest.fixture
def works(monkeypatch):
    """Declare work for one test: ``works("test.name", function)``."""
    declared.work_of("report.freeze")
    return lambda name, function: monkeypatch.setitem(declared.WORK, name, function)


def renames(institution, then=lambda: None):
    """Work that renames an institution and then does something else."""

    def work(*, by, on, progress, name):
        Institution.objects.filter(pk=institution.pk).update(name_en=name)
        progress(1, 2)
        then()
        return "/en/today/"

    return work


def refuse():
    raise RuleBroken("closed", translation.gettext("Saved."))


def fault():
    raise ZeroDivisionError


@pytest.fixture
def institution():
    return Institution.objects.order_by("pk").first()


def titled(word):
    return {"en": word, "es": word}


def asked(name="test.rename", by="marisol.quesada", key="rename", **arguments):
    return ask_for(name, by=standing(by), key=key, titles=titled("Rename"), **(arguments or {"name": "Anew"}))


def test_where_no_worker_is_it_is_done_at_once(works, institution):
    works("test.rename", renames(institution))

    job = asked()

    institution.refresh_from_db()
    assert not has_worker()
    assert (job.state, job.address, institution.name_en) == ("done", "/en/today/", "Anew")


def test_what_a_rule_refuses_is_answered_in_the_askers_language_and_nothing_has_changed(works, institution):
    works("test.rename", renames(institution, then=refuse))
    before = institution.name_en

    with translation.override("es"):
        job = asked()

    institution.refresh_from_db()
    assert (job.state, job.message, institution.name_en) == ("refused", "Guardado.", before)


def test_a_fault_is_said_and_logged_and_nothing_has_changed(works, institution, caplog):
    works("test.rename", renames(institution, then=fault))
    before = institution.name_en

    job = asked()

    institution.refresh_from_db()
    assert (job.state, institution.name_en) == ("failed", before)
    assert "a fault of the program" in job.why_not
    assert "ZeroDivisionError" in caplog.text


def waiting(**facts):
    return Job.objects.create(work="test.rename", key="rename", title_en="Rename", arguments={"name": "Anew"}, **facts)


def test_what_is_open_already_is_not_asked_for_twice(works, institution):
    first = waiting(asked_by_id=standing("marisol.quesada").person_id)

    assert asked() == first
    assert Job.objects.count() == 1


def test_what_has_ended_can_be_asked_for_again(works, institution):
    works("test.rename", renames(institution))

    assert asked() != asked()


def test_a_job_that_its_worker_left_running_begins_again(works, institution):
    works("test.rename", renames(institution))
    job = waiting(state="running", attempts=1)

    carry_out(job.pk)

    job.refresh_from_db()
    assert (job.state, job.attempts) == ("done", 2)


def test_one_that_has_ended_is_left_alone(works, institution):
    works("test.rename", renames(institution, then=fault))
    job = waiting(state="done", attempts=1)

    carry_out(job.pk)

    job.refresh_from_db()
    assert (job.state, job.attempts) == ("done", 1)


def test_work_that_keeps_killing_its_worker_is_given_up(works, institution):
    job = waiting(state="running", attempts=MOST_ATTEMPTS)

    carry_out(job.pk)

    job.refresh_from_db()
    assert job.state == "failed"
    assert "begun several times" in job.why_not


def test_a1_it_is_done_with_the_rights_that_the_asker_has_then(works):
    seen = []
    works("test.look", lambda *, by, on, progress: seen.append(by) or "/en/")

    ask_for("test.look", by=standing("oscar.xicara"), key="look", titles=titled("Look"))

    assert seen[0].party == standing("oscar.xicara").party
    assert "es" not in seen[0].offices


def test_a_job_is_shown_to_whoever_asked_for_it_and_to_nobody_else(works, institution):
    job = waiting(asked_by_id=standing("oscar.xicara").person_id)

    readers = ("oscar.xicara", "marisol.quesada", "")
    assert [can(standing(one), "job.view", job) for one in readers] == [True, False, False]


def test_freezing_what_is_frozen_already_does_no_harm(works):
    report = Report.objects.create(
        kind="annual",
        code="annual-2021",
        number="RCM/PPT/2021/REPORT",
        from_on="2021-01-01",
        until_on="2022-01-01",
        as_of="2022-03-01",
        state="frozen",
        frozen_on="2022-03-01",
    )

    job = ask_for("report.freeze", by=standing("marisol.quesada"), key="x", titles=titled("Freeze"), code=report.code)

    assert (job.state, report.renderings.count()) == ("done", 0)
