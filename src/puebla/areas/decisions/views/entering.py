"""The items of an outcome, entered one after another, revised and taken out (M4)."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from puebla.areas.plans.forms.widgets import ReasonForm
from puebla.kernel.access.needs import needs
from puebla.kernel.ui.answer import answer, bound

from ..actions.item import add_item, remove_item, revise_item
from ..forms.item import ItemForm, ItemRevisionForm
from ..queries.entering import actors_to_ask, bodies_that_decide, number_to_propose, topics_to_name
from ..queries.outcome import outcomes_visible_to
from . import outcome as outcome_pages
from .item import address, found, way_to

FORM = outcome_pages.FORM


def lists_of(standing, outcome, item=None):
    """What an item's form is filled from."""
    return {
        "actors": actors_to_ask(standing, outcome, item),
        "topics": topics_to_name(standing, outcome, item),
        "bodies": bodies_that_decide(),
    }


@needs("outcome.record", among=outcomes_visible_to, key="code", look_up="code")
def item_add(request, outcome):
    """One item; the form comes back with the next number as long as somebody goes on."""
    standing, asked = request.standing, request.GET
    number, before = number_to_propose(outcome, after=asked.get("after", ""), below=asked.get("below", ""))
    form = bound(ItemForm, request, next_number=number, before=before, **lists_of(standing, outcome))

    def act(said):
        facts = {name: value for name, value in said.items() if name != "goes_on"}
        return add_item(outcome=outcome, by=standing, **facts)

    return answer(
        request,
        form,
        act=act,
        to=lambda item: next_page(item, goes_on=form.cleaned_data["goes_on"]),
        title=_("Add an item to %(code)s") % {"code": outcome.code},
        lead=_("The last one before it is %(number)s.") % {"number": before.number} if before else str(outcome),
        way=outcome_pages.way_to(outcome),
        template=FORM,
        save=_("Add the item"),
        message=_("The item is recorded."),
    )


def next_page(item, *, goes_on):
    """The form for the item after this one, or the place where it stands now."""
    if goes_on:
        form = reverse("decisions:item-add", args=[item.outcome.code])
        return f"{form}?{urlencode({'after': item.number})}"
    return f"{outcome_pages.address(item.outcome)}#item-{item.number}"


@needs("outcome.record", among=outcomes_visible_to, key="code", look_up="code")
def item_revise(request, outcome, number):
    """Change what is said of an item; its number and its state stay."""
    standing, item = request.standing, found(outcome, number)
    return answer(
        request,
        bound(ItemRevisionForm, request, item=item, **lists_of(standing, outcome, item)),
        act=lambda said: revise_item(item=item, by=standing, **said),
        to=address(item),
        title=_("Revise %(code)s") % {"code": f"{outcome.code} {item.number}"},
        way=way_to(item),
        template=FORM,
    )


@needs("outcome.record", among=outcomes_visible_to, key="code", look_up="code")
def item_remove(request, outcome, number):
    """Take out what was recorded by mistake."""
    item = found(outcome, number)
    return answer(
        request,
        bound(ReasonForm, request),
        act=lambda said: remove_item(item=item, by=request.standing, on=request.standing.on, **said),
        to=outcome_pages.address(outcome),
        title=_("Remove %(number)s") % {"number": f"{outcome.code} {item.number}"},
        lead=item.text,
        way=way_to(item),
        save=_("Remove"),
        message=_("The item is removed; the history keeps it."),
        danger=True,
        record=item,
    )
