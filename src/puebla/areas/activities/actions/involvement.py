"""Who is responsible, supports, hosts, pays, teaches or measures: a party, a body or an office (SP19 4.2)."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from puebla.areas.bodies.rules.actor import Name, name_of, split
from puebla.kernel.access.standing import Standing
from puebla.kernel.kept import fill as refill
from puebla.kernel.refusals import RuleBroken
from puebla.kernel.trail import because

from ..models import Activity, Involvement
from ..queries.held import held_of
from ..queries.parts import bodies_of, parties_of
from ..states import ActorOffice, Role
from .audience import renew_readers


def involve(*, activity: Activity, role: Role, names: Iterable[Name], by: Standing) -> bool:
    """Let exactly these actors have the role; returns whether that changed anything. Part of another act.

    Whoever comes in reads the activity's records from then on, whoever goes no longer does.
    Raises ``RuleBroken("unknown_actor")``.
    """
    wanted = set(names)
    everyone = list(_involvements_of(activity))
    held = {name_of(row): row for row in everyone if row.role == role}
    if wanted == set(held):
        return False
    new = [
        Involvement(activity=activity, role=role, **columns)
        for columns in _resolve(activity, sorted(wanted - set(held)))
    ]
    gone = [row.pk for name, row in held.items() if name not in wanted]
    with because(by=by, act="activity.involve"):
        if gone:
            Involvement.objects.filter(pk__in=gone).delete()
        kept = [row for row in everyone if row.pk not in gone]
        refill(activity, "involvements", kept + Involvement.objects.bulk_create(new))
        renew_readers(activity=activity, by=by)
    return True


def _involvements_of(activity: Activity) -> Iterable[Involvement]:
    """Those at hand of a held activity; of any other as they stand now."""
    if held_of(activity):
        return activity.involvements.all()
    return Involvement.objects.filter(activity=activity).select_related("party", "body").order_by("pk")


def _resolve(activity: Activity, names: list[Name]) -> list[dict[str, Any]]:
    codes = [split(name) for name in names]
    parties = parties_of(activity, [code for kind, code in codes if kind == "party"])
    bodies = bodies_of(activity, [code for kind, code in codes if kind == "body"])
    found: list[dict[str, Any]] = []
    for kind, code in codes:
        if kind == "party" and code in parties:
            found.append({"party": parties[code]})
        elif kind == "body" and code in bodies:
            found.append({"body": bodies[code]})
        elif kind == "office" and code in ActorOffice.values:
            found.append({"office": code})
        else:
            raise RuleBroken(
                "unknown_actor",
                _("“%(name)s” is neither a party nor a body nor an office.") % {"name": f"{kind}:{code}"},
            )
    return found
