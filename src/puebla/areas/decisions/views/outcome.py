"""One outcome whole, as it was decided."""

from puebla.kernel.access.needs import needs
from puebla.kernel.ui.page import page

from ..queries.item import items_of
from ..queries.outcome import outcomes_visible_to, participants_of


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
    )
