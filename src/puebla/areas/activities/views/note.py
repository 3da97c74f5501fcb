"""A concept note: read, begun, taken along as a document."""

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from puebla.kernel.access.needs import needs
from puebla.kernel.access.table import can
from puebla.kernel.refusals import RuleBroken
from puebla.kernel.ui.page import done, page

from ..actions.concept_note import begin_note
from ..prints.concept_note import note_document
from ..queries.activity import make_whole, whole_activities_visible_to
from ..queries.next_step import open_steps
from ..queries.note import form_of_note, notes_visible_to, open_remarks, states_of
from ..queries.said import said_of
from ..queries.translation import outdated_translations
from ..states import NOTE_MOVES, WRITABLE

BY_CODE = {"key": "code", "look_up": "activity__code"}
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@needs("concept_note.view", among=notes_visible_to, **BY_CODE)
def note_detail(request, note):
    """The whole note as the reader may read it, with what may be done next."""
    return note_page(request, note)


def note_page(request, note, *, broken="", status=200):
    """The note's page; ``broken`` says why a step was refused."""
    declared = form_of_note(note)
    outdated = outdated_translations(note, declared)
    is_writer = _may(request.standing, "write", note)
    return page(
        request,
        "activities/note/detail.html",
        status=status,
        broken=broken,
        note=note,
        activity=note.activity,
        declared=declared,
        said=said_of(note, declared.fields, outdated=outdated),
        states=states_of(note),
        outdated=outdated,
        remarks=open_remarks(note) if is_writer else {},
        steps=open_steps(note.activity, request.standing),
        moves=moves_of(note, request.standing),
        may_write=is_writer and note.state in WRITABLE,
    )


def moves_of(note, standing):
    """The moves that both the note's state and the reader's office allow."""
    return [verb for verb, (starts, _to) in NOTE_MOVES.items() if note.state in starts and _may(standing, verb, note)]


def _may(standing, verb, note):
    return standing.seen_by is None and can(standing, f"concept_note.{verb}", note)


@needs("concept_note.write", among=whole_activities_visible_to, then=make_whole, key="code", look_up="code")
@require_POST
def note_begin(request, activity):
    """Begin the note of an activity and go on to writing it."""
    try:
        note = begin_note(activity=activity, by=request.standing)
    except RuleBroken as broken:
        messages.error(request, str(broken))
        return done(request, to=reverse("activities:activity-detail", args=[activity.code]))
    return done(
        request,
        to=reverse("activities:note-edit", args=[activity.code]),
        message=_("The concept note of “%(activity)s” is begun.") % {"activity": note.activity},
    )


@needs("concept_note.view", among=notes_visible_to, **BY_CODE)
def note_docx(request, note):
    """The note as a document, in the language of the address."""
    response = HttpResponse(note_document(note), content_type=DOCX)
    response["Content-Disposition"] = f'attachment; filename="{note.activity.code}.docx"'
    return response
