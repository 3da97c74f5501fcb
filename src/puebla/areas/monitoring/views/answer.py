"""One manner for every form of this area: show it, try its act, go on; or show it again with what is wrong (422)."""

from django.urls import reverse
from django.utils.translation import gettext as _

from puebla.kernel.ui.attempt import attempt, status_of
from puebla.kernel.ui.page import done, page


def bound(form_class, request, **options):
    """The form of a request: bound to what was sent, or fresh."""
    if request.method == "POST":
        return form_class(request.POST, request.FILES, **options)
    return form_class(None, **options)


def answer(request, form, *, act, to, title, back, save=None, lead="", message="", danger=False):
    """Answer a page with one form.

    ``act`` is called with the cleaned fields; ``to`` is the address to go on to, or a function of what ``act``
    returned; ``back`` is ``(label, address)`` of the page it belongs to; ``save`` the word on the button.
    """
    if request.method == "POST":
        result = attempt(form, act)
        if result is not None:
            return done(request, to=to(result) if callable(to) else to, message=message or _("Saved."))
    context = {"form": form, "title": title, "back": back, "save": save or _("Save"), "lead": lead, "danger": danger}
    has_file = any(field.widget.needs_multipart_form for field in form.fields.values())
    return page(request, "monitoring/form/edit.html", status=status_of(form), has_file=has_file, **context)


def address_of(indicator):
    """The page of an indicator, whichever record it belongs to."""
    if hasattr(indicator, "activity_id"):
        return reverse("monitoring:activity-indicator-detail", args=[indicator.pk])
    return reverse("monitoring:indicator-detail", args=[indicator.plan.code, indicator.code])
