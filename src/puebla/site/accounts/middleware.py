"""Rules of a session, and the headers that every answer carries."""

import logging
import time

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpResponseRedirect
from django.shortcuts import resolve_url
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseClientRedirect

from puebla.kernel.access.needs import READING
from puebla.kernel.refusals import SignedOut

from ..views.failure import bad_request, too_large
from .adapter import SIGNED_IN_AT
from .second_factor import is_required_of, is_settled

log = logging.getLogger(__name__)
# What is open before the second factor is set up: setting it up, one's own account, going away.
BEFORE_THE_SECOND_FACTOR = ("sign_in.use", "sign_in.end", "own_account.use")
HEADERS = {
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), "
    "publickey-credentials-create=(self), publickey-credentials-get=(self)",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class SecureHeadersMiddleware:
    """What Django and the content security policy leave out; and no copy of a signed-in page stays anywhere."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = too_large(request) if _is_too_large(request) else self.get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if settings.SESSION_COOKIE_NAME in request.COOKIES or settings.SESSION_COOKIE_NAME in response.cookies:
            response.headers["Cache-Control"] = "no-store, private"
        return response


class SessionRulesMiddleware:
    """Ends a session some hours after it was opened, and leads to the second factor those whose office asks for it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        # No column of the database can hold a zero byte.
        if "\0" in request.path or "%00" in request.META["QUERY_STRING"]:
            log.warning("Refused: a zero byte stands in the address %r.", request.path)
            return bad_request(request)
        if not request.user.is_authenticated:
            return None
        if _is_over(request.session):
            logout(request)
            if request.method not in READING:
                raise SignedOut(_("Your session has ended, and nothing was saved."))
            messages.info(request, _("Your session has ended. Sign in again to go on."))
            return _go(request, settings.LOGIN_URL)
        if (
            getattr(view, "needs", None) not in BEFORE_THE_SECOND_FACTOR
            and is_required_of(request.standing)
            and not is_settled(request)
        ):
            messages.info(request, _("Your office asks for a second factor. Set one up and everything else opens."))
            return _go(request, "mfa_index")
        return None


def _is_too_large(request):
    """Judged by what the request announces; without an announcement Django reads nothing of its body."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    return not length.isdecimal() or int(length) > settings.LARGEST_REQUEST


def _is_over(session):
    """Counted from signing in, whatever was done meanwhile; the stored session itself ends no later."""
    signed_in_at = session.get(SIGNED_IN_AT)
    return signed_in_at is not None and time.time() - signed_in_at > settings.SESSION_COOKIE_AGE


def _go(request, name):
    answer = HttpResponseClientRedirect if request.htmx else HttpResponseRedirect
    return answer(resolve_url(name))
