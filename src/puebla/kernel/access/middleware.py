"""Who asks, settled once a request; and no page without a declared need."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.utils.functional import SimpleLazyObject
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from .. import clock
from .needs import READING

SEEING_AS = "seeing_as"
# What an officer who looks as somebody else may still send: to stop looking, and to sign out.
STOPPING = ("see_as.end", "sign_in.end")


class StandingMiddleware:
    """Sets ``request.standing`` (lazily) and refuses undeclared pages and writes while looking as somebody else."""

    def __init__(self, get_response):
        self.get_response = get_response
        self.standing_of = import_string(settings.PUEBLA_STANDING)
        self.standing_seen_as = import_string(settings.PUEBLA_STANDING_SEEN_AS)

    def __call__(self, request):
        request.standing = SimpleLazyObject(lambda: self.standing(request))
        return self.get_response(request)

    def standing(self, request):
        """The person's own standing, or the one that an officer of the secretariat has chosen to look through (A6)."""
        own = self.standing_of(request.user, on=clock.today())
        seen_as = request.session.get(SEEING_AS) if own.holds("es") else None
        return self.standing_seen_as(seen_as, by=own) if seen_as else own

    def process_view(self, request, view, args, kwargs):
        needs = getattr(view, "needs", None)
        if needs is None:
            raise PermissionDenied(_("This page does not say who may open it."))
        if request.method not in READING and needs not in STOPPING and self.is_looking(request):
            raise PermissionDenied(_("While you look as somebody else, nothing can be changed."))

    def is_looking(self, request):
        return SEEING_AS in request.session and request.standing.seen_by is not None
