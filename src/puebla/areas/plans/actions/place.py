"""The order of what stands in a list of a plan under revision."""

from typing import Any

from django.db.models import Max, QuerySet
from django.utils.translation import gettext as _

from puebla.kernel.access.standing import Standing
from puebla.kernel.refusals import RuleBroken
from puebla.kernel.trail import because


def trade_places(*, record: Any, among: QuerySet, way: str, by: Standing, act: str) -> Any:
    """Let a record and its neighbour among these trade places; ``way`` is ``up`` or ``down``.

    Part of an action, which has checked the permission and holds the plan. The place of both is kept in the history
    under ``act``. Raises ``RuleBroken("at_the_end")`` where there is no neighbour on that side.
    """
    record.refresh_from_db(fields=["position"])
    if way == "up":
        neighbour = among.filter(position__lt=record.position).order_by("-position").first()
    else:
        neighbour = among.filter(position__gt=record.position).order_by("position").first()
    if neighbour is None:
        raise RuleBroken("at_the_end", _("It already stands at the end of its list."))
    aside = type(record).objects.filter(plan=record.plan).aggregate(last=Max("position"))["last"] + 1
    places = record.position, neighbour.position
    with because(by=by, act=act):
        for one, place in ((record, aside), (neighbour, places[0]), (record, places[1])):
            one.position = place
            one.save(update_fields=["position"])
    return record
