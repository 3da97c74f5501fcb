"""What every answer carries, what is refused before anybody is asked, and what a reading never does."""

import json
import os
import re
import subprocess
import sys
import time

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

POLICY = {
    "default-src": {"'none'"},
    "script-src": {"'self'"},
    "style-src": {"'self'"},
    "img-src": {"'self'", "data:"},
    "font-src": {"'self'"},
    "connect-src": {"'self'"},
    "form-action": {"'self'"},
    "base-uri": {"'none'"},
    "frame-ancestors": {"'none'"},
}
WRITES = re.compile(r"^\s*(INSERT|UPDATE|DELETE|MERGE|TRUNCATE)\b(?! INTO \"?(django_session|cache))", re.IGNORECASE)
PAGES = [
    "home", "today", "account", "mfa_index", "usersessions_list", "invitation-list", "invitation-new", "person-list",
    "see-as", "access", "components", "account_logout",
]  # fmt: skip


def at(name, *args):
    with translation.override("en"):
        return reverse(name, args=args)


@pytest.fixture
def officer(client, person):
    client.force_login(person("marisol.quesada"))
    return client


def until(said):
    """Mails about passwords leave beside the request."""
    for _moment in range(200):
        if said():
            return
        time.sleep(0.02)


def policy(answer):
    parts = [part.split() for part in answer.headers["Content-Security-Policy"].split(";")]
    return {name: set(values) for name, *values in parts}


@pytest.mark.parametrize(
    ("address", "status"), [("/en/", 200), ("/en/nothing-here/", 404), ("/en/people/", 403), ("/en/sign-in/", 200)]
)
def test_every_answer_carries_the_headers(client, rcm, db, address, status):
    answer = client.get(address)

    assert answer.status_code == status
    assert policy(answer) == POLICY
    expected = {
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
    }
    assert {name: answer.headers[name] for name in expected} == expected
    assert "camera=()" in answer.headers["Permissions-Policy"]


def test_files_of_the_site_carry_nosniff(client, db):
    answer = client.get("/static/puebla/favicon.svg")

    assert b"".join(answer.streaming_content).startswith(b"<svg")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("name", PAGES)
def test_no_copy_of_a_signed_in_page_stays_anywhere(officer, name):
    assert officer.get(at(name)).headers["Cache-Control"] == "no-store, private"


def test_public_pages_of_strangers_may_be_kept(client, rcm, db):
    assert "no-store" not in client.get("/en/").headers.get("Cache-Control", "")


@pytest.mark.parametrize("name", [*PAGES, "account_login", "account_reset_password"])
def test_no_page_carries_script_or_style_of_its_own(officer, client, name):
    page = (Client() if name.startswith("account_") else officer).get(at(name)).text

    assert re.findall(r"<script(?![^>]*\bsrc=)[^>]*>|<style|\sstyle=|\son[a-z]+=\"|javascript:", page) == []


@pytest.mark.parametrize(
    "host", ["example.com", "localhost.example.com", "127.0.0.1.nip.io", "localhost:8000@example.com"]
)
def test_a_name_that_is_not_ours_is_refused(client, db, host):
    answer = client.get("/en/", headers={"host": host})

    assert answer.status_code == 400
    assert "example.com" not in answer.text


def test_mails_carry_the_address_of_the_deployment_not_of_the_request(
    official, settings, django_capture_on_commit_callbacks
):
    from django.core import mail

    settings.ALLOWED_HOSTS = ["*"]
    settings.PUEBLA_ADDRESS = "https://crm.example.org"
    ana = official("focal_point", "GT")

    with django_capture_on_commit_callbacks(execute=True):
        Client().post("/en/password/forgotten/", {"email": ana.email}, headers={"host": "evil.example.com"})
    until(lambda: mail.outbox)

    assert "https://crm.example.org/es/password/new/" in mail.outbox[0].body
    assert "evil" not in mail.outbox[0].body


def test_a_form_from_elsewhere_is_refused_with_a_page_that_says_what_to_do(rcm, person):
    client = Client(enforce_csrf_checks=True)
    client.force_login(person("marisol.quesada"))

    answer = client.post(at("see-as-begin"), {"kind": "public"})

    assert answer.status_code == 403
    assert "This form is no longer valid" in answer.text


@pytest.mark.parametrize("name", PAGES)
def test_reading_never_writes(officer, name):
    officer.get(at(name))

    with CaptureQueriesContext(connection) as asked:
        officer.get(at(name))

    assert [query["sql"] for query in asked if WRITES.match(query["sql"])] == []


def test_who_asks_is_settled_in_three_statements(officer, person):
    """Session, person, standing; the page itself asks for nothing here."""
    officer.get(at("access"))

    with CaptureQueriesContext(connection) as asked:
        officer.get(at("access"))

    tables = [re.findall(r'FROM "?(django_session|members_person|bodies_seat)\b', query["sql"]) for query in asked]
    assert tables == [["django_session"], ["members_person"], ["bodies_seat"]]


@pytest.mark.parametrize(
    ("method", "address"),
    [
        ("get", "/en/people/999999999/"),
        ("get", "/en/people/99999999999999999999999/"),
        ("get", "/en/invitations/new/?party=%00"),
        ("get", "/en/countries/%00/"),
        ("get", "/en/invitations/?state=%27%22"),
        ("get", "/en/invitation/" + "x" * 2000 + "/"),
        ("post", "/en/invitation/%00/"),
        ("post", "/en/sign-in/"),
        ("post", "/en/sign-in/passkey/"),
        ("post", "/en/password/forgotten/"),
        ("get", "/en/password/new/zzzz/set-password/"),
        ("get", "/en/password/new/0/0/"),
        ("post", "/en/see-as/begin/"),
        ("post", "/en/account/sessions/"),
        ("post", "/en/account/security/passkeys/add/"),
        ("post", "/en/people/seats/1/end/"),
        ("put", "/en/account/"),
        ("delete", "/en/people/1/deactivate/"),
    ],
)
def test_nothing_that_is_sent_breaks_the_site(officer, method, address):
    for client in (officer, Client()):
        client.raise_request_exception = False
        data = {
            "login": "\x00",
            "password": "\x00" * 5000,
            "credential": '{"a": [1]}',
            "email": "\x00@",
            "session": "x",
        }

        answer = getattr(client, method)(address, data if method == "post" else None)

        assert answer.status_code < 500


@pytest.mark.parametrize("length", ["22020097", "99999999999999", "-1", "x"])
def test_what_is_too_large_is_refused_before_it_is_read(client, db, length):
    class Unread:
        def read(self, *sizes):
            raise AssertionError("It was read.")

        readline = read

    answer = client.post(
        "/es/sign-in/",
        CONTENT_LENGTH=length,
        content_type="multipart/form-data; boundary=x",
        **{"wsgi.input": Unread()},
    )

    assert (answer.status_code, policy(answer)) == (413, POLICY)
    assert "demasiado grande" in answer.text


@pytest.mark.parametrize("credential", ["", "null", "[]", "{}", '{"response": {"userHandle": "AA"}}', "x" * 100000])
def test_a_made_up_passkey_is_refused(rcm, db, credential):
    client = Client(raise_request_exception=False)

    answer = client.post("/en/sign-in/passkey/", {"credential": credential})

    assert answer.status_code in (302, 422)
    assert "_auth_user_id" not in client.session


def settings_of(**environment):
    """The settings that a process of its own gets from these variables, as JSON."""
    names = [
        "SECURE_SSL_REDIRECT", "SECURE_HSTS_SECONDS", "SECURE_HSTS_INCLUDE_SUBDOMAINS", "SESSION_COOKIE_SECURE",
        "SESSION_COOKIE_NAME", "SESSION_COOKIE_HTTPONLY", "SESSION_COOKIE_SAMESITE", "CSRF_COOKIE_SECURE",
        "CSRF_COOKIE_NAME", "SECURE_PROXY_SSL_HEADER", "SESSION_COOKIE_AGE", "ALLAUTH_TRUSTED_PROXY_COUNT", "DEBUG",
    ]  # fmt: skip
    ask = "import json; from django.conf import settings; "
    ask += f"print(json.dumps({{name: getattr(settings, name) for name in {names}}}))"
    kept = {key: value for key, value in os.environ.items() if not key.startswith("PUEBLA_")}
    kept |= {"DJANGO_SETTINGS_MODULE": "puebla.config.settings", "PUEBLA_SECRET_KEY": "x" * 60} | environment
    answer = subprocess.run([sys.executable, "-c", ask], env=kept, capture_output=True, text=True, check=True)
    return json.loads(answer.stdout)


def test_behind_https_cookies_and_headers_are_for_https_only():
    assert settings_of(PUEBLA_HTTPS="1") == {
        "SECURE_SSL_REDIRECT": True,
        "SECURE_HSTS_SECONDS": 31536000,
        "SECURE_HSTS_INCLUDE_SUBDOMAINS": True,
        "SESSION_COOKIE_SECURE": True,
        "SESSION_COOKIE_NAME": "__Host-puebla_session",
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "CSRF_COOKIE_SECURE": True,
        "CSRF_COOKIE_NAME": "__Host-puebla_csrf",
        "SECURE_PROXY_SSL_HEADER": ["HTTP_X_FORWARDED_PROTO", "https"],
        "SESSION_COOKIE_AGE": 8 * 3600,
        "ALLAUTH_TRUSTED_PROXY_COUNT": 1,
        "DEBUG": False,
    }


def test_without_a_proxy_nobodys_word_about_the_scheme_is_believed():
    found = settings_of()

    assert found["SECURE_PROXY_SSL_HEADER"] is None
    assert found["ALLAUTH_TRUSTED_PROXY_COUNT"] == 0


def test_djangos_own_check_of_a_deployment_finds_nothing(settings, monkeypatch):
    monkeypatch.delenv("DJANGO_ALLOW_ASYNC_UNSAFE")
    settings.SECRET_KEY = "".join(map(chr, range(33, 120)))
    settings.SECURE_SSL_REDIRECT = settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    settings.SECURE_HSTS_SECONDS, settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = 31536000, True
    settings.SECURE_HSTS_PRELOAD = True  # the one thing left to whoever owns the domain

    call_command("check", deploy=True, fail_level="WARNING")


def test_a_zero_byte_in_an_address_is_refused_in_one_line_of_the_log(client, rcm, caplog):
    assert client.get("/en/search/?q=%00").status_code == 400

    assert [(record.levelname, record.exc_info) for record in caplog.records] == [("WARNING", None)]
    assert "\n" not in caplog.text.strip()
