"""The second factor: who must have one, who has one, and how its secret is kept."""

import base64
import hashlib

from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from puebla.profiles.process import process

STRONG = "second_factor_of"
FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def is_required_of(standing):
    """Whether an office held today asks for a second factor (one's own office, while one looks as another)."""
    return (standing.seen_by or standing).holds(*settings.SECOND_FACTOR_OFFICES)


def has_one(person):
    """Whether the person has an application or a passkey; recovery codes alone are none."""
    return Authenticator.objects.filter(user=person, type__in=FACTORS).exists()


def is_settled(request):
    """Whether this session may go on: the answer "yes" is kept in it, so that it is asked once a session."""
    person = str(request.user.pk)
    if request.session.get(STRONG) == person:
        return True
    if has_one(request.user):
        request.session[STRONG] = person
        return True
    return False


def is_last_needed(authenticator, standing):
    """Whether taking this factor away would leave somebody without one whose office asks for it."""
    others = Authenticator.objects.filter(user_id=authenticator.user_id, type__in=FACTORS).exclude(pk=authenticator.pk)
    return is_required_of(standing) and not others.exists()


def number_unreadable():
    """How many applications and sets of recovery codes this deployment's key cannot read: made under another key."""
    unread = 0
    for data in Authenticator.objects.exclude(type=Authenticator.Type.WEBAUTHN).values_list("data", flat=True):
        try:
            _box().decrypt(str(data.get("secret") or data.get("seed") or "").encode())
        except InvalidToken:
            unread += 1
    return unread


class SecondFactorAdapter(DefaultMFAAdapter):
    """Keeps secrets encrypted with the deployment's own key: a copy of the database alone opens no account."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "cannot_delete_authenticator": _(
            "Your office asks for a second factor. Add another one before you take this one away."
        ),
        "cannot_generate_recovery_codes": _("Set up an application or a passkey first."),
        "incorrect_code": _("This code is not right."),
    }

    def encrypt(self, text):
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text):
        return _box().decrypt(encrypted_text.encode()).decode()

    def can_delete_authenticator(self, authenticator):
        return not is_last_needed(authenticator, context.request.standing)

    def get_totp_issuer(self):
        return f"Puebla {process().short_name}"

    def _get_site_name(self):
        return process().name

    def generate_authenticator_name(self, user, type):  # noqa: A002  the library's own parameter
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return str(_("Passkey %(number)d")) % {"number": number}


def _box():
    return MultiFernet([Fernet(_key(secret)) for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)])


def _key(secret):
    return base64.urlsafe_b64encode(hashlib.sha256(b"puebla second factor " + secret.encode()).digest())
