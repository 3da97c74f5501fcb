"""What no page has caught: a broken rule is told on a page of its own, never as a fault of the program."""

from http import HTTPStatus

from django.db import DataError, IntegrityError

from puebla.kernel.constraints import refusal_of
from puebla.kernel.refusals import RuleBroken

from .views.failure import forbidden, only_sent, refused


class RefusedMiddleware:
    """Answers a broken rule, or a constraint of the database, that reaches the door: 403 or 409, nothing changed; and what was
    not to be opened as a page: 405, with a page all the same.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if response.status_code != HTTPStatus.METHOD_NOT_ALLOWED or request.method != "GET":
            return response
        told = only_sent(request)
        told["Allow"] = response["Allow"]
        return told

    def process_exception(self, request, exception):
        broken = refusal_of(exception) if isinstance(exception, IntegrityError | DataError) else exception
        if not isinstance(broken, RuleBroken):
            return None
        return forbidden(request, broken) if broken.code == "not_allowed" else refused(request, broken)
