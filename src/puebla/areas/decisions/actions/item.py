"""An item of an outcome is added, revised, or taken out where it was recorded by mistake (M4, M6)."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from puebla.areas.bodies.models import Body
from puebla.areas.bodies.rules.actor import name_of, split
from puebla.areas.members.models import Party
from puebla.areas.plans.models import Topic
from puebla.kernel.access.must import must
from puebla.kernel.access.standing import Standing
from puebla.kernel.languages import must_say
from puebla.kernel.moves import move
from puebla.kernel.refusals import RuleBroken
from puebla.kernel.trail import because

from ..models import Item, ItemAddressee, ItemTopic, Outcome
from ..queries.hanging import what_hangs_on
from ..rules.asking import must_hold_together
from ..rules.number import parent_of, place_of, read_number
from ..rules.removal import must_not_be_removed
from ..states import ASKING_MOVES, FOLLOWED, AddresseeOffice, CommitmentState

FIELDS = (
    "heading_en",
    "heading_es",
    "text_en",
    "text_es",
    "kind",
    "is_commitment",
    "is_outside",
    "due_on",
    "due_precision",
    "is_as_soon_as_possible",
    "forwarded_to",
    "source",
)
STATE = ("state", "state_words", "state_since")


@transaction.atomic
def add_item(
    *,
    outcome: Outcome,
    number: str,
    by: Standing,
    addressees: Iterable[str] = (),
    topics: Iterable[Topic] = (),
    **facts: Any,
) -> Item:
    """An item under its number as printed, which never changes; ``facts`` are :data:`FIELDS`.

    It stands where its number says, after its siblings, below the item whose number is all but the last level.
    ``addressees`` are names such as ``party:MX``, ``body:rcgm``, ``office:ppt``. Where it asks somebody for something it
    begins as "no evidence": nobody has reported on it yet, and whether anybody took it on is another answer (F7, M7).
    Raises ``RuleBroken``: ``no_number``, ``number_taken``, ``parent_missing``, ``text_missing``, ``unknown_addressee``, and
    what :func:`~puebla.areas.decisions.rules.asking.must_hold_together` refuses.
    """
    outcome = Outcome.objects.select_for_update(of=("self",)).get(pk=outcome.pk)
    must(by, "outcome.record", outcome)
    item = Item(outcome=outcome, number=read_number(number), **facts)
    names = list(dict.fromkeys(addressees))
    _check(item, names)
    if item.is_commitment:
        move(item, "ask", ASKING_MOVES)
    with because(by=by, act="item.add"):
        _set_in_place(item)
        item.save()
        _address(item, names)
        _link(item, topics)
    return item


@transaction.atomic
def revise_item(
    *,
    item: Item,
    by: Standing,
    reason: str = "",
    addressees: Iterable[str] | None = None,
    topics: Iterable[Topic] | None = None,
    **facts: Any,
) -> Item:
    """Change what is said of an item; its number, its place and the state of a commitment stay.

    Addressees that a person changes are no longer our proposal. Raises ``RuleBroken`` as adding does, and ``reported_on_it``
    or ``has_come_further`` where it would ask nobody any more though something was said of it since.
    """
    item = _locked(item)
    must(by, "outcome.record", item.outcome)
    asked, names = item.is_commitment, list(_rows_by_name(item))
    for field in FIELDS:
        if field in facts:
            setattr(item, field, facts[field])
    wanted = names if addressees is None else list(dict.fromkeys(addressees))
    item.is_addressee_ours = item.is_addressee_ours and set(wanted) == set(names)
    _check(item, wanted)
    _must_leave_reports_their_item(item)
    _ask_or_not(item, asked=asked)
    with because(by=by, act="item.revise", reason=reason):
        item.save(update_fields=[*FIELDS, *STATE, "is_addressee_ours"])
        _address(item, wanted)
        if topics is not None:
            _link(item, topics)
    return item


@transaction.atomic
def remove_item(*, item: Item, by: Standing, on: dt.date, reason: str = "") -> Item:
    """Take out an item that was recorded by mistake; the history keeps it, and its number is free again.

    Raises ``RuleBroken``: ``removed`` already, ``has_come_further`` where its state was changed, ``something_hangs_on_it``:
    items below it, reports of countries, links from activities or goals.
    """
    item = _locked(item)
    must(by, "outcome.record", item.outcome)
    if item.state_since is not None:
        raise RuleBroken(
            "has_come_further",
            _("Somebody has said what became of this commitment; it is no mistake and stays."),
            rule="H1",
        )
    if things := what_hangs_on(item):
        raise RuleBroken(
            "something_hangs_on_it",
            _(
                "It cannot be removed while something hangs on it (%(things)s). Look at its page and take that away first."
            )
            % {"things": ", ".join(map(str, things))},
            rule="H1",
        )
    item.removed_on = on
    with because(by=by, act="item.remove", reason=reason):
        item.save(update_fields=["removed_on"])
    return item


def _locked(item: Item) -> Item:
    """The item as it stands now, with its outcome locked first: adding locks that one too."""
    outcome = Outcome.objects.select_for_update(of=("self",)).get(pk=item.outcome_id)
    found = Item.objects.select_for_update(of=("self",)).get(pk=item.pk)
    found.outcome = outcome
    must_not_be_removed(found)
    return found


def _check(item: Item, names: list[str]) -> None:
    must_say(item, "text", rule="M4")
    must_hold_together(item, names_somebody=bool(names), held_on=item.outcome.held_on)


def _set_in_place(item: Item) -> None:
    """Its parent and position; whatever stands behind it moves on by one."""
    others = list(Item.objects.filter(outcome=item.outcome, removed_on=None).order_by("position"))
    numbers = [one.number for one in others]
    if item.number in numbers:
        raise RuleBroken(
            "number_taken",
            _("This outcome has an item %(number)s already.") % {"number": item.number},
            rule="M4",
            field="number",
        )
    parent = parent_of(item.number)
    if parent and parent not in numbers:
        raise RuleBroken(
            "parent_missing",
            _("It hangs below %(number)s, which is not recorded yet. Add that one first.") % {"number": parent},
            rule="M4",
            field="number",
        )
    item.parent = others[numbers.index(parent)] if parent else None
    place = place_of(item.number, numbers)
    item.position = others[place - 1].position + 1 if place else 1
    behind = Item.objects.filter(outcome=item.outcome, position__gte=item.position)
    if behind.filter(position=item.position).exists():
        behind.update(position=F("position") + 1)


def _must_leave_reports_their_item(item: Item) -> None:
    """A country's report is on something to follow; thanks and what is noted are not."""
    if item.kind not in FOLLOWED and item.follow_ups.filter(withdrawn_on=None).exists():
        raise RuleBroken(
            "reported_on_it",
            _("A country has reported on this item; of this kind there would be nothing to report."),
            rule="M6",
            field="kind",
        )


def _ask_or_not(item: Item, *, asked: bool) -> None:
    """It becomes a commitment, or is none after all, which holds only while nothing was said of it."""
    if item.is_commitment and not asked:
        move(item, "ask", ASKING_MOVES)
    elif asked and not item.is_commitment:
        if item.state != CommitmentState.NO_EVIDENCE or item.state_since is not None:
            raise RuleBroken(
                "has_come_further",
                _("Somebody has said what became of this commitment; it cannot be taken for one that asks nobody."),
                rule="M7",
                field="is_commitment",
            )
        if item.follow_ups.filter(withdrawn_on=None).exists():
            raise RuleBroken(
                "reported_on_it",
                _("A country has reported on this commitment; it cannot be taken for one that asks nobody."),
                rule="M7",
                field="is_commitment",
            )
        move(item, "ask_no_more", ASKING_MOVES)


def _rows_by_name(item: Item) -> dict[str, ItemAddressee]:
    rows = ItemAddressee.objects.filter(item=item).select_related("party", "body").order_by("pk")
    return {name_of(row): row for row in rows}


def _address(item: Item, names: list[str]) -> None:
    held = _rows_by_name(item)
    for name in held.keys() - set(names):
        held[name].delete()
    ItemAddressee.objects.bulk_create(_addressee(item, name) for name in names if name not in held)


def _addressee(item: Item, name: str) -> ItemAddressee:
    kind, code = split(name)
    if kind == "office" and code in AddresseeOffice.values:
        return ItemAddressee(item=item, office=code)
    if kind == "party" and (party := Party.objects.filter(code=code).first()):
        return ItemAddressee(item=item, party=party)
    if kind == "body" and (body := Body.objects.filter(code=code).first()):
        return ItemAddressee(item=item, body=body)
    raise RuleBroken(
        "unknown_addressee",
        _("There is no party, body or office “%(name)s”.") % {"name": name},
        rule="M4",
        field="addressees",
    )


def _link(item: Item, topics: Iterable[Topic]) -> None:
    wanted = {topic.pk for topic in topics}
    rows = ItemTopic.objects.filter(item=item)
    held = set(rows.values_list("topic_id", flat=True))
    rows.filter(topic__in=held - wanted).delete()
    ItemTopic.objects.bulk_create(ItemTopic(item=item, topic_id=pk) for pk in sorted(wanted - held))
