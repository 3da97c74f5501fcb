"""One outcome whole, as it was decided; recorded and revised."""

from django.urls import reverse
from django.utils.translation import gettext as _

from puebla.kernel.access.needs import needs
from puebla.kernel.access.table import can
from puebla.kernel.ui.answer import answer, bound
from puebla.kernel.ui.page import page

from ..actions.outcome import record_outcome, revise_outcome
from ..forms.outcome import OutcomeForm, OutcomeRevisionForm
from ..queries.entering import bodies_that_decide, parties_taking_part
from ..queries.item import items_of
from ..queries.outcome import outcomes_visible_to, participants_of

FORM = "decisions/entering/form.html"


@needs("outcome.view", among=outcomes_visible_to, key="code", look_up="code")
def outcome_detail(request, outcome):
    """Every item in its order, those that ask for something with their state."""
    items = list(items_of(outcome))
    return page(
        request,
        "decisions/outcome/detail.html",
        outcome=outcome,
        items=items,
        number_of_commitments=sum(item.is_commitment for item in items),
        participants=list(participants_of(outcome)),
        may_record=can(request.standing, "outcome.record", outcome),
    )


@needs("outcome.record")
def outcome_record(request):
    """What a meeting decided, before its items."""
    standing = request.standing
    return answer(
        request,
        bound(OutcomeForm, request, bodies=bodies_that_decide(), parties=parties_taking_part(standing)),
        act=lambda said: record_outcome(by=standing, **said),
        to=address,
        title=_("Record an outcome"),
        lead=_("What one meeting decided, as one text. Its items are added afterwards, one by one."),
        way=way_to(),
        template=FORM,
        message=_("The outcome is recorded. Add its items now."),
    )


@needs("outcome.record", among=outcomes_visible_to, key="code", look_up="code")
def outcome_revise(request, outcome):
    """Change what is said of it, and who may read it."""
    standing = request.standing
    lists = {"bodies": bodies_that_decide(), "parties": parties_taking_part(standing, outcome)}
    return answer(
        request,
        bound(OutcomeRevisionForm, request, outcome=outcome, **lists),
        act=lambda said: revise_outcome(outcome=outcome, by=standing, **said),
        to=address(outcome),
        title=_("Revise %(code)s") % {"code": outcome.code},
        lead=str(outcome),
        way=way_to(outcome),
        template=FORM,
    )


def address(outcome):
    """The page of an outcome."""
    return reverse("decisions:outcome-detail", args=[outcome.code])


def way_to(outcome=None):
    """The pages above those that belong to an outcome."""
    top = [(_("Commitments"), reverse("decisions:commitment-list"))]
    return [*top, (outcome.code, address(outcome))] if outcome else top
