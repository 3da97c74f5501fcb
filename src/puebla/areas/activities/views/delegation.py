"""Who accepts concept notes: the Presidency, or the Secretariat in its place for a time (sources.md 2.18)."""

from django.contrib import messages
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from puebla.kernel.access.needs import needs
from puebla.kernel.access.table import can
from puebla.kernel.refusals import RuleBroken
from puebla.kernel.ui.page import done, page

from ..actions.delegation import delegate_acceptance, end_delegation
from ..forms.step import DelegationForm
from ..queries.delegation import delegation_on, delegations_visible_to
from .answer import answer, bound


@needs("concept_note.view_delegation")
def delegation_list(request):
    """Which delegation holds, and every one there was."""
    standing = request.standing
    return page(
        request,
        "activities/delegation/list.html",
        present=delegation_on(standing.on),
        delegations=list(delegations_visible_to(standing)),
        may_delegate=standing.seen_by is None and can(standing, "concept_note.delegate_acceptance"),
    )


@needs("concept_note.delegate_acceptance")
def delegation_begin(request):
    """The Presidency delegates acceptance."""
    return answer(
        request,
        bound(DelegationForm, request),
        act=lambda said: delegate_acceptance(by=request.standing, on=request.standing.on, **said),
        to=reverse("activities:delegation-list"),
        title=_("Delegate acceptance to the Secretariat"),
        lead=_("From today on the Secretariat may accept concept notes in the Presidency's place. Each note says so."),
        back=(_("Who accepts concept notes"), reverse("activities:delegation-list")),
        save=_("Delegate"),
        message=_("Acceptance is delegated; the Secretariat has been told."),
    )


@needs("concept_note.delegate_acceptance", among=delegations_visible_to)
@require_POST
def delegation_end(request, delegation):
    """The Presidency accepts notes itself again."""
    to = reverse("activities:delegation-list")
    try:
        ended = end_delegation(delegation=delegation, by=request.standing, on=request.standing.on)
    except RuleBroken as broken:
        messages.error(request, str(broken))
        return done(request, to=to)
    if ended.until_on > request.standing.on:
        return done(request, to=to, message=_("The delegation was given today and ends with this day."))
    return done(request, to=to, message=_("The delegation has ended; the Secretariat has been told."))
