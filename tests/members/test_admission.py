"""P4: a written application, a checklist, a private decision, a dated status."""

import datetime as dt

import pytest
from django.urls import reverse

from puebla.areas.bodies.queries.standing import standing_of
from puebla.areas.members.actions.admission import (
    admit_applicant,
    answer_criterion,
    check_application,
    decline_applicant,
    receive_application,
    withdraw_application,
)
from puebla.areas.members.models import Application, Party
from puebla.areas.members.queries.admission import applications_visible_to
from puebla.areas.members.queries.asked import asked_of
from puebla.areas.members.queries.party import members_on, observer_countries_on
from puebla.areas.members.states import APPLICATION_MOVES, ApplicationState
from puebla.kernel.moves import possible
from puebla.kernel.refusals import RuleBroken

pytestmark = pytest.mark.django_db
TODAY = dt.date(2022, 3, 1)


@pytest.fixture
def es(person):
    return standing_of(person("marisol.quesada"), on=TODAY)


@pytest.fixture
def application(rcm, es):
    """Jamaica, an observer, asks to be a member."""
    jamaica = Party.objects.get(code="JM")
    return receive_application(
        party=jamaica, status="member", received_on=dt.date(2022, 2, 1), by=es, letter="We apply."
    )


def answered(application, by, is_met=True):
    for answer in application.answers.all():
        answer_criterion(answer=answer, is_met=is_met, note="seen", by=by)
    return application


@pytest.mark.parametrize(
    ("code", "status", "conditions"),
    [("JM", "member", 4), ("CL", "observer_country", 11), ("unam", "observer_organisation", 5)],
)
def test_p4_the_checklist_has_the_conditions_of_the_status_and_the_terms_of_all_observers(
    rcm, es, code, status, conditions
):
    party = Party.objects.get(code=code)

    application = receive_application(party=party, status=status, received_on=TODAY, by=es)

    assert application.answers.count() == conditions


@pytest.mark.parametrize(
    ("code", "status", "refusal"),
    [
        ("iom", "member", "wrong_kind"),
        ("CL", "observer_organisation", "wrong_kind"),
        ("CL", "civil_society", "wrong_kind"),
        ("JM", "observer_country", "already"),
    ],
)
def test_p4_nobody_applies_for_what_it_cannot_be_or_is(rcm, es, code, status, refusal):
    with pytest.raises(RuleBroken) as refused:
        receive_application(party=Party.objects.get(code=code), status=status, received_on=TODAY, by=es)

    assert (refused.value.code, refused.value.rule) == (refusal, "P4")


def test_p4_one_application_at_a_time(application, es):
    with pytest.raises(RuleBroken, match="open application"):
        receive_application(party=application.party, status="member", received_on=TODAY, by=es)


def test_p4_the_checklist_closes_only_when_every_condition_was_looked_at(application, es):
    first = application.answers.order_by("pk").first()
    answer_criterion(answer=first, is_met=True, note="", by=es)

    with pytest.raises(RuleBroken, match="3 conditions"):
        check_application(application=application, by=es)

    assert Application.objects.get().state == ApplicationState.RECEIVED


def test_p4_a_closed_checklist_is_not_changed(application, es):
    check_application(application=answered(application, es), by=es)

    with pytest.raises(RuleBroken, match="closed"):
        answer_criterion(answer=application.answers.first(), is_met=False, note="", by=es)


def test_p4_a_decision_needs_the_checklist(application, es):
    with pytest.raises(RuleBroken) as refused:
        admit_applicant(application=application, decided_on=TODAY, holds_from=TODAY, by=es)

    assert refused.value.code == "wrong_state"


def test_p4_admission_ends_one_status_begins_the_next_and_records_four_commitments(application, es):
    check_application(application=answered(application, es), by=es)
    begins = dt.date(2022, 4, 1)

    participation = admit_applicant(
        application=application, decided_on=TODAY, holds_from=begins, by=es, decision="Agreed."
    )

    day_before = begins - dt.timedelta(days=1)
    assert observer_countries_on(day_before).filter(code="JM").exists()
    assert not members_on(day_before).filter(code="JM").exists()
    assert members_on(begins).filter(code="JM").exists()
    assert not observer_countries_on(begins).filter(code="JM").exists()
    assert application.party.undertakings.count() == 4
    assert participation.basis_en == "Admitted by the decision of 1 March 2022"
    application.refresh_from_db()
    assert (application.state, application.decided_on, application.holds_from) == ("admitted", TODAY, begins)


def test_p4_a_declined_applicant_stays_what_it_was(application, es):
    check_application(application=answered(application, es, is_met=False), by=es)

    decline_applicant(application=application, decided_on=TODAY, by=es, decision="Not yet.")

    assert observer_countries_on(TODAY).filter(code="JM").exists()
    assert application.party.undertakings.count() == 0


@pytest.mark.parametrize(
    ("decided_on", "holds_from", "refusal"),
    [
        (dt.date(2022, 1, 31), dt.date(2022, 4, 1), "before_application"),
        (TODAY, dt.date(2022, 2, 28), "before_decision"),
    ],
)
def test_p4_dates_of_a_decision_follow_one_another(application, es, decided_on, holds_from, refusal):
    check_application(application=answered(application, es), by=es)

    with pytest.raises(RuleBroken) as refused:
        admit_applicant(application=application, decided_on=decided_on, holds_from=holds_from, by=es)

    assert refused.value.code == refusal
    assert Application.objects.get().state == "checked"


def test_p4_an_application_is_withdrawn_with_its_reason(application, es):
    withdraw_application(application=application, by=es, reason="They reconsider.")

    application.refresh_from_db()
    assert (application.state, application.decision) == ("withdrawn", "They reconsider.")
    assert possible(application, APPLICATION_MOVES) == []


READERS = {
    "marisol.quesada": True,  # ES
    "ernesto.alvarenga": True,  # PPT
    "margaret.oakley": True,  # a Vice-Minister
    "adriana.villasenor": False,  # a focal point of another member
    "silvia.retana": False,
    "hernan.ospina": False,  # another observer
    "ingrid.sandoval": False,
    "benito.calix": False,
    "paola.ferretti": False,
}


@pytest.mark.parametrize("who", READERS)
def test_a5_an_application_is_read_by_applicant_vice_ministers_ppt_and_es(application, person, client, who):
    reader = person(who)
    client.force_login(reader)
    page = client.get(reverse("members:admission-list"))
    one = client.get(reverse("members:admission-detail", args=[application.pk]))

    assert applications_visible_to(standing_of(reader, on=TODAY)).exists() is READERS[who]
    assert (f"/admission/{application.pk}/" in page.content.decode()) is READERS[who]
    assert one.status_code == (200 if READERS[who] else 404)


def test_a5_the_public_reads_the_conditions_and_no_application(application, client):
    page = client.get(reverse("members:admission-list"))

    assert page.status_code == 200
    assert "Puebla Joint Communiqué" in page.content.decode()
    assert "Jamaica" not in page.content.decode()
    assert client.get(reverse("members:admission-detail", args=[application.pk])).status_code == 404


def test_p4_the_whole_way_by_pages(rcm, person, client):
    client.force_login(person("marisol.quesada"))
    jamaica = Party.objects.get(code="JM")
    data = {"party": jamaica.pk, "status": "member", "received_on": "2022-02-01", "letter": "We apply."}
    answer = client.post(reverse("members:admission-receive"), data)
    application = Application.objects.get()
    assert answer.headers["Location"] == reverse("members:admission-detail", args=[application.pk])

    refused = client.post(reverse("members:admission-close", args=[application.pk]), {"sure": "on"})
    assert refused.status_code == 422
    assert "4 conditions have not been looked at yet" in refused.content.decode()

    said = {f"answer-{one.pk}-is_met": "true" for one in application.answers.all()}
    assert client.post(reverse("members:admission-check", args=[application.pk]), said).status_code == 302
    assert client.post(reverse("members:admission-close", args=[application.pk]), {"sure": "on"}).status_code == 302
    decision = {"admitted": "true", "decided_on": "2022-03-01", "decision": "Agreed."}
    assert client.post(reverse("members:admission-decide", args=[application.pk]), decision).status_code == 302

    assert members_on(TODAY).filter(code="JM").exists()
    country = client.get(reverse("members:country-detail", args=["JM"])).content.decode()
    assert "What it took upon itself when it was admitted" in country


def test_today_asks_the_secretariat_to_check_and_the_presidency_to_decide(application, es, person):
    ppt = standing_of(person("ernesto.alvarenga"), on=TODAY)

    assert [ask.what for ask in asked_of(es)] == ["Check an application"]
    assert asked_of(ppt) == []

    check_application(application=answered(application, es), by=es)

    assert [ask.what for ask in asked_of(ppt)] == ["Record the decision on an application"]


@pytest.mark.parametrize(("language", "words"), [("en", "Choose …"), ("es", "Elija …")])
def test_a_list_says_in_words_that_something_is_to_be_chosen(client, person, language, words):
    client.force_login(person("marisol"))
    content = client.get(f"/{language}/admission/receive/").content.decode()

    assert f'<option value="" selected>{words}</option>' in content
    assert "-----" not in content
