"""What no page has caught: a broken rule is told on a page of its own, never as a fault of the program."""

from django.db import DataError, IntegrityError

from puebla.kernel.constraints import refusal_of
from puebla.kernel.refusals import RuleBroken

from .views.failure import forbidden, refused


class RefusedMiddleware:
    """Answers a broken rule, or a constraint of the database, that reaches the door: 403 or 409, nothing changed."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        broken = refusal_of(exception) if isinstance(exception, IntegrityError | DataError) else exception
        if not isinstance(broken, RuleBroken):
            return None
        return forbidden(request, broken) if broken.code == "not_allowed" else refused(request, broken)
