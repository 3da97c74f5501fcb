"""The measuring of impact before a plan ends (sources.md 2.23)."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from puebla.areas.plans.queries.party import countries_to_speak_for
from puebla.kernel.access.needs import needs
from puebla.kernel.access.table import can
from puebla.kernel.ui.answer import bound
from puebla.kernel.ui.page import page
from puebla.kernel.ui.step import step

from ..actions.impact_round import answer_impact_round, move_impact_round, open_impact_round, revise_impact_round
from ..forms.impact_round import AnswerForm, ReasonForm, RevisedForm, RoundForm
from ..models import ImpactAnswer
from ..queries import impact_round as queries
from ..rules.readers import no_wider_than
from .answer import answer

ANSWERED = ("follow_up_en", "follow_up_es", "benefit_en", "benefit_es", "audience")


@needs("page.view")
def impact_round_list(request):
    """Every round, and which plan is due for one."""
    return page(
        request,
        "monitoring/impact_round/list.html",
        rounds=list(queries.impact_round_list(request.standing)),
        may_open=can(request.standing, "impact_round.begin") and bool(queries.plans_to_measure(request.standing)),
    )


@needs("impact_round.begin")
def impact_round_open(request):
    """Ask every member what came of a plan."""
    standing = request.standing
    return answer(
        request,
        bound(
            RoundForm,
            request,
            plans=queries.plans_to_measure(standing),
            initial={"plan": request.GET.get("plan")},
        ),
        act=lambda **said: open_impact_round(by=standing, on=standing.on, **said),
        to=_address,
        title=_("Open a round"),
        lead=_("Every member is asked what it followed up and what it gained under the plan."),
        back=_list(),
        save=_("Open it"),
    )


@needs("impact_round.edit", among=queries.impact_rounds_visible_to)
def impact_round_revise(request, impact_round):
    """Another day or question, with its reason."""
    standing = request.standing
    initial = {name: getattr(impact_round, name) for name in ("due_on", "question_en", "question_es")}
    return answer(
        request,
        bound(RevisedForm, request, initial=initial),
        act=lambda **said: revise_impact_round(impact_round=impact_round, by=standing, on=standing.on, **said),
        to=_address(impact_round),
        title=_("Change day or question"),
        lead=_("What has been answered stays; the history keeps what was asked before."),
        back=(str(impact_round), _address(impact_round)),
    )


@needs("impact_round.view", among=queries.impact_rounds_visible_to)
def impact_round_detail(request, impact_round):
    """One round: what is asked, who has answered, and the answers that the reader may read."""
    standing = request.standing
    said = queries.who_answered(impact_round, standing)
    return page(
        request,
        "monitoring/impact_round/detail.html",
        impact_round=impact_round,
        said=said,
        answered=sum(one.has_answered for one in said),
        may_answer=can(standing, "impact_round.answer", ImpactAnswer(round=impact_round, party_id=standing.party_id)),
        may_revise=can(standing, "impact_round.edit", impact_round),
        may_end=can(standing, "impact_round.end", impact_round),
    )


@needs("impact_round.answer")
def impact_round_answer(request, pk):
    """A country's answer."""
    standing = request.standing
    impact_round = get_object_or_404(queries.impact_rounds_visible_to(standing), pk=pk)
    return answer(
        request,
        _answer_form(request, impact_round),
        act=lambda **said: answer_impact_round(impact_round=impact_round, by=standing, on=standing.on, **said),
        to=_address(impact_round),
        title=_("Answer for a country"),
        lead=impact_round.question,
        back=(str(impact_round), _address(impact_round)),
    )


def _answer_form(request, impact_round):
    """What the country that is asked for, or chosen, has said so far stands in it, so that nobody writes over it unread."""
    standing = request.standing
    parties = countries_to_speak_for(standing)
    party_id = next((one.pk for one in parties if one.code == request.GET.get("party")), standing.party_id)
    chosen = next((one.pk for one in parties if str(one.pk) == request.POST.get("party")), party_id)
    present = queries.answer_of(impact_round, chosen)
    initial = {name: getattr(present, name) for name in ANSWERED} if present else {}
    readers = no_wider_than(impact_round.audience)
    return bound(AnswerForm, request, parties=parties, readers=readers, initial={"party": party_id} | initial)


@needs("impact_round.end", among=queries.impact_rounds_visible_to)
@require_POST
def impact_round_close(request, impact_round):
    """Close the round."""
    return step(
        request,
        lambda: move_impact_round(impact_round=impact_round, by=request.standing, on=request.standing.on, verb="close"),
        to=_address(impact_round),
        message=_("The round is closed."),
    )


@needs("impact_round.end", among=queries.impact_rounds_visible_to)
def impact_round_reopen(request, impact_round):
    """Open the round again, with a reason."""
    standing = request.standing
    return answer(
        request,
        bound(ReasonForm, request),
        act=lambda **said: move_impact_round(
            impact_round=impact_round, by=standing, on=standing.on, verb="reopen", **said
        ),
        to=_address(impact_round),
        title=_("Open the round again"),
        back=(str(impact_round), _address(impact_round)),
        save=_("Open it"),
    )


def _list():
    return _("Measuring of impact"), reverse("monitoring:impact-round-list")


def _address(impact_round):
    return reverse("monitoring:impact-round-detail", args=[impact_round.pk])
