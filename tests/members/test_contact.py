"""P3: members keep their focal points' contacts current."""

import datetime as dt

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from puebla.areas.bodies.queries.standing import standing_of
from puebla.areas.members.actions.contact import add_contact, confirm_contact, edit_contact
from puebla.areas.members.models import Institution, Person
from puebla.areas.members.rules.contact import confirm_by, is_stale, months_before
from puebla.kernel.refusals import RuleBroken

TODAY = dt.date(2022, 3, 1)
DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2090, 12, 31))


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [
        (dt.date(2022, 3, 1), 6, dt.date(2021, 9, 1)),
        (dt.date(2022, 8, 31), 6, dt.date(2022, 2, 28)),
        (dt.date(2024, 8, 31), 6, dt.date(2024, 2, 29)),
        (dt.date(2022, 1, 15), 1, dt.date(2021, 12, 15)),
        (dt.date(2022, 5, 31), 12, dt.date(2021, 5, 31)),
    ],
)
def test_p3_six_months_are_counted_by_the_calendar(day, months, before):
    assert months_before(day, months) == before


@pytest.mark.parametrize(
    ("confirmed_on", "stale"),
    [(None, True), (dt.date(2021, 8, 31), True), (dt.date(2021, 9, 1), False), (TODAY, False)],
)
def test_p3_a_contact_is_stale_when_nobody_confirmed_it_for_six_months(confirmed_on, stale):
    assert is_stale(confirmed_on, on=TODAY, months=6) is stale


@given(confirmed_on=DAYS, months=st.integers(1, 36))
def test_p3_a_contact_is_never_stale_on_the_day_it_is_confirmed(confirmed_on, months):
    assert is_stale(confirmed_on, on=confirmed_on, months=months) is False
    assert confirm_by(confirmed_on, months=months) > confirmed_on


@given(day=DAYS, months=st.integers(0, 36))
def test_p3_months_lead_back_to_the_same_day_or_the_end_of_a_shorter_month(day, months):
    before = months_before(day, months)

    assert before.day <= day.day
    assert (day.year * 12 + day.month) - (before.year * 12 + before.month) == months


@pytest.fixture
def mexico(rcm, person):
    return standing_of(person("adriana.villasenor"), on=TODAY)


@pytest.mark.django_db
def test_p3_a_focal_point_confirms_a_contact_of_the_own_country(mexico, person):
    adriana = confirm_contact(person=person("adriana.villasenor"), by=mexico, on=TODAY)

    assert adriana.confirmed_on == TODAY


@pytest.mark.django_db
def test_p3_a_focal_point_does_not_touch_contacts_of_another_country(mexico, person):
    with pytest.raises(RuleBroken) as refused:
        confirm_contact(person=person("oscar.xicara"), by=mexico, on=TODAY)

    assert refused.value.code == "not_allowed"


@pytest.mark.django_db
def test_p3_what_a_country_corrects_counts_as_confirmed(mexico, person):
    adriana = edit_contact(person=person("adriana.villasenor"), by=mexico, on=TODAY, phone="+52 55 0000 0000")

    assert (adriana.phone, adriana.confirmed_on) == ("+52 55 0000 0000", TODAY)


@pytest.mark.django_db
def test_p3_what_the_secretariat_corrects_is_not_yet_confirmed(rcm, person):
    es = standing_of(person("marisol.quesada"), on=TODAY)
    oscar = edit_contact(person=person("oscar.xicara"), by=es, on=TODAY, phone="+502 0000 0000")

    assert oscar.confirmed_on == dt.date(2021, 7, 5)


@pytest.mark.django_db
def test_p3_a_contact_is_added_without_password_or_office(mexico):
    institution = Institution.objects.get(code="mx-migration")

    person = add_contact(
        institution=institution, by=mexico, on=TODAY, name="Rosa Díaz", email="rosa@mx.example.org", language="es"
    )

    assert not person.has_usable_password()
    assert person.confirmed_on == TODAY
    assert standing_of(person, on=TODAY).offices == {"everyone"}


@pytest.mark.django_db
def test_p3_nobody_is_added_to_another_country(mexico):
    institution = Institution.objects.get(code="gt-migration")

    with pytest.raises(RuleBroken):
        add_contact(institution=institution, by=mexico, on=TODAY, name="Rosa", email="rosa@gt.example.org")

    assert not Person.objects.filter(email="rosa@gt.example.org").exists()


@pytest.mark.django_db
def test_p3_nobody_is_moved_to_another_country(mexico, person):
    with pytest.raises(RuleBroken):
        edit_contact(
            person=person("adriana.villasenor"),
            by=mexico,
            on=TODAY,
            institution=Institution.objects.get(code="gt-migration"),
        )

    assert person("adriana.villasenor").institution.party.code == "MX"


@pytest.mark.django_db
def test_the_email_that_somebody_signs_in_with_is_not_changed_by_a_colleague(mexico):
    colleague = add_contact(
        institution=Institution.objects.get(code="mx-migration"),
        by=mexico,
        on=TODAY,
        name="Rosa Díaz",
        email="rosa@mx.example.org",
    )

    with pytest.raises(RuleBroken) as refused:
        edit_contact(person=colleague, by=mexico, on=TODAY, email="taken.over@mx.example.org")

    assert refused.value.code == "email_of_another"
    assert Person.objects.get(pk=colleague.pk).email == "rosa@mx.example.org"


@pytest.mark.django_db
def test_an_email_belongs_to_one_person_however_it_is_written(mexico):
    with pytest.raises(RuleBroken) as refused:
        add_contact(
            institution=Institution.objects.get(code="mx-migration"),
            by=mexico,
            on=TODAY,
            name="x",
            email="Adriana.Villasenor@MX.example.org",
        )

    assert (refused.value.code, refused.value.field) == ("email_taken", "email")


SEES = {
    "marisol.quesada": True,
    "ernesto.alvarenga": True,
    "oscar.xicara": True,
    "silvia.retana": True,
    "margaret.oakley": True,
    "hernan.ospina": False,
    "ingrid.sandoval": False,
    "benito.calix": False,
    "paola.ferretti": False,
}


@pytest.mark.django_db
@pytest.mark.parametrize("who", SEES)
def test_a5_contacts_of_a_country_are_seen_by_members_only(rcm, person, client, who):
    client.force_login(person(who))

    page = client.get(reverse("members:country-detail", args=["MX"])).content.decode()

    assert ("adriana.villasenor@mx.example.org" in page) is SEES[who]


@pytest.mark.django_db
def test_a5_the_public_sees_no_contact(rcm, client):
    page = client.get(reverse("members:country-detail", args=["MX"])).content.decode()

    assert "Instituto" in page or "National Migration Institute" in page
    assert "example.org" not in page
    assert client.get(reverse("bodies:contact-list")).status_code in {302, 403}


@pytest.mark.django_db
def test_p3_a_focal_point_keeps_the_contacts_by_pages(rcm, person, client):
    adriana = person("adriana.villasenor")
    client.force_login(adriana)
    confirmed = client.post(reverse("members:contact-confirm", args=[adriana.pk]))
    other = client.post(reverse("members:contact-confirm", args=[person("oscar.xicara").pk]))
    data = {
        "name": "Rosa Díaz",
        "institution": Institution.objects.get(code="mx-migration").pk,
        "email": "no e-mail",
        "language": "es",
    }
    refused = client.post(reverse("members:contact-add", args=["MX"]), data)
    added = client.post(reverse("members:contact-add", args=["MX"]), data | {"email": "rosa@mx.example.org"})

    assert confirmed.headers["Location"] == reverse("members:country-detail", args=["MX"])
    assert person("adriana.villasenor").confirmed_on == TODAY
    assert (other.status_code, refused.status_code, added.status_code) == (403, 422, 302)
    assert Person.objects.get(email="rosa@mx.example.org").institution.party.code == "MX"
