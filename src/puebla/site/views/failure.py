"""Pages for what went wrong: a sentence, what to do next, never a stack trace."""

from django.http import HttpResponse

from puebla.kernel.ui.page import page


def bad_request(request, exception=None):
    return page(request, "site/failure/bad_request.html", status=400)


def forbidden(request, exception=None):
    return page(request, "site/failure/forbidden.html", status=403, reason=str(exception or ""))


def not_found(request, exception=None):
    return page(request, "site/failure/not_found.html", status=404)


def failed(request):
    """No query, no shell: whatever failed must not fail again here."""
    from django.template import engines

    return HttpResponse(engines["jinja2"].env.get_template("site/failure/failed.html").render(), status=500)
