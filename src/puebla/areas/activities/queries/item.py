"""Activities and the items of outcomes that they carry out, from either side (M7, A5)."""

from django.db.models import QuerySet

from puebla.areas.decisions.models import Item
from puebla.areas.decisions.queries.item import items_visible_to
from puebla.kernel.access.standing import Standing
from puebla.kernel.kept import Bound, kept

from ..models import Activity, ActivityItem
from .activity import activities_visible_to


def items_of_activity(activity: Activity, standing: Standing) -> list[Item]:
    """The items that an activity carries out and that the standing may read."""
    return _items(standing, activity=activity.pk)


@kept
def _items(standing: Standing) -> QuerySet[Item]:
    rows = ActivityItem.objects.filter(activity=Bound("activity"))
    found = items_visible_to(standing).filter(pk__in=rows.values("item")).select_related("outcome")
    return found.order_by("outcome__held_on", "outcome_id", "position")


def activities_for_item(item: Item, standing: Standing) -> list[Activity]:
    """The activities that carry an item out and that the standing may read."""
    rows = ActivityItem.objects.filter(item=item)
    found = activities_visible_to(standing).filter(pk__in=rows.values("activity")).order_by("year", "code", "pk")
    return list(found.only("pk", "code", "title_en", "title_es", "year", "state"))
