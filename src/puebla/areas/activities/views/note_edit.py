"""Writing a concept note: a page that saves itself as one types, and works by its button without a script (F6)."""

from django.http import JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from puebla.kernel.access.needs import needs
from puebla.kernel.refusals import ChangedMeanwhile, RuleBroken
from puebla.kernel.ui.page import done, page

from ..actions.concept_note import write_note
from ..queries.note import form_of_note, notes_visible_to, open_remarks, states_of
from ..queries.translation import outdated_translations
from ..rules.seen import write_seen
from ..states import WRITABLE
from .declared import context_of, form_on, language_of, seen_again, seen_now
from .note import BY_CODE

SAVED = "activities/form/saved.html"
TEMPLATE = "activities/note/edit.html"


@needs("concept_note.write", among=notes_visible_to, **BY_CODE)
def note_edit(request, note):
    """Write the note in one language, the other one's text beside it."""
    language = language_of(request)
    if note.state not in WRITABLE:
        return done(request, to=reverse("activities:note-detail", args=[note.activity.code]))
    if request.method != "POST":
        return _form_page(request, note, _form(request, note, language), language)
    form = _form(request, note, language, post=request.POST)
    try:
        write_note(note=note, by=request.standing, language=language, typed=form.typed(), level=form_level(request))
    except ChangedMeanwhile as clash:
        form.seen = seen_again(
            form, form_of_note(note), note, language=language, kept_apart=note.kept_apart, theirs=clash.current
        )
        return _form_page(request, note, form, language, broken=clash, status=422)
    except RuleBroken as broken:
        return _form_page(request, note, form, language, broken=broken, status=422)
    return done(request, to=_next_address(request, note, language), message=_("Saved."))


@needs("concept_note.write", among=notes_visible_to, **BY_CODE)
@require_POST
def note_autosave(request, note):
    """The same, while one types: answers with what is still missing, or says why nothing was saved."""
    language = language_of(request)
    form = _form(request, note, language, post=request.POST)
    try:
        saved = write_note(
            note=note, by=request.standing, language=language, typed=form.typed(), level=form_level(request)
        )
    except RuleBroken as broken:
        status = 409 if isinstance(broken, ChangedMeanwhile) else 422
        return JsonResponse({"detail": str(broken), "code": broken.code}, status=status)
    token, stale = seen_now(form, form_of_note(saved), saved, language=language, kept_apart=saved.kept_apart)
    return page(
        request,
        SAVED,
        **_context(request, saved, form, language) | {"token": write_seen(token), "stale": stale},
    )


def form_level(request):
    """The level chosen, where the request carries one."""
    return request.POST.get("level")


def _form(request, note, language, post=None):
    return form_on(request, form_of_note(note), note, language=language, kept_apart=note.kept_apart, post=post)


def _form_page(request, note, form, language, *, broken=None, status=200):
    theirs = broken.current if isinstance(broken, ChangedMeanwhile) else {}
    context = _context(request, note, form, language, theirs=theirs, broken=broken)
    return page(request, TEMPLATE, status=status, **context)


def _context(request, note, form, language, **more):
    declared = form_of_note(note)
    more = {
        "note": note,
        "states": states_of(note),
        "remarks": open_remarks(note),
        "level": note.level,
        "mark": _("needed to submit"),
        "autosave": reverse("activities:note-autosave", args=[note.activity.code]),
        "ready": _("Nothing is missing: the note can be submitted."),
    } | more
    outdated = outdated_translations(note, declared)
    return context_of(request, declared, note, form, language=language, outdated=outdated, **more)


def _next_address(request, note, language):
    """Back to the form where one was, or to the note where writing is done."""
    if "finish" in request.POST:
        return reverse("activities:note-detail", args=[note.activity.code])
    section = request.POST.get("add", "")
    anchor = f"#{section}" if section in {one.code for one in form_of_note(note).sections} else ""
    return reverse("activities:note-edit", args=[note.activity.code]) + f"?in={language}{anchor}"
