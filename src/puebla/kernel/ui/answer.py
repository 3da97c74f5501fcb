"""One manner for a page with one form: show it, try its act, go on; or show it again with what is wrong (422)."""

from hashlib import sha256

from django.utils.translation import gettext as _

from ..refusals import RuleBroken
from .page import done, page

TEMPLATE = "ui/form.html"


def bound(form_class, request, **options):
    """The form of a request: bound to what was sent, files too, or fresh."""
    is_sent = request.method == "POST"
    return form_class(request.POST if is_sent else None, request.FILES if is_sent else None, **options)


def answer(
    request, form, *, act, to, title, way, save=None, lead="", message="", danger=False, record=None, template=TEMPLATE
):
    """Answer a page with one form.

    ``act`` is called with the cleaned fields; ``to`` is the address to go on to, or a function of what ``act``
    returned; ``way`` the pages above this one, each ``(label, address)``, the last of them the one that it belongs to;
    ``save`` the word on the button; ``record`` what the form is about where its fields do not begin with what that
    says, so that nobody decides on what has changed since they opened the page; ``template`` one that shows it otherwise.
    """
    status = 200
    if request.method == "POST":
        status = 422
        if not changed_meanwhile(request, form, record) and form.is_valid():
            try:
                result = act(form.cleaned_data)
            except RuleBroken as broken:
                form.add_error(broken.field if broken.field in form.fields else None, str(broken))
            else:
                return done(request, to=to(result) if callable(to) else to, message=message or _("Saved."))
    context = {"form": form, "title": title, "way": way, "save": save or _("Save"), "lead": lead, "danger": danger}
    return page(request, template, status=status, seen=digest_of(form, record), **context)


def changed_meanwhile(request, form, record=None):
    """Whether somebody changed what the form shows, or the record, since it was opened; says beside each field what it is now.

    The form then carries the present state: sent once more, it is meant.
    """
    seen = request.POST.get("seen")
    if seen is None or seen == digest_of(form, record):
        return False
    form.add_error(None, _("Somebody else changed this meanwhile. Nothing was overwritten; compare and save again."))
    for name, present in form.initial.items():
        field = form.fields.get(name)
        if field and field.has_changed(present, field.widget.value_from_datadict(form.data, form.files, name)):
            form.add_error(name, _("Now: %(value)s") % {"value": present if present not in ("", None) else "—"})
    return True


def digest_of(form, record=None):
    """A short name of the state that the form was opened with: of its fields, and of the record that it is about."""
    columns = record._meta.concrete_fields if record is not None else []
    stored = {column.attname: getattr(record, column.attname) for column in columns}
    state = sorted((name, str(value)) for name, value in [*form.initial.items(), *stored.items()])
    return sha256(repr(state).encode()).hexdigest()[:16]
