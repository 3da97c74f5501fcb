"""Signing in, one's own account, sessions: by password and second factor, with nothing told to strangers."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from allauth.usersessions.models import UserSession
from django.core import mail
from django.test import Client
from django.urls import reverse

SIGN_IN = "/en/sign-in/"
DOORS = ["account_login", "account_reset_password", "account_reset_password_done", "account_inactive"]
OWN_PAGES = [
    "account", "account_change_password", "mfa_index", "mfa_list_webauthn", "usersessions_list", "account_set_password",
]  # fmt: skip
PAGES_OF_THE_SECRETARIAT = ["invitation-list", "invitation-new", "person-list", "see-as"]


def code_of(secret, steps=0):
    """The six figures that an application shows for a secret at this moment."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


def sign_in(client, email, password, **more):
    return client.post(SIGN_IN, {"login": email, "password": password, **more})


def is_signed_in(client):
    return client.get("/en/account/").status_code == 200


@pytest.mark.parametrize("name", DOORS)
def test_pages_before_signing_in_open_to_everybody(client, rcm, name):
    assert client.get(reverse(name)).status_code == 200


@pytest.mark.parametrize("name", [*OWN_PAGES, *PAGES_OF_THE_SECRETARIAT])
@pytest.mark.parametrize("language", ["en", "es"])
def test_pages_open_to_the_secretariat(client, person, name, language):
    client.force_login(person("marisol.quesada"))

    assert client.get(reverse(name).replace("/en/", f"/{language}/")).status_code == (
        302 if name == "account_change_password" else 200
    )


@pytest.mark.parametrize("name", [*OWN_PAGES, *PAGES_OF_THE_SECRETARIAT])
def test_a1_pages_of_accounts_are_closed_to_the_public(client, rcm, name):
    assert client.get(reverse(name)).status_code == 403


@pytest.mark.parametrize("name", PAGES_OF_THE_SECRETARIAT)
@pytest.mark.parametrize("who", ["ernesto.alvarenga", "adriana.villasenor", "paola.ferretti", "hernan.ospina"])
def test_a1_pages_of_the_secretariat_are_its_own(client, person, who, name):
    client.force_login(person(who))

    assert client.get(reverse(name)).status_code == 403


def test_sign_in_by_email_and_password(client, official, password):
    official("focal_point", "GT")

    response = sign_in(client, "Ana.Perez@example.gob", password)

    assert (response.status_code, response.url) == (302, "/en/today/")
    assert is_signed_in(client)


def test_sign_in_is_refused_with_422_and_the_same_words_for_known_and_unknown_addresses(client, official):
    official("focal_point", "GT")

    answers = [
        sign_in(client, email, "wrong password 123") for email in ("ana.perez@example.gob", "nobody@example.gob")
    ]

    assert [answer.status_code for answer in answers] == [422, 422]
    said = [re.findall(r"The e-mail address or the password is not right\.", answer.text) for answer in answers]
    assert said[0] == said[1] != []


def test_sign_in_leads_on_within_this_site_only(client, official, password):
    official("focal_point", "GT")

    inside = sign_in(Client(), "ana.perez@example.gob", password, next="/es/account/")
    outside = [
        sign_in(Client(), "ana.perez@example.gob", password, next=address)
        for address in ("https://example.com/", "//example.com/x", "javascript:alert(1)", "http:\\\\example.com")
    ]

    assert inside.url == "/es/account/"
    assert {answer.url for answer in outside} == {"/en/today/"}


def test_attempts_are_limited_and_the_page_says_so(client, official, password):
    official("focal_point", "GT")

    for _attempt in range(5):
        sign_in(client, "ana.perez@example.gob", "wrong password 123")
    refused = sign_in(client, "ana.perez@example.gob", password)

    assert refused.status_code == 422
    assert "Too many attempts" in refused.text


def test_too_many_sign_ins_from_one_address_answer_429(client, rcm, settings):
    settings.ACCOUNT_RATE_LIMITS = {"login": "2/m/ip"}

    statuses = [sign_in(client, f"n{number}@example.gob", "wrong password 123").status_code for number in range(3)]
    page = sign_in(client, "n@example.gob", "x")

    assert statuses == [422, 422, 429]
    assert "Wait a few minutes" in page.text


def test_there_is_no_sign_up(client, rcm):
    addresses = ["sign-up/", "signup/", "accounts/signup/", "account/signup/", "accounts/", "accounts/login/"]

    assert {client.get(f"/en/{address}").status_code for address in addresses} == {404}


def test_sign_out_takes_a_post(client, official):
    client.force_login(official("focal_point", "GT"))

    asked = client.get(reverse("account_logout"))
    still = is_signed_in(client)
    left = client.post(reverse("account_logout"))

    assert (asked.status_code, still, left.status_code) == (200, True, 302)
    assert not is_signed_in(client)


def test_a_session_ends_eight_hours_after_signing_in_whatever_was_done_meanwhile(
    client, official, password, monkeypatch
):
    official("focal_point", "GT")
    sign_in(client, "ana.perez@example.gob", password)
    begun = time.time()

    monkeypatch.setattr("puebla.site.accounts.middleware.time.time", lambda: begun + 8 * 3600 - 10)
    before = client.get("/en/account/").status_code
    monkeypatch.setattr("puebla.site.accounts.middleware.time.time", lambda: begun + 8 * 3600 + 10)
    after = client.get("/en/account/")

    assert before == 200
    assert (after.status_code, after.url) == (302, "/en/sign-in/")
    assert not is_signed_in(client)


def test_the_session_cookie_ends_with_the_browser_and_scripts_do_not_see_it(client, official, password):
    official("focal_point", "GT")

    cookie = sign_in(client, "ana.perez@example.gob", password).cookies["puebla_session"]

    assert (cookie["max-age"], cookie["expires"], cookie["httponly"], cookie["samesite"]) == ("", "", True, "Lax")


def test_password_change_asks_for_the_old_one_tells_by_mail_and_closes_other_sessions(
    client, official, password, django_capture_on_commit_callbacks
):
    official("focal_point", "GT")
    other = Client()
    sign_in(client, "ana.perez@example.gob", password)
    sign_in(other, "ana.perez@example.gob", password)
    address, new = reverse("account_change_password"), "otter umbrella candle seven"

    wrong = client.post(address, {"oldpassword": "not it at all 1", "password1": new, "password2": new})
    with django_capture_on_commit_callbacks(execute=True):
        right = client.post(address, {"oldpassword": password, "password1": new, "password2": new})

    assert (wrong.status_code, right.status_code, right.url) == (422, 302, "/en/account/")
    assert (is_signed_in(client), is_signed_in(other)) == (True, False)
    assert [message.subject for message in mail.outbox] == ["Algo cambió en la seguridad de su cuenta"]
    assert sign_in(Client(), "ana.perez@example.gob", new).status_code == 302


@pytest.mark.parametrize("weak", ["short", "passwordpassword", "ana.perez@example.gob", "123412341234", "qwerty12345"])
def test_weak_passwords_are_refused(client, official, password, weak):
    client.force_login(official("focal_point", "GT"))

    answer = client.post(
        reverse("account_change_password"), {"oldpassword": password, "password1": weak, "password2": weak}
    )

    assert answer.status_code == 422


def test_passwords_are_kept_as_argon2(official):
    assert official("focal_point", "GT").password.startswith("argon2$argon2id$")


def wait_for_mail():
    for _moment in range(100):
        if mail.outbox:
            return mail.outbox
        time.sleep(0.02)
    return mail.outbox


def test_a_forgotten_password_is_set_anew_by_a_mailed_link_that_works_once(
    client, official, password, django_capture_on_commit_callbacks
):
    official("es", email="coord@example.org")
    session = Client()
    sign_in(session, "coord@example.org", password)

    with django_capture_on_commit_callbacks(execute=True):
        asked = client.post(reverse("account_reset_password"), {"email": "coord@example.org"})
    [message] = wait_for_mail()
    [link] = re.findall(r"http://localhost:8000(/\S+)", message.body)
    form = client.get(link, follow=True)
    new = "otter umbrella candle seven"
    set_anew = client.post(form.request["PATH_INFO"], {"password1": new, "password2": new})
    again = Client().get(link, follow=True)

    assert asked.status_code == set_anew.status_code == 302
    assert message.to == ["coord@example.org"]
    assert not is_signed_in(session)
    assert "This link no longer works" in again.text or "Este enlace" in again.text
    assert sign_in(Client(), "coord@example.org", new).status_code == 302


@pytest.mark.parametrize("known", [True, False])
def test_asking_for_a_new_password_answers_everybody_alike(client, official, known, django_capture_on_commit_callbacks):
    email = official("focal_point", "GT").email if known else "nobody@example.gob"

    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(reverse("account_reset_password"), {"email": email}, follow=True)

    assert [hop for hop, _status in answer.redirect_chain] == ["/en/password/forgotten/sent/"]
    assert "If an account has this address" in answer.text
    assert email not in answer.text
    assert len(wait_for_mail() if known else mail.outbox) == (1 if known else 0)


def test_a_new_password_is_not_a_way_around_an_invitation(client, official, django_capture_on_commit_callbacks):
    invited = official("focal_point", "GT")
    invited.set_unusable_password()
    invited.save()

    with django_capture_on_commit_callbacks(execute=True) as sent:
        client.post(reverse("account_reset_password"), {"email": invited.email})

    assert sent == []


@pytest.mark.parametrize(("office", "party"), [("es", None), ("focal_point", "SV"), ("fund", "iom")])
def test_offices_that_act_for_all_reach_only_the_setting_up_of_a_second_factor(
    real_process, client, official, password, office, party
):
    official(office, party)
    sign_in(client, "ana.perez@example.gob", password)

    refused = {client.get(f"/en/{page}").headers.get("Location") for page in ("", "today/", "see-as/", "countries/")}
    written = client.post(reverse("see-as-begin"), {"kind": "public"})
    open_to_them = {
        name: client.get(reverse(name)).status_code for name in ("mfa_index", "account", "usersessions_list")
    }

    assert refused == {"/en/account/security/"}
    assert (written.status_code, written.headers["Location"]) == (302, "/en/account/security/")
    assert set(open_to_them.values()) == {200}


@pytest.mark.parametrize(("office", "party"), [("focal_point", "GT"), ("delegate", "CR"), ("representative", "CO")])
def test_other_offices_need_no_second_factor(real_process, client, official, password, office, party):
    official(office, party)
    sign_in(client, "ana.perez@example.gob", password)

    assert client.get("/en/").status_code == 200


def confirm_password(client, password, then):
    return client.post(reverse("account_reauthenticate"), {"password": password, "next": then})


def test_an_application_is_set_up_with_a_real_code_and_asked_for_from_then_on(
    real_process, client, official, password, django_capture_on_commit_callbacks
):
    person = official("es")
    sign_in(client, person.email, password)
    address = reverse("mfa_activate_totp")

    asked = client.get(address)
    confirm_password(client, password, address)
    secret = re.search(r'<code class="secret">(\w+)</code>', client.get(address).text)[1]
    wrong = client.post(address, {"code": "000000"})
    with django_capture_on_commit_callbacks(execute=True):
        done = client.post(address, {"code": code_of(secret)})
    codes = re.findall(r"<code>(\d{8})</code>", client.get(done.url).text)

    assert asked.url.startswith("/en/account/confirm/")
    assert (wrong.status_code, done.status_code, len(codes)) == (422, 302, 10)
    assert client.get("/en/today/").status_code == 200
    assert Authenticator.objects.get(user=person, type="totp").data["secret"] != secret, "kept encrypted"
    assert [message.subject for message in mail.outbox] == ["Algo cambió en la seguridad de su cuenta"]

    later = Client()
    first = sign_in(later, person.email, password)
    half_way = is_signed_in(later)
    refused = later.post(first.url, {"code": "000000"})
    second = later.post(first.url, {"code": code_of(secret, steps=1)})

    assert (first.url, half_way) == ("/en/sign-in/second-factor/", False)
    assert (refused.status_code, second.status_code, second.url) == (422, 302, "/en/today/")
    assert later.get("/en/today/").status_code == 200

    by_paper = Client()
    sign_in(by_paper, person.email, password)
    assert by_paper.post(first.url, {"code": codes[0]}).status_code == 302
    again = Client()
    sign_in(again, person.email, password)
    assert again.post(first.url, {"code": codes[0]}).status_code == 422, "each recovery code works once"


def test_a_code_of_the_application_works_once(real_process, official, password):
    person = official("es")
    secret = generate_totp_secret()
    TOTP.activate(person, secret)
    code, answers = code_of(secret), []

    for _time in range(2):
        client = Client()
        second = sign_in(client, person.email, password).url
        answers.append(client.post(second, {"code": code}).status_code)

    assert answers == [302, 422]


@pytest.mark.parametrize(("office", "party", "kept"), [("es", None, True), ("focal_point", "GT", False)])
def test_the_last_second_factor_stays_where_the_office_asks_for_one(
    real_process, client, official, password, office, party, kept
):
    person = official(office, party)
    TOTP.activate(person, generate_totp_secret())
    client.force_login(person)
    address = reverse("mfa_deactivate_totp")
    confirm_password(client, password, address)

    client.post(address)

    assert Authenticator.objects.filter(user=person).exists() is kept


def test_security_pages_ask_again_who_is_there(client, official, password):
    client.force_login(official("focal_point", "GT"))
    asked = {client.get(reverse(name)).url.split("?")[0] for name in ("mfa_activate_totp", "mfa_add_webauthn")}

    wrong = confirm_password(client, "not it at all 1", reverse("mfa_activate_totp"))

    assert asked == {"/en/account/confirm/"}
    assert wrong.status_code == 422
    assert client.get(reverse("mfa_activate_totp")).status_code == 302


def test_own_sessions_are_seen_and_closed_one_by_one_or_all_others(client, official, password):
    person, others = official("focal_point", "GT"), [Client(), Client(), Client()]
    for one in (client, *others):
        sign_in(one, person.email, password)
    page = reverse("usersessions_list")

    listed = client.get(page).text.count('name="session"')
    first = UserSession.objects.get(session_key=others[0].session.session_key)
    client.post(page, {"session": first.pk})
    after_one = [is_signed_in(one) for one in (client, *others)]
    client.post(page)

    assert listed == 3
    assert after_one == [True, False, True, True]
    assert [is_signed_in(one) for one in (client, *others)] == [True, False, False, False]


def test_nobody_closes_the_sessions_of_somebody_else(client, official, password):
    victim = official("focal_point", "GT")
    theirs = Client()
    sign_in(theirs, victim.email, password)
    client.force_login(official("focal_point", "HN", email="b@example.gob"))

    answer = client.post(reverse("usersessions_list"), {"session": UserSession.objects.get(user=victim).pk})

    assert answer.status_code == 422
    assert is_signed_in(theirs)


def test_the_language_of_mails_is_set_on_ones_own_page(client, official):
    person = official("focal_point", "GT")
    client.force_login(person)

    wrong = client.post(reverse("account"), {"language": "fr"})
    right = client.post(reverse("account"), {"language": "en"})
    person.refresh_from_db()

    assert (wrong.status_code, right.status_code, person.language) == (422, 302, "en")


def test_recovery_codes_alone_are_no_second_factor(real_process, client, official, password):
    person = official("es")
    RecoveryCodes.activate(person)
    sign_in(client, person.email, password)

    assert client.get("/en/today/").status_code == 302
