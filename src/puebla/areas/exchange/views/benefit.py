"""A country reports that a practice served it, revises and withdraws the report (SP23 Table 2)."""

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from puebla.areas.plans.forms.widgets import ReasonForm
from puebla.areas.plans.queries.party import countries_to_speak_for
from puebla.kernel.access.needs import needs
from puebla.kernel.ui.answer import answer, bound

from ..actions.benefit import FIELDS, report_benefit, revise_benefit, withdraw_benefit
from ..forms.practice import BenefitForm, BenefitRevisionForm
from ..queries.practice import benefits_visible_to, practices_visible_to
from .practice import address, way


@needs("benefit.report")
def benefit_report(request, pk):
    """A country says how a practice of somebody else served it."""
    standing = request.standing
    practice = get_object_or_404(practices_visible_to(standing), pk=pk)
    lists = {"party": countries_to_speak_for(standing)}
    initial = {"party": standing.party_id, "reported_on": standing.on}
    return answer(
        request,
        bound(BenefitForm, request, initial=initial, lists=lists),
        act=lambda said: report_benefit(practice=practice, by=standing, **said),
        to=address(practice),
        title=_("Report a benefit"),
        lead=str(practice),
        way=way(practice),
    )


@needs("benefit.report", among=benefits_visible_to)
def benefit_revise(request, benefit):
    """Change what was reported."""
    initial = {name: getattr(benefit, name) for name in FIELDS}
    return answer(
        request,
        bound(BenefitRevisionForm, request, initial=initial, lists={}),
        act=lambda said: revise_benefit(benefit=benefit, by=request.standing, **said),
        to=address(benefit.practice),
        title=_("Revise the report of %(country)s") % {"country": benefit.party},
        way=way(benefit.practice),
    )


@needs("benefit.report", among=benefits_visible_to)
def benefit_withdraw(request, benefit):
    """Take a report back."""
    return answer(
        request,
        bound(ReasonForm, request),
        act=lambda said: withdraw_benefit(benefit=benefit, by=request.standing, on=request.standing.on, **said),
        to=address(benefit.practice),
        title=_("Withdraw the report of %(country)s") % {"country": benefit.party},
        lead=str(benefit),
        way=way(benefit.practice),
        save=_("Withdraw"),
        danger=True,
        record=benefit,
    )
