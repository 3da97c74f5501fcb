"""P3: a contact unconfirmed for six months is flagged and its country reminded."""

import datetime as dt

import pytest
from django.core import mail
from django.urls import reverse

from puebla.areas.bodies.actions.reminder import remind_countries
from puebla.areas.bodies.queries.asked import asked_of
from puebla.areas.bodies.queries.contact import (
    contacts_unconfirmed_on,
    focal_points_of,
    members_without_focal_point,
)
from puebla.areas.bodies.queries.standing import standing_of
from puebla.areas.members.models import Party
from puebla.kernel.mail import written
from puebla.kernel.refusals import RuleBroken

pytestmark = pytest.mark.django_db
TODAY = dt.date(2022, 3, 1)

EXPECTED = {
    "en": """Óscar Rolando Xicará Méndez,

These contacts have not been confirmed for more than 6 months:

- Óscar Rolando Xicará Méndez, Deputy Director of Migration Policy: confirmed on 5 July 2021

Confirm them, correct them or name somebody else:
http://localhost:8000/en/today/
""",
    "es": """Óscar Rolando Xicará Méndez,

Estos contactos no se han confirmado desde hace más de 6 meses:

- Óscar Rolando Xicará Méndez, Subdirector de Política Migratoria: confirmado el 5 de julio de 2021

Confírmelos, corríjalos o designe a otra persona:
http://localhost:8000/es/today/
""",
}


@pytest.fixture
def es(rcm, person):
    return standing_of(person("marisol.quesada"), on=TODAY)


def test_p3_one_contact_of_the_demonstration_is_stale(rcm, person):
    assert list(contacts_unconfirmed_on(TODAY, months=6)) == [person("oscar.xicara")]
    assert list(contacts_unconfirmed_on(TODAY, months=8)) == []


def test_p3_only_focal_points_of_members_are_flagged(rcm, person):
    hernan = person("hernan.ospina")  # an observer country's
    hernan.confirmed_on = None
    hernan.save()

    assert hernan not in contacts_unconfirmed_on(TODAY, months=6)


def test_p3_members_without_a_focal_point_are_known(rcm):
    assert {party.code for party in members_without_focal_point(TODAY)} == {
        "BZ", "CA", "CR", "DO", "HN", "NI", "PA", "US",
    }  # fmt: skip
    assert [one.name for one in focal_points_of(Party.objects.get(code="MX"), on=TODAY)] == ["Adriana Villaseñor Cota"]


def test_p3_the_country_is_reminded_by_one_mail_to_each_focal_point(es, person, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        sent = remind_countries(by=es, on=TODAY, months=6)

    assert sent == 1
    assert [message.to for message in mail.outbox] == [["oscar.xicara@gt.example.org"]]
    assert person("oscar.xicara").reminded_on == TODAY


@pytest.mark.parametrize("language", ["en", "es"])
def test_p3_the_mail_speaks_the_language_of_its_reader(rcm, person, language):
    oscar = person("oscar.xicara")
    oscar.language = language

    message = written("bodies/contact/mail/remind.txt", to=oscar, people=[oscar], on=TODAY, months=6)

    assert message.body == EXPECTED[language]
    assert (
        message.subject
        == {
            "en": "Please confirm the contacts of your country",
            "es": "Por favor, confirme los contactos de su país",
        }[language]
    )


@pytest.mark.parametrize("who", ["ernesto.alvarenga", "oscar.xicara", "paola.ferretti"])
def test_a1_only_the_secretariat_reminds(rcm, person, who):
    with pytest.raises(RuleBroken):
        remind_countries(by=standing_of(person(who), on=TODAY), on=TODAY, months=6)


def test_p3_reminding_by_page(rcm, person, client, django_capture_on_commit_callbacks):
    client.force_login(person("marisol.quesada"))
    page = client.get(reverse("bodies:contact-list")).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(reverse("bodies:contact-remind"))

    assert "Óscar Rolando Xicará Méndez" in page
    assert answer.headers["Location"] == reverse("bodies:contact-list")
    assert len(mail.outbox) == 1
    assert client.get(reverse("bodies:contact-remind")).status_code == 405


def test_today_asks_a_focal_point_to_confirm_and_the_secretariat_to_remind(es, person):
    oscar = standing_of(person("oscar.xicara"), on=TODAY)
    [ask] = asked_of(oscar)

    assert (ask.what, ask.about, ask.whom, ask.due_on) == (
        "Confirm a contact", "Óscar Rolando Xicará Méndez", "me", dt.date(2022, 1, 5),
    )  # fmt: skip
    assert asked_of(standing_of(person("adriana.villasenor"), on=TODAY)) == []
    assert [(ask.what, ask.about) for ask in asked_of(es)] == [
        ("Remind countries of their contacts", "1 contact is unconfirmed"),
        ("Ask for focal points", "8 members have none"),
    ]
