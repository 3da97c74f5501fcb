"""Who is responsible, supports, hosts, pays, teaches or measures: a party, a body or an office (SP19 4.2)."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from puebla.areas.bodies.models import Body
from puebla.areas.members.models import Party
from puebla.kernel.access.standing import Standing
from puebla.kernel.refusals import RuleBroken
from puebla.kernel.trail import because

from ..models import Activity, Involvement
from ..rules.actor import Name, name_of, split
from ..states import ActorOffice, Role
from .audience import renew_readers


def involve(*, activity: Activity, role: Role, names: Iterable[Name], by: Standing) -> bool:
    """Let exactly these actors have the role; returns whether that changed anything. Part of another act.

    Whoever comes in reads the activity's records from then on, whoever goes no longer does.
    Raises ``RuleBroken("unknown_actor")``.
    """
    wanted = set(names)
    held = {
        name_of(row): row
        for row in Involvement.objects.filter(activity=activity, role=role).select_related("party", "body")
    }
    if wanted == set(held):
        return False
    new = _resolve(sorted(wanted - set(held)))
    with because(by=by, act="activity.involve"):
        Involvement.objects.filter(pk__in=[row.pk for name, row in held.items() if name not in wanted]).delete()
        Involvement.objects.bulk_create(Involvement(activity=activity, role=role, **columns) for columns in new)
        getattr(activity, "_prefetched_objects_cache", {}).pop("involvements", None)
        renew_readers(activity=activity, by=by)
    return True


def _resolve(names: list[Name]) -> list[dict[str, Any]]:
    codes = [split(name) for name in names]
    parties = {party.code: party for party in Party.objects.filter(_coded(codes, "party"))}
    bodies = {body.code: body for body in Body.objects.filter(_coded(codes, "body"))}
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


def _coded(codes: list[tuple[str, str]], kind: str) -> Q:
    return Q(code__in=[code for found, code in codes if found == kind])
