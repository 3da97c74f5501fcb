"""Passages of a plan under revision, and the notes of countries beside them."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from puebla.kernel.access.needs import needs
from puebla.kernel.ui.step import step

from ..actions.note import record_note, reword_note, withdraw_note
from ..actions.passage import add_passage, edit_passage, move_passage, retire_passage
from ..forms.passage import NoteForm, NoteTextForm, PassageForm
from ..forms.widgets import ReasonForm
from ..queries.party import countries_to_speak_for
from ..queries.passage import EDITABLE, notes_visible_to, passages_of
from ..queries.plan import plans_visible_to
from ..states import PassageKind
from .answer import WAYS, answer, bound
from .plan import address, back_to


@needs("plan.edit", among=plans_visible_to, key="code", look_up="code")
def passage_add(request, plan, kind):
    """A new passage of a kind."""
    if kind not in set(EDITABLE):
        raise Http404
    return answer(
        request,
        bound(PassageForm, request),
        act=lambda said: add_passage(plan=plan, kind=kind, by=request.standing, **said),
        to=address(plan),
        title=_("Add: %(kind)s") % {"kind": PassageKind(kind).label},
        back=back_to(plan),
    )


@needs("plan.edit", among=plans_visible_to, key="code", look_up="code")
def passage_edit(request, plan, pk):
    """Other words for a passage."""
    passage = get_object_or_404(passages_of(plan), pk=pk)
    names = ("printed", "name_en", "name_es", "text_en", "text_es")
    return answer(
        request,
        bound(PassageForm, request, initial={name: getattr(passage, name) for name in names}),
        act=lambda said: edit_passage(passage=passage, by=request.standing, **said),
        to=address(plan),
        title=_("Edit: %(kind)s") % {"kind": passage.get_kind_display()},
        lead=_("Interpretive notes stay with the passage."),
        back=back_to(plan),
    )


@needs("plan.edit", among=plans_visible_to, key="code", look_up="code")
def passage_retire(request, plan, pk):
    """Leave a passage out."""
    passage = get_object_or_404(passages_of(plan), pk=pk)
    return answer(
        request,
        bound(ReasonForm, request),
        act=lambda said: retire_passage(passage=passage, by=request.standing, on=request.standing.on, **said),
        to=address(plan),
        title=_("Leave out: %(kind)s") % {"kind": passage.get_kind_display()},
        lead=_("“%(passage)s” stays in every version published so far.") % {"passage": passage},
        save=_("Leave out"),
        danger=True,
        back=back_to(plan),
    )


@needs("plan.edit", among=plans_visible_to, key="code", look_up="code")
@require_POST
def passage_move(request, plan, pk, way):
    """Up or down by one place."""
    passage = get_object_or_404(passages_of(plan), pk=pk)
    if way not in WAYS:
        raise Http404
    message = _("Moved.")
    if passage.printed:
        message = _("Moved. “%(printed)s” is still printed before it; edit it if the new order asks for another.") % {
            "printed": passage.printed
        }
    return step(
        request,
        lambda: move_passage(passage=passage, by=request.standing, way=way),
        to=f"{address(plan)}#passage-{pk}",
        message=message,
    )


@needs("plan.note")
def note_add(request, code, pk):
    """A country's note beside a passage."""
    plan = get_object_or_404(plans_visible_to(request.standing), code=code)
    passage = get_object_or_404(passages_of(plan), pk=pk)
    parties = countries_to_speak_for(request.standing)
    return answer(
        request,
        bound(NoteForm, request, parties=parties, initial={"party": request.standing.party_id}),
        act=lambda said: record_note(passage=passage, by=request.standing, on=request.standing.on, **said),
        to=f"{address(plan)}#passage-{pk}",
        title=_("Interpretive note"),
        lead=_("How your country reads “%(passage)s”. The note stays with it through every version.")
        % {"passage": passage},
        back=back_to(plan),
    )


@needs("plan.note", among=notes_visible_to)
def note_edit(request, note):
    """Other words for a note."""
    plan = note.passage.plan
    return answer(
        request,
        bound(NoteTextForm, request, initial={"text_en": note.text_en, "text_es": note.text_es}),
        act=lambda said: reword_note(note=note, by=request.standing, **said),
        to=f"{address(plan)}#passage-{note.passage_id}",
        title=_("Interpretive note of %(country)s") % {"country": note.party},
        lead=str(note.passage),
        back=back_to(plan),
    )


@needs("plan.note", among=notes_visible_to)
def note_withdraw(request, note):
    """Take a note back."""
    plan = note.passage.plan
    return answer(
        request,
        bound(ReasonForm, request),
        act=lambda said: withdraw_note(note=note, by=request.standing, on=request.standing.on, **said),
        to=f"{address(plan)}#passage-{note.passage_id}",
        title=_("Withdraw the note of %(country)s") % {"country": note.party},
        lead=_("Versions published while it stood keep it."),
        save=_("Withdraw"),
        danger=True,
        back=back_to(plan),
    )
