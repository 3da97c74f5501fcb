"""The Presidency delegates the acceptance of notes, for a time and recorded (sources.md 2.18)."""

import datetime as dt

import pytest
from django.core import mail
from django.db import IntegrityError, transaction

from puebla.areas.activities.actions.delegation import delegate_acceptance, end_delegation
from puebla.areas.activities.models import AcceptanceDelegation
from puebla.areas.activities.queries.delegation import delegation_on
from puebla.areas.bodies.models import Presidency
from puebla.kernel.access.table import can
from puebla.kernel.refusals import RuleBroken
from tests.factories.activity import TODAY, make_activity, standing

pytestmark = pytest.mark.usefixtures("rcm")
PPT, ES = "ernesto.alvarenga", "marisol.quesada"


def may_accept(on):
    return can(standing(ES, on=on), "concept_note.accept", make_activity())


@pytest.mark.parametrize("who", [ES, "adriana.villasenor", "silvia.retana", "margaret.oakley", "ingrid.sandoval", ""])
def test_only_the_presidency_delegates(by, who):
    with pytest.raises(RuleBroken) as refused:
        delegate_acceptance(by=by(who), on=TODAY)
    assert refused.value.code == "not_allowed"


def test_a_delegation_holds_from_its_day_until_its_end(by):
    delegate_acceptance(by=by(PPT), on=TODAY, until_on=dt.date(2022, 6, 1), reason="Travel")

    days = {day: may_accept(day) for day in (dt.date(2022, 2, 28), TODAY, dt.date(2022, 5, 31), dt.date(2022, 6, 1))}
    assert list(days.values()) == [False, True, True, False]


def test_h3_a_delegation_ends_with_the_presidency_that_gave_it(by):
    delegate_acceptance(by=by(PPT), on=TODAY)

    assert may_accept(dt.date(2022, 12, 31))
    assert not may_accept(dt.date(2023, 1, 1))
    assert delegation_on(dt.date(2023, 1, 1)) is None


def test_a_delegation_given_today_ends_with_the_day(by):
    delegation = delegate_acceptance(by=by(PPT), on=TODAY)
    end_delegation(delegation=delegation, by=by(PPT), on=TODAY)

    assert may_accept(TODAY)
    assert not may_accept(TODAY + dt.timedelta(days=1))


def test_a_delegation_is_ended_once(by):
    delegation = delegate_acceptance(by=by(PPT), on=TODAY)
    later = TODAY + dt.timedelta(days=30)
    end_delegation(delegation=delegation, by=standing(PPT, on=later), on=later)
    assert not may_accept(later)
    with pytest.raises(RuleBroken) as refused:
        end_delegation(delegation=delegation, by=standing(PPT, on=later), on=later)
    assert refused.value.code == "already_ended"
    assert AcceptanceDelegation.objects.count() == 1


def test_two_delegations_do_not_hold_at_once(by):
    delegate_acceptance(by=by(PPT), on=TODAY)
    with pytest.raises(RuleBroken) as refused:
        delegate_acceptance(by=by(PPT), on=TODAY)
    assert refused.value.code == "already_delegated"


def test_a_delegation_does_not_end_before_it_begins(by):
    with pytest.raises(RuleBroken) as refused:
        delegate_acceptance(by=by(PPT), on=TODAY, until_on=TODAY)
    assert refused.value.code == "ends_before_it_begins"
    with pytest.raises(IntegrityError), transaction.atomic():
        presidency = Presidency.objects.get(from_on__year=2022)
        AcceptanceDelegation.objects.create(presidency=presidency, from_on=TODAY, until_on=TODAY)


def test_the_secretariat_is_told(by, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        delegation = delegate_acceptance(by=by(PPT), on=TODAY, reason="Viaje")
    with django_capture_on_commit_callbacks(execute=True):
        end_delegation(delegation=delegation, by=by(PPT), on=TODAY)

    assert [one.to for one in mail.outbox] == [["marisol.quesada@es.example.org"]] * 2


def test_the_page_shows_who_accepts_and_lets_the_presidency_change_it(as_person):
    ppt, es = as_person(PPT), as_person(ES)
    assert es.get("/en/activities/acceptance/").status_code == 200
    assert b"accepts concept notes itself" in es.get("/en/activities/acceptance/").content
    assert es.get("/en/activities/acceptance/delegate/").status_code == 403

    answer = ppt.post("/en/activities/acceptance/delegate/", {"until_on": "2022-02-01", "reason": ""})
    assert answer.status_code == 422
    answer = ppt.post("/en/activities/acceptance/delegate/", {"until_on": "2022-08-01", "reason": "Travel"})
    assert (answer.status_code, answer.url) == (302, "/en/activities/acceptance/")
    delegation = AcceptanceDelegation.objects.get()
    assert "Secretariat may accept" in es.get("/en/activities/acceptance/").content.decode()
    assert es.post(f"/en/activities/acceptance/{delegation.pk}/end/").status_code == 403
    assert ppt.get(f"/en/activities/acceptance/{delegation.pk}/end/").status_code == 405
    assert ppt.post(f"/en/activities/acceptance/{delegation.pk}/end/").status_code == 302
    delegation.refresh_from_db()
    assert delegation.until_on == dt.date(2022, 3, 2)


@pytest.mark.parametrize("who", ["adriana.villasenor", "silvia.retana", "hernan.ospina", ""])
def test_others_do_not_see_the_page(as_person, who):
    assert as_person(who).get("/en/activities/acceptance/").status_code == 403
