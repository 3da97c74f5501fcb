"""One manner for the small forms of this area: show it, try its act, go on; or show it again with what is wrong (422)."""

from django.utils.translation import gettext as _

from puebla.kernel.refusals import RuleBroken
from puebla.kernel.ui.page import done, page


def bound(form_class, request, **options):
    """The form of a request: bound to what was sent, or fresh."""
    is_sent = request.method == "POST"
    return form_class(request.POST if is_sent else None, request.FILES if is_sent else None, **options)


def answer(request, form, *, act, to, title, back, save, lead="", message="", danger=False, way=()):
    """Answer a page with one form.

    ``act`` is called with the cleaned fields; ``to`` is the address to go on to, or gives it; ``back`` is ``(label, address)`` of
    the page it belongs to, ``way`` what stands above that; ``save`` the words on the button.
    """
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                act(form.cleaned_data)
            except RuleBroken as broken:
                form.add_error(broken.field if broken.field in form.fields else None, str(broken))
            else:
                return done(request, to=to() if callable(to) else to, message=message or _("Saved."))
    context = {"form": form, "title": title, "back": back, "way": way, "save": save, "lead": lead, "danger": danger}
    return page(request, "activities/form/edit.html", status=status, **context)
