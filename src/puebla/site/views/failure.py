"""Pages for what went wrong: a sentence, what to do next, never a stack trace."""

import sys

from django.http import HttpResponse
from django.template import engines
from django.utils import translation
from django.utils.translation import gettext as _

from puebla.kernel.connections import is_away
from puebla.kernel.refusals import SignedOut
from puebla.kernel.ui.page import page


def bad_request(request, exception=None):
    """Also for requests refused before anybody asked who is there (a host name that is not ours)."""
    if not hasattr(request, "standing"):
        return _bare(
            400,
            title=_("The request could not be read"),
            lead=_("It was addressed to a name that this site does not answer to."),
            advice=_("Open the site by its usual address."),
        )
    return page(request, "site/failure/bad_request.html", status=400, code=400, reason="", what_to_do="")


def forbidden(request, exception=None):
    """The exception says which of the two refuses: who (the office) or when (the state of the record)."""
    is_signed_out = isinstance(exception, SignedOut)
    response = page(
        request, "site/failure/forbidden.html", status=403, reason=str(exception or ""), is_signed_out=is_signed_out
    )
    if is_signed_out:
        response["X-Signed-Out"] = "1"  # for scripts, which keep what was typed
    return response


def not_found(request, exception=None):
    return page(request, "site/failure/not_found.html", status=404)


def csrf_refused(request, reason=""):
    """Django's own check of a form's origin failed: nearly always a page that stood open over a new sign-in."""
    return page(
        request,
        "site/failure/bad_request.html",
        status=403,
        code=403,
        reason=_("This form is no longer valid: it was opened before you signed in, or cookies are switched off."),
        what_to_do=_("Go back, load the page again and send the form once more. What you typed may still be there."),
    )


def only_sent(request):
    """An address that takes what a button sends was opened as a page: after a sign-in, or out of the browser's history."""
    return page(
        request,
        "site/failure/bad_request.html",
        status=405,
        code=405,
        reason=_("Nothing can be read at this address: it takes what a button sends."),
        what_to_do=_("Go back to the page with the button and press it there."),
    )


def refused(request, broken):
    """A rule refused the step, and the page it was sent from has no place to say so."""
    return page(request, "site/failure/refused.html", status=409, reason=str(broken))


def too_many(request, exception=None):
    """Too many tries in a short time (sign-in, codes)."""
    return page(
        request,
        "site/failure/bad_request.html",
        status=429,
        code=429,
        reason=_("There were too many tries in a short time."),
        what_to_do=_("Wait a few minutes and try again. This protects every account, yours included."),
    )


def too_large(request):
    """Refused before anything of it is read, and before anybody asked who sends it."""
    with translation.override(translation.get_language_from_request(request, check_path=True)):
        return _bare(
            413,
            title=_("That is too large"),
            lead=_("What you sent is larger than this site takes at once. Nothing was changed."),
            advice=_("Send a smaller file; at most twenty megabytes can be kept."),
        )


def failed(request):
    """No query, no shell: whatever failed must not fail again here."""
    if is_away(sys.exc_info()[1]):
        return away()
    return _bare(
        500,
        title=_("Something went wrong on our side"),
        lead=_("The step was not carried out and nothing was changed. The fault is noted for those who run this site."),
        advice=_("Try again in a few minutes. If it happens again, tell the secretariat what you were about to do."),
    )


def away():
    """The database did not answer. Where it broke off while something was being saved, nobody here knows how it ended."""
    response = _bare(
        503,
        title=_("The database does not answer at the moment"),
        lead=_("It usually comes back within a few seconds. What was saved before is safe."),
        advice=_(
            "Load the page again in a moment. If you were saving something, look first whether it is there already."
        ),
    )
    response["Retry-After"] = "5"
    return response


def _bare(status, **words):
    template = engines["jinja2"].env.get_template("site/failure/failed.html")
    return HttpResponse(template.render(code=status, **words), status=status)
