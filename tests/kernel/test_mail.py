"""Mail: in the receiver's language, once it is certain, and never the reason why something else fails."""

from types import SimpleNamespace

import pytest
from django.core import mail as outgoing
from django.db import transaction
from django.template import engines
from jinja2 import DictLoader, UndefinedError

from puebla.kernel import mail

TEMPLATES = {
    "greeting.txt": "{{ _('Sign in') }}: {{ to.name }} & {{ what }}\n\n{{ link('account_login', query='a=1') }}\n\n",
    "broken.txt": "{{ nothing }}",
}


@pytest.fixture(autouse=True)
def _templates(monkeypatch):
    monkeypatch.setattr(engines["jinja2"].env, "loader", DictLoader(TEMPLATES))


def receiver(language="es", name="Ana"):
    return SimpleNamespace(email="ana@example.org", name=name, language=language)


@pytest.mark.parametrize(("language", "subject"), [("es", "Iniciar sesión: Ana & <x>"), ("en", "Sign in: Ana & <x>")])
def test_a_mail_is_written_in_the_receivers_language_without_markup(language, subject, settings):
    settings.PUEBLA_ADDRESS = "https://crm.example.org"

    message = mail.written("greeting.txt", to=receiver(language), what="<x>")

    assert message.subject == subject
    assert message.body == f"https://crm.example.org/{language}/sign-in/?a=1\n"
    assert message.to == ["ana@example.org"]


def test_a_name_breaks_no_header():
    message = mail.written("greeting.txt", to=receiver(name="Ana\r\x0bBcc: all@example.org"), what="x")

    assert message.message()["Bcc"] is None
    assert "\r" not in message.subject


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("holds", [True, False])
def test_a_mail_leaves_when_the_transaction_holds(holds):
    told = []
    with transaction.atomic():
        mail.send("greeting.txt", to=receiver(), what="x", sent=lambda: told.append("sent"))
        inside = len(outgoing.outbox)
        transaction.set_rollback(not holds)

    assert inside == 0
    assert (len(outgoing.outbox), told) == ((1, ["sent"]) if holds else (0, []))


@pytest.mark.django_db(transaction=True)
def test_a_mail_server_that_is_away_undoes_nothing_and_is_logged(settings, caplog):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    told = []

    mail.send("greeting.txt", to=receiver(), what="x", sent=lambda: told.append("sent"))

    assert told == []
    assert "ana@example.org could not be sent" in caplog.text


@pytest.mark.django_db
def test_what_is_wrong_with_a_text_is_seen_at_once():
    with pytest.raises(UndefinedError):
        mail.send("broken.txt", to=receiver())
