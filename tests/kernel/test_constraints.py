"""What only the database sees is refused in a sentence, in the reader's language, at every door."""

import datetime as dt
from contextlib import nullcontext

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import path, reverse
from django.utils import translation
from django.views.decorators.http import require_POST

from puebla.areas.activities.actions import activity as activity_actions
from puebla.areas.activities.models import Activity
from puebla.areas.bodies.models import Presidency
from puebla.areas.bodies.queries.standing import standing_of
from puebla.areas.members.actions import contact
from puebla.areas.members.models import Institution, Party, Person
from puebla.areas.plans.models import Passage
from puebla.kernel.access.needs import needs
from puebla.kernel.constraints import told_as_refusals
from puebla.kernel.refusals import RuleBroken
from puebla.kernel.trail import because
from puebla.site.accounts.second_factor import STRONG
from puebla.site.urls import urlpatterns as site_urls

TODAY = dt.date(2022, 3, 1)
ES = "marisol.quesada"


@pytest.fixture
def nobody_looks_first(monkeypatch):
    """As if the other one had not yet saved when the check looked."""
    monkeypatch.setattr(contact, "_check_email", lambda person: None)
    monkeypatch.setattr(activity_actions, "next_code", lambda year: "2022-01")


@pytest.fixture
def browser(person):
    client = Client()
    client.force_login(person(ES))
    session = client.session
    session[STRONG] = str(person(ES).pk)
    session.save()
    return client


def told_by(response):
    return " ".join(response.content.decode().split())


def test_p3_a_person_entered_twice_at_once_is_refused_beside_the_e_mail(nobody_looks_first, person, browser):
    guatemalan, before = person("oscar.xicara"), Person.objects.count()
    sent = {
        "institution": Institution.objects.filter(party__code="MX").first().pk,
        "name": "Oscar",
        "email": guatemalan.email,
        "language": "es",
    }

    with translation.override("es"):
        response = browser.post(reverse("members:contact-add", args=["MX"]), sent)

    assert (response.status_code, Person.objects.count()) == (422, before)
    assert "No se guardó nada: otro registro (contacto) ya tiene lo mismo en: correo electrónico." in told_by(response)
    assert "id_email_error" in told_by(response)


def test_p3_the_refusal_of_an_e_mail_names_its_field_and_leaves_no_line(nobody_looks_first, person):
    oscar, by = person("oscar.xicara"), standing_of(person(ES), on=TODAY)
    events = oscar.events.count()

    with pytest.raises(RuleBroken) as refused:
        contact.edit_contact(person=oscar, by=by, on=TODAY, email=person("adriana.villasenor").email)

    assert (refused.value.code, refused.value.field, oscar.events.count()) == ("taken", "email", events)


def test_a_code_of_an_activity_given_twice_at_once_is_refused_on_the_form(nobody_looks_first, browser):
    before = Activity.objects.count()
    response = browser.post(
        reverse("activities:activity-propose"),
        {"plan": "SP19", "year": "2022", "title": "Taller", "kind": "workshop"},
    )

    assert (response.status_code, Activity.objects.count()) == (422, before)
    assert "another record (activity) already has the same identifier" in told_by(response)


REFUSED = {
    "taken together": (
        lambda: Passage.objects.create(**Passage.objects.values("plan_id", "kind", "position").first()),
        "taken",
        "another record (passage) already has the same plan, kind, place in the list.",
    ),
    "overlapping": (
        lambda: Presidency.objects.filter(from_on__year=2021).update(from_on=dt.date(2018, 1, 1)),
        "overlaps",
        "it would overlap with another record (presidency)",
    ),
    "contradicting": (
        lambda: Activity.objects.filter(code="2022-01").update(
            starts_on=dt.date(2022, 5, 2), ends_on=dt.date(2022, 5, 1)
        ),
        "contradicting",
        "what is entered does not go together (activity: ",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_each_kind_of_constraint_has_its_sentence(rcm, db, case):
    write, code, sentence = REFUSED[case]

    with pytest.raises(RuleBroken) as refused, transaction.atomic(), told_as_refusals():
        write()

    assert refused.value.code == code
    assert sentence in str(refused.value)


def test_what_is_no_constraint_goes_through_as_it_is(rcm, db):
    with pytest.raises(IntegrityError, match="kept for good"), transaction.atomic(), told_as_refusals():
        Presidency.objects.filter(work_plan=None).delete()
    with pytest.raises(IntegrityError), transaction.atomic(), told_as_refusals():
        Party.objects.filter(code="MX").update(kind=None)


@needs("page.view")
@require_POST
def enter_twice(request):
    within = because(by=request.standing, act="party.add") if "act" in request.POST else nullcontext()
    with transaction.atomic(), within:
        Party.objects.create(code="MX", kind="country")


urlpatterns = [*site_urls, path("twice/", enter_twice)]


@pytest.mark.urls(__name__)
@pytest.mark.parametrize("sent", [{}, {"act": "yes"}])
def test_a_page_without_a_place_for_it_answers_that_nothing_was_done(browser, sent):
    response = browser.post("/twice/", sent)

    assert response.status_code == 409
    assert "another record (party) already has the same code." in told_by(response)
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


@pytest.mark.parametrize(
    ("column", "value", "sentence"),
    [("place_en", "x" * 501, "one of the texts is longer"), ("version", 10**10, "one of the numbers is larger")],
)
def test_what_is_larger_than_its_column_is_refused_in_a_sentence(person, column, value, sentence):
    activity = Activity.objects.first()
    setattr(activity, column, value)

    editing = because(by=standing_of(person(ES), on=TODAY), act="activity.edit")
    with pytest.raises(RuleBroken, match=sentence), transaction.atomic(), editing:
        activity.save()
