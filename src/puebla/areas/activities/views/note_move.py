"""The steps of a concept note: submit, check, accept by one press; return and reopen with words (F2)."""

import re

from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from puebla.kernel.access.needs import needs
from puebla.kernel.refusals import RuleBroken
from puebla.kernel.ui.page import done

from ..actions.note_move import accept_note, check_note, reopen_note, return_note, submit_note
from ..forms.step import ReasonForm, RemarksForm
from ..queries.note import form_of_note, notes_visible_to
from .answer import answer, bound
from .note import BY_CODE, note_page


@needs("concept_note.submit", among=notes_visible_to, **BY_CODE)
@require_POST
def note_submit(request, note):
    """Hand the note in, or read what is missing."""
    return _press(request, note, submit_note, _("The concept note is submitted; the Secretariat has been told."))


@needs("concept_note.check", among=notes_visible_to, **BY_CODE)
@require_POST
def note_check(request, note):
    """The Secretariat finds the note in order."""
    return _press(request, note, check_note, _("The concept note is checked; the Presidency is asked to accept it."))


@needs("concept_note.accept", among=notes_visible_to, **BY_CODE)
@require_POST
def note_accept(request, note):
    """The Presidency, or the Secretariat in its place, accepts the note."""
    return _press(request, note, accept_note, _("The concept note is accepted; the activity may be carried out."))


@needs("concept_note.return", among=notes_visible_to, **BY_CODE)
def note_return(request, note):
    """The Secretariat gives the note back with remarks by section."""
    form = bound(RemarksForm, request, sections=form_of_note(note).sections, initial={"version": note.version})
    return answer(
        request,
        form,
        act=lambda said: return_note(
            note=note, by=request.standing, on=request.standing.on, version=said["version"], remarks=form.remarks(said)
        ),
        to=_address(note),
        title=_("Return the concept note"),
        lead=_("Say what has to be completed or changed. Its writers read this by mail and beside each section."),
        save=_("Return it"),
        message=_("The concept note is returned; its writers have been told."),
        **_place(note),
    )


@needs("concept_note.reopen", among=notes_visible_to, **BY_CODE)
def note_reopen(request, note):
    """An accepted note becomes a draft again."""
    return answer(
        request,
        bound(ReasonForm, request, initial={"version": note.version}),
        act=lambda said: reopen_note(note=note, by=request.standing, on=request.standing.on, **said),
        to=_address(note),
        title=_("Reopen the concept note"),
        lead=_("It becomes a draft and has to be submitted, checked and accepted once more."),
        save=_("Reopen it"),
        message=_("The concept note is a draft again."),
        **_place(note),
    )


def _press(request, note, step, message):
    try:
        step(note=note, by=request.standing, on=request.standing.on, version=_version(request))
    except RuleBroken as broken:
        return note_page(request, note, broken=str(broken), status=422)
    return done(request, to=_address(note), message=message)


def _version(request):
    """The version that was looked at; whatever is no number looked at none."""
    typed = request.POST.get("version", "")
    return int(typed) if re.fullmatch(r"[0-9]{1,9}", typed) else None


def _address(note):
    return reverse("activities:note-detail", args=[note.activity.code])


def _place(note):
    return {
        "back": (_("Concept note"), _address(note)),
        "way": [(str(note.activity), reverse("activities:activity-detail", args=[note.activity.code]))],
    }
