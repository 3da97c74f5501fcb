"""Commitments, and one item of an outcome with what became of it."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from puebla.kernel.access.needs import needs
from puebla.kernel.access.table import can
from puebla.kernel.moves import possible
from puebla.kernel.ui.answer import answer, bound
from puebla.kernel.ui.page import page
from puebla.kernel.ui.panels import panels_of

from ..actions.commitment import change_commitment
from ..forms.commitment import CommitmentForm
from ..queries.choice import choices_of
from ..queries.follow_up import follow_ups_of, who_reported
from ..queries.item import item_at
from ..queries.listed import commitments_listed
from ..queries.outcome import outcomes_counted, outcomes_visible_to
from ..rules.due import is_overdue
from ..states import COMMITMENT_MOVES, FOLLOWED

PER_PAGE = 50


@needs("page.view")
def commitment_list(request):
    """What was asked of whom, narrowed by what the address asks."""
    choices = choices_of(request.GET, request.standing)
    chosen = {one.name: one.chosen for one in choices if one.chosen}
    return page(
        request,
        "decisions/item/list.html",
        choices={one.name: one for one in choices},
        shown=Paginator(commitments_listed(request.standing, filters=chosen), PER_PAGE).get_page(
            request.GET.get("page")
        ),
        query=urlencode(chosen),
        taken=[
            {"label": f"{one.label}: {one.chosen_label}", "url": "?" + urlencode(_without(chosen, one.name))}
            for one in choices
            if one.chosen
        ],
        outcomes=list(outcomes_counted(request.standing)),
        overdue=lambda item: overdue(item, request),
        may_record=can(request.standing, "outcome.record"),
    )


def _without(chosen, name):
    return {key: value for key, value in chosen.items() if key != name}


def overdue(item, request):
    """Whether the day of an open commitment has passed."""
    return is_overdue(
        state=item.state, due_on=item.due_on, is_to_the_day=item.is_due_to_the_day, on=request.standing.on
    )


def found(outcome, number):
    """The item with that number, or 404."""
    item = item_at(outcome, number)
    if item is None:
        raise Http404
    return item


@needs("outcome.view", among=outcomes_visible_to, key="code", look_up="code")
def item_detail(request, outcome, number):
    """One item: whom it asks, its state, what each country reports, what carries it out."""
    item, standing = found(outcome, number), request.standing
    reports = follow_ups_of(item, standing)
    return page(
        request,
        "decisions/item/detail.html",
        outcome=outcome,
        item=item,
        is_followed=item.kind in FOLLOWED,
        is_overdue=overdue(item, request),
        reports=reports,
        members=who_reported(item, reports, on=standing.on),
        may_report=can(standing, "follow_up.report"),
        may_set_state=can(standing, "commitment.set_state", item),
        may_record=can(standing, "outcome.record", outcome),
        panels=panels_of("decisions.item", request, item),
    )


@needs("commitment.set_state", among=outcomes_visible_to, key="code", look_up="code")
def commitment_state(request, outcome, number):
    """Say what became of a commitment."""
    item = found(outcome, number)
    return answer(
        request,
        bound(CommitmentForm, request, item=item, verbs=possible(item, COMMITMENT_MOVES)),
        act=lambda said: change_commitment(item=item, by=request.standing, on=request.standing.on, **said),
        to=address(item),
        title=_("State of %(number)s") % {"number": f"{outcome.code} {item.number}"},
        lead=item.text,
        way=way_to(item),
        record=item,
    )


def address(item):
    """The page of an item."""
    return reverse("decisions:item-detail", args=[item.outcome.code, item.number])


def way_to(item):
    """The pages above those that belong to an item."""
    outcome = item.outcome
    return [
        (_("Commitments"), reverse("decisions:commitment-list")),
        (outcome.code, reverse("decisions:outcome-detail", args=[outcome.code])),
        (item.number, address(item)),
    ]
