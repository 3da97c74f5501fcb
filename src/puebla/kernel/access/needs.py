"""Every page declares what it needs; a page that declares nothing is refused."""

from functools import wraps

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.translation import gettext as _

from ..kept import Bound, kept
from ..refusals import SignedOut
from .standing import EVERYONE
from .table import can, grants

READING = ("GET", "HEAD", "OPTIONS")


def needs(permission, among=None, key="pk", look_up="pk", then=None):
    """Declare the permission (``thing.step`` of the table) that a page needs.

    With ``among`` (a query function of a standing) the object is looked up by the URL's ``key`` among what the
    reader may see and handed to the view instead of the key: outside it is 404, inside but not allowed is 403.
    ``then(record)`` fetches what else the page reads of it.
    """

    @kept
    def found_by_key(standing, _is_demonstration):
        found = among(standing).filter(**{look_up: Bound("key")})
        return (found if found.ordered else found.order_by("pk"))[:1]

    def declare(view):
        @wraps(view)
        def checked(request, *args, **kwargs):
            must_be_signed_in(request, permission)
            if among is None:
                if not can(request.standing, permission):
                    raise PermissionDenied(_("Your office does not include this step."))
                return view(request, *args, **kwargs)
            found = found_by_key(request.standing, settings.DEMONSTRATION, key=kwargs.pop(key))
            if not found:
                raise Http404
            [record] = found
            if not can(request.standing, permission, record):
                raise PermissionDenied(_("Your office does not include this step."))
            if then is not None:
                then(record)
            return view(request, record, *args, **kwargs)

        checked.needs = permission  # type: ignore[attr-defined] # read by the middleware
        checked.among = among  # type: ignore[attr-defined] # read by the sweep
        return checked

    return declare


def must_be_signed_in(request, permission):
    """Whoever sends something that is not open to everyone. Raises :class:`SignedOut`, whatever the address names."""
    if request.method not in READING and not request.standing.is_signed_in and EVERYONE not in grants(permission):
        raise SignedOut(_("You are signed out, and nothing was saved."))


def declared(permission, view):
    """A library's view (sign-in pages) with its entry in the table."""

    @wraps(view)
    def checked(request, *args, **kwargs):
        if not can(request.standing, permission):
            raise PermissionDenied(_("Your office does not include this step."))
        return view(request, *args, **kwargs)

    checked.needs = permission  # type: ignore[attr-defined] # read by the middleware
    checked.among = None  # type: ignore[attr-defined] # read by the sweep
    return checked
