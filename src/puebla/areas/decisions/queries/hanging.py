"""What hangs on an item: it cannot be taken out while anything does."""

from typing import Any

from django.utils.translation import gettext as _

from puebla.kernel.memory.kinds import load, told_of

from ..models import Item, ItemAddressee, ItemTopic

PARTS = (ItemAddressee, ItemTopic)


def what_hangs_on(item: Item) -> list[Any]:
    """What else names the item, in the words of the history: items below it, follow-ups, and what higher areas link to it."""
    load()
    found = []
    for relation in Item._meta.related_objects:
        model = relation.related_model
        if model in PARTS or hasattr(model, "pgh_tracked_model"):
            continue
        rows = model._base_manager.filter(**{relation.field.name: item})
        if model is Item:
            rows = rows.filter(removed_on=None)
        if rows.exists():
            found.append(_("items below it") if model is Item else told_of(model).label)
    return found
