"""The only way to an account: an invitation of the secretariat, by a link that is personal, single-use and expires."""

import datetime as dt
import email
import re
import socket

import pytest
from aiosmtpd.controller import Controller
from django.contrib.auth.hashers import identify_hasher
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import translation

from puebla.areas.bodies.actions.seat import seat_in_secretariat
from puebla.areas.bodies.models import Seat
from puebla.areas.bodies.queries.standing import standing_of
from puebla.areas.members.models import Institution, Invitation, Party, Person
from puebla.kernel import clock
from puebla.kernel.access.standing import EVERYONE, Standing
from puebla.kernel.refusals import RuleBroken
from puebla.site.accounts.actions.account import (
    deactivate_account,
    end_sessions,
    reactivate_account,
    reset_factor,
    set_language,
)
from puebla.site.accounts.actions.invitation import (
    accept_invitation,
    invite,
    invite_to_seat,
    note_mailed,
    withdraw_invitation,
)
from puebla.site.accounts.queries.invitation import invitations
from puebla.site.accounts.queries.person import accounts_of

NEW = "otter umbrella candle seven"
LINK = re.compile(r"http://localhost:8000(/\S+)")


@pytest.fixture
def secretariat(client, person):
    client.force_login(person("marisol.quesada"))
    return client


@pytest.fixture
def es(person):
    return standing_of(person("marisol.quesada"), on=clock.today())


@pytest.fixture
def invited(rcm, db, es):
    """Somebody of Honduras, invited as a focal point; returns the invitation and the path behind the mailed link."""
    party = Party.objects.get(code="HN")
    invitation, key = invite_to_seat(
        by=es,
        at=clock.now(),
        institution=Institution.objects.filter(party=party).first(),
        name="Rosa Mejía",
        email="rosa.mejia@example.hn",
        language="es",
        office="focal_point",
        party=party,
        from_on=clock.today(),
    )
    return invitation, f"/es/invitation/{key}/"


def given(party, **changes):
    institution = Institution.objects.filter(party=party).first()
    return {
        "name": "Rosa Mejía",
        "email": "Rosa.Mejia@Example.hn",
        "institution": institution.pk,
        "office": "focal_point",
        "language": "es",
        "from_on": "2022-03-01",
        "until_on": "",
        **changes,
    }


def at(name, *args):
    with translation.override("en"):
        return reverse(name, args=args)


def accept(path, **changes):
    return Client().post(path, {"name": "Rosa Mejía", "language": "es", "password": NEW, "again": NEW, **changes})


def signs_in(address, password=NEW):
    return Client().post("/en/sign-in/", {"login": address, "password": password}).status_code == 302


class Postbox:
    """A mail server that keeps what it is given."""

    def __init__(self):
        self.received = []

    async def handle_DATA(self, server, session, envelope):  # noqa: N802  the library's own name
        self.received.append(email.message_from_bytes(envelope.content, policy=email.policy.default))
        return "250 OK"


@pytest.fixture
def postbox(settings):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    handler = Postbox()
    controller = Controller(handler, hostname="127.0.0.1", port=port)
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    settings.DEFAULT_FROM_EMAIL = "secretaria@example.org"
    yield handler.received
    controller.stop()


def test_the_secretariat_invites_to_a_seat_and_the_person_opens_the_account_from_the_mail(
    secretariat, postbox, django_capture_on_commit_callbacks
):
    honduras = Party.objects.get(code="HN")

    with django_capture_on_commit_callbacks(execute=True):
        sent = secretariat.post(at("invitation-new") + "?party=HN", given(honduras))
    [message] = postbox
    [path] = LINK.findall(message.get_content())
    page = Client().get(path)
    opened = accept(path)

    assert (sent.status_code, page.status_code, opened.status_code, opened.url) == (302, 200, 302, "/es/sign-in/")
    assert message["To"] == "rosa.mejia@example.hn"
    assert message["From"] == "secretaria@example.org"
    assert message["Subject"].strip() == "Su cuenta en la secretaría virtual de la Conferencia Regional sobre Migración"
    rosa = Person.objects.get(email="rosa.mejia@example.hn")
    assert standing_of(rosa, on=clock.today()).offices == {EVERYONE, "focal_point"}
    assert identify_hasher(rosa.password).algorithm == "argon2"
    assert signs_in("rosa.mejia@example.hn")
    assert "Rosa Mejía" in secretariat.get(at("invitation-list") + "?state=accepted").text


def test_the_mail_reads_as_expected(invited, es, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        invitation, key = invite(person=invited[0].person, by=es, at=clock.now())
    [message] = mail.outbox

    assert message.body == (
        "Buen día, Rosa Mejía:\n\n"
        "Marisol Quesada Brenes, de la secretaría de la Conferencia Regional sobre Migración, le invita a su "
        "secretaría virtual. Para abrir su cuenta, vaya a esta dirección y elija una contraseña:\n\n"
        f"http://localhost:8000/es/invitation/{key}/\n\n"
        "El enlace es solo para usted, funciona una vez y vence el 15 de marzo de 2022.\n"
        "Si no sabe de qué se trata, no haga nada.\n"
    )
    invitation.refresh_from_db()
    assert invitation.mailed_at is not None


def test_the_key_is_stored_nowhere(invited):
    invitation, path = invited
    key = path.split("/")[-2]

    assert len(key) >= 43
    assert key not in str(Invitation.objects.filter(pk=invitation.pk).values().get())
    assert len(invitation.key_hash) == 64


def test_a_link_works_once(invited):
    _invitation, path = invited

    answers = [accept(path).status_code, accept(path).status_code, Client().get(path).status_code]

    assert answers == [302, 410, 410]


@pytest.mark.parametrize(("days", "status"), [(13, 302), (15, 410)])
def test_a_link_expires_after_fourteen_days(invited, settings, days, status):
    settings.PUEBLA_CLOCK = dt.date(2022, 3, 1) + dt.timedelta(days=days)

    assert accept(invited[1]).status_code == status
    assert signs_in("rosa.mejia@example.hn") is (status == 302)


def test_a_withdrawn_link_opens_nothing_and_the_list_says_so(secretariat, invited):
    invitation, path = invited

    answer = secretariat.post(at("invitation-withdraw", invitation.pk))
    again = secretariat.post(at("invitation-withdraw", invitation.pk), follow=True)

    assert answer.status_code == 302
    assert "no longer open" in again.text
    assert Client().get(path).status_code == accept(path).status_code == 410
    assert not signs_in("rosa.mejia@example.hn")
    assert [one.state for one in invitations(at=clock.now())] == ["withdrawn"]


def test_sending_again_replaces_the_link(secretariat, invited, django_capture_on_commit_callbacks):
    invitation, path = invited

    with django_capture_on_commit_callbacks(execute=True):
        secretariat.post(at("invitation-resend", invitation.pk))
    [new_path] = LINK.findall(mail.outbox[0].body)

    assert Client().get(path).status_code == 410
    assert accept(new_path).status_code == 302


def test_a_mail_server_that_is_away_is_said_and_the_invitation_can_be_sent_again(
    secretariat, invited, settings, django_capture_on_commit_callbacks
):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1

    with django_capture_on_commit_callbacks(execute=True):
        secretariat.post(reverse("invitation-resend", args=[invited[0].pk]))
    page = secretariat.get(at("invitation-list") + "?state=open")

    assert "mail not handed over" in page.text
    assert "Send again" in page.text


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"again": "something else 12"}, "No coinciden."),
        ({"password": "short", "again": "short"}, "12"),
        ({"password": "rosa.mejia@example.hn", "again": "rosa.mejia@example.hn"}, ""),
        ({"password": ""}, ""),
        ({"name": ""}, ""),
        ({"language": "fr"}, ""),
    ],
)
def test_what_is_wrong_on_the_page_of_the_link_is_said_and_nothing_has_changed(invited, changes, said):
    _invitation, path = invited

    answer = accept(path, **changes)

    assert answer.status_code == 422
    assert said in answer.text
    assert not signs_in("rosa.mejia@example.hn", changes.get("password") or NEW)
    assert accept(path).status_code == 302


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"email": "marisol.quesada@es.example.org"}, "email"),
        ({"email": "no address"}, "email"),
        ({"office": "es"}, "office"),
        ({"office": "representative"}, "office"),
        ({"office": "delegate"}, "body"),
        ({"until_on": "2022-03-01"}, "until_on"),
        ({"institution": "0"}, "institution"),
        ({"name": ""}, "name"),
    ],
)
def test_an_invitation_that_cannot_be_is_refused_whole(secretariat, changes, field):
    before = Person.objects.count(), Seat.objects.count(), Invitation.objects.count()

    answer = secretariat.post(at("invitation-new") + "?party=HN", given(Party.objects.get(code="HN"), **changes))

    assert answer.status_code == 422
    assert f'id="id_{field}_error"' in answer.text
    assert (Person.objects.count(), Seat.objects.count(), Invitation.objects.count()) == before


@pytest.mark.parametrize("party", ["secretariat", "HN", "CO", "unhcr", "rncom", "iom"])
def test_each_party_offers_its_own_offices(secretariat, party):
    page = secretariat.get(at("invitation-new") + f"?party={party}")

    offices = re.findall(r'<option value="(\w+)"', page.text.split('id="id_office"')[1].split("</select>")[0])

    assert (
        set(offices)
        == {
            "secretariat": {"es"},
            "HN": {"focal_point", "delegate", "vice_minister"},
            "CO": {"representative"},
            "unhcr": {"representative"},
            "rncom": {"representative"},
            "iom": {"representative", "fund"},
        }[party]
    )


def test_a_colleague_is_invited_into_the_secretariat(secretariat, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        answer = secretariat.post(
            at("invitation-new") + "?party=secretariat", given(None, office="es", email="it@es.example.net")
        )

    colleague = Person.objects.get(email="it@es.example.net")
    assert answer.status_code == 302
    assert standing_of(colleague, on=clock.today()).offices == {EVERYONE, "es"}


@pytest.mark.parametrize("who", ["ernesto.alvarenga", "adriana.villasenor"])
def test_a1_nobody_but_the_secretariat_invites(client, person, invited, who):
    by = standing_of(person(who), on=clock.today())
    client.force_login(person(who))
    addresses = [
        reverse("invitation-resend", args=[invited[0].pk]),
        reverse("invitation-withdraw", args=[invited[0].pk]),
    ]

    assert {client.post(address).status_code for address in addresses} == {403}
    with pytest.raises(RuleBroken):
        invite(person=invited[0].person, by=by, at=clock.now())
    with pytest.raises(RuleBroken):
        withdraw_invitation(invitation=invited[0], by=by, at=clock.now())


@pytest.mark.parametrize(
    ("prepare", "code"),
    [
        (lambda person: person.set_password(NEW), "has_account"),
        (lambda person: setattr(person, "is_demonstration", True), "demonstration"),
        (lambda person: person.seats.update(until_on=dt.date(2022, 3, 2)), None),
        (lambda person: person.seats.update(from_on=dt.date(2021, 1, 1), until_on=dt.date(2022, 3, 1)), "no_seat"),
    ],
)
def test_who_may_be_invited(invited, es, prepare, code):
    rosa = invited[0].person
    prepare(rosa)
    rosa.save()

    if code is None:
        assert invite(person=rosa, by=es, at=clock.now())
        return
    with pytest.raises(RuleBroken) as refusal:
        invite(person=rosa, by=es, at=clock.now())
    assert refusal.value.code == code


def test_accepting_is_remembered_as_the_persons_own_act(invited):
    _invitation, path = invited
    accept(path)

    event = Invitation.pgh_event_model.objects.order_by("-pgh_id").first()

    assert (event.pgh_context["act"], event.pgh_context["name"]) == ("invitation.accept", "Rosa Mejía")


def test_a_wrong_key_is_refused_by_the_action_too(rcm, db):
    with pytest.raises(RuleBroken) as refusal:
        accept_invitation(
            key="x" * 43, by=Standing(on=clock.today()), at=clock.now(), name="A", password=NEW, language="es"
        )

    assert refusal.value.code == "not_open"


def test_guessing_links_is_limited(client, rcm, settings):
    settings.ACCOUNT_RATE_LIMITS = {"invitation": "3/m/ip"}

    statuses = [client.post(f"/en/invitation/{number}/", {}).status_code for number in range(4)]

    assert statuses == [410, 410, 410, 429]


def test_a_closed_account_loses_its_sessions_and_opens_again_with_its_password(client, official, password, es):
    ana = official("focal_point", "GT")
    client.post("/en/sign-in/", {"login": ana.email, "password": password})

    deactivate_account(person=ana, by=es, reason="left")
    closed = client.get("/en/account/").status_code
    refused = client.post("/en/sign-in/", {"login": ana.email, "password": password})
    reactivate_account(person=ana, by=es, reason="came back")

    assert (closed, refused.url) == (403, "/en/sign-in/closed/")
    assert signs_in(ana.email, password)


def test_a_lost_second_factor_is_taken_away_by_the_secretariat_and_the_person_is_told(
    official, es, django_capture_on_commit_callbacks
):
    from allauth.mfa.models import Authenticator
    from allauth.mfa.totp.internal.auth import TOTP

    ana = official("focal_point", "GT")
    TOTP.activate(ana, "SECRET")

    with django_capture_on_commit_callbacks(execute=True):
        reset_factor(person=ana, by=es, reason="telephone lost")

    assert not Authenticator.objects.filter(user=ana).exists()
    assert "Marisol Quesada Brenes" in mail.outbox[0].body
    from puebla.site.models import Factor

    lines = Factor.pgh_event_model.objects.filter(user=ana).order_by("pgh_id")
    assert [line.pgh_label for line in lines] == ["insert", "delete"]
    assert lines[1].pgh_context["reason"] == "telephone lost"
    assert "data" not in {field.name for field in lines[1]._meta.get_fields()}


@pytest.mark.parametrize("action", [deactivate_account, reset_factor])
def test_nobody_locks_themselves_out(person, es, action):
    with pytest.raises(RuleBroken) as refusal:
        action(person=person("marisol.quesada"), by=es, reason="x")

    assert refusal.value.code == "own_account"


def test_the_last_of_the_secretariat_stays(person, es, official):
    first = official("es", email="a@es.example.net")
    other = official("es", email="b@es.example.net")

    deactivate_account(person=first, by=es, reason="left")
    with pytest.raises(RuleBroken) as refusal:
        deactivate_account(person=other, by=es, reason="left too")

    assert refusal.value.code == "last_of_secretariat"


@pytest.mark.parametrize(
    ("name", "is_active"), [("person-deactivate", False), ("person-reactivate", True), ("person-reset-factor", True)]
)
def test_steps_on_a_persons_page_ask_for_a_reason(secretariat, official, name, is_active):
    ana = official("focal_point", "GT", is_active=not is_active if name == "person-reactivate" else True)
    address = at(name, ana.pk)

    without = secretariat.post(address, {"reason": ""})
    told = secretariat.post(address, {"reason": "left the ministry"})
    ana.refresh_from_db()

    assert (without.status_code, told.status_code, ana.is_active) == (422, 302, is_active)


def test_seats_in_the_secretariat_are_given_once_and_end_after_they_begin(es, official):
    ana = official("focal_point", "GT")

    seat = seat_in_secretariat(person=ana, from_on=dt.date(2022, 5, 1), by=es)

    assert (seat.office, seat.party) == ("es", None)
    for facts, code in [({"from_on": dt.date(2022, 6, 1)}, "seated"), ({"from_on": dt.date(2021, 6, 1)}, "ends_first")]:
        with pytest.raises(RuleBroken) as refusal:
            seat_in_secretariat(person=ana, until_on=dt.date(2021, 6, 1), by=es, **facts)
        assert refusal.value.code == code


def test_a_seat_of_the_secretariat_is_ended_on_its_page(secretariat, official):
    official("es", email="stays@es.example.net")
    seat = official("es", email="goes@es.example.net").seats.get()
    address = at("person-seat-end", seat.pk)

    early = secretariat.post(address, {"until_on": "2019-01-01", "reason": "x"})
    done = secretariat.post(address, {"until_on": "2022-04-01", "reason": "contract ends"})
    seat.refresh_from_db()

    assert (early.status_code, done.status_code, seat.until_on) == (422, 302, dt.date(2022, 4, 1))


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("name", ["person-list", "invitation-list"])
def test_lists_need_the_same_queries_for_any_length(secretariat, official, es, name, count, django_assert_num_queries):
    for number in range(count):
        person = official("delegate", "CR", email=f"d{number}@example.cr")
        person.set_unusable_password()
        person.save()
        invite(person=person, by=es, at=clock.now())
    secretariat.get(at(name))

    with django_assert_num_queries({"person-list": 8, "invitation-list": 4}[name]):
        secretariat.get(at(name))


def test_states_of_accounts(official, invited, person, es):
    closed = official("focal_point", "GT", is_active=False)
    open_ = official("focal_point", "NI", email="n@example.ni")
    nobody = Person.objects.create(email="c@example.sv", name="C")
    nobody.set_unusable_password()
    people = [closed, open_, invited[0].person, nobody, person("oscar.xicara")]

    found = accounts_of(people, on=clock.today(), at=clock.now())

    assert [one.state for one in found] == ["closed", "open", "invited", "none", "demonstration"]


def test_own_language_and_sessions_are_ones_own_to_change(official, es):
    ana = official("focal_point", "GT")

    set_language(language="en", by=standing_of(ana, on=clock.today()))
    end_sessions(ana)
    ana.refresh_from_db()

    assert ana.language == "en"
    with pytest.raises(RuleBroken):
        set_language(language="en", by=Standing(on=clock.today()))


def test_the_mail_server_taking_an_invitation_over_is_remembered(invited, es):
    note_mailed(invitation=invited[0], at=clock.now(), by=es)

    assert Invitation.pgh_event_model.objects.order_by("-pgh_id").first().pgh_context["act"] == "invitation.mail"
