"""The state of a commitment changes, along its table and nowhere else (M7)."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from puebla.kernel.access.must import must
from puebla.kernel.access.standing import Standing
from puebla.kernel.moves import move
from puebla.kernel.refusals import RuleBroken
from puebla.kernel.trail import because

from ..models import Item
from ..rules.removal import must_not_be_removed
from ..states import COMMITMENT_MOVES, NEEDS_WORDS


@transaction.atomic
def change_commitment(*, item: Item, verb: str, by: Standing, on: dt.date, words: str = "") -> Item:
    """Take the step ``verb`` of ``COMMITMENT_MOVES``; the new state holds since ``on`` with the words said for it.

    Raises ``RuleBroken``: ``removed`` where the item was taken out meanwhile, ``no_commitment`` for one that asks nobody for
    anything, ``wrong_state`` where the table has no such step, ``words_needed`` where a commitment is closed, lost or opened
    again without saying why.
    """
    item = Item.objects.select_for_update(of=("self",)).get(pk=item.pk)
    must(by, "commitment.set_state", item)
    must_not_be_removed(item)
    if not item.is_commitment:
        raise RuleBroken("no_commitment", _("This item asks nobody for anything; it has no state."), rule="M6")
    move(item, verb, COMMITMENT_MOVES)
    words = words.strip()
    if verb in NEEDS_WORDS and not words:
        raise RuleBroken(
            "words_needed", _("Say what was done, or why not: it is shown beside the state."), rule="M7", field="words"
        )
    item.state_words, item.state_since = words, on
    with because(by=by, act=f"commitment.{verb}", reason=words):
        item.save(update_fields=["state", "state_words", "state_since"])
    return item
