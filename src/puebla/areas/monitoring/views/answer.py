"""One manner for every form of this area: the kernel's, below the indicators."""

from django.urls import reverse
from django.utils.translation import gettext as _

from puebla.kernel.ui.answer import answer as answer_page


def answer(request, form, *, act, back, **page):
    """Answer a page with one form: ``act`` is called with the cleaned fields by name, ``back`` is the page it belongs to.

    The rest as ``kernel.ui.answer``.
    """
    way = [(_("Indicators"), reverse("monitoring:indicator-list")), back]
    return answer_page(request, form, act=lambda said: act(**said), way=way, **page)


def address_of(indicator):
    """The page of an indicator, whichever record it belongs to."""
    if hasattr(indicator, "activity_id"):
        return reverse("monitoring:activity-indicator-detail", args=[indicator.pk])
    return reverse("monitoring:indicator-detail", args=[indicator.plan.code, indicator.code])
