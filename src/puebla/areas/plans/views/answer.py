"""The forms of this area: the house's one manner, below the plans."""

from django.urls import reverse
from django.utils.translation import gettext as _

from puebla.kernel.ui import answer as house

WAYS = ("up", "down")  # in which something is moved in its list


def bound(form_class, request, **options):
    """The form of a request: bound to what was sent, or fresh."""
    return form_class(request.POST if request.method == "POST" else None, **options)


def answer(request, form, *, back, **options):
    """Answer a page with one form; ``back`` is ``(label, address)`` of the page it belongs to."""
    return house.answer(request, form, way=[(_("Plans"), reverse("plans:plan-list")), back], **options)
