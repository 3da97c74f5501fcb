"""What stands around every page: the process, who reads, where they can go, in which languages."""

from django.conf import settings
from django.contrib.messages import get_messages
from django.middleware.csrf import get_token
from django.utils.functional import SimpleLazyObject
from django.utils.html import format_html
from django.utils.module_loading import import_string

from ..languages import reading_language


def shell_of(request):
    """The context that ``ui/base.html`` relies on."""
    provider = import_string(settings.PUEBLA_SHELL)
    return {
        "request": request,
        "standing": request.standing,
        "lang": reading_language(),
        "csrf_token": SimpleLazyObject(lambda: get_token(request)),
        "csrf_input": SimpleLazyObject(lambda: csrf_input(request)),
        "messages": get_messages(request),
        **provider(request),
    }


def csrf_input(request):
    """The hidden field that every form sent by POST carries."""
    return format_html('<input type="hidden" name="csrfmiddlewaretoken" value="{}">', get_token(request))
