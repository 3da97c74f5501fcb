"""What was changed in Puebla since somebody looked at the news of a file."""

from django.utils.translation import gettext as _

from puebla.kernel.access.standing import Standing
from puebla.kernel.memory.kinds import kind_of

from ..activity import activities_visible_to

TOLD = 5  # activities named in a sentence


def history_so_far() -> int:
    """How far the history of all activities has come; it only grows."""
    return _events().order_by("-pgh_id").values_list("pgh_id", flat=True).first() or 0


def say_changes_since(history: int, plan: str, standing: Standing) -> str:
    """Which activities of the plan were changed after ``history``, as a sentence; empty where this reader sees none."""
    changed = _events().filter(pgh_id__gt=history).order_by().values("pgh_obj_id")
    visible = activities_visible_to(standing).filter(plan__code=plan, pk__in=changed)
    codes = list(visible.order_by("code").values_list("code", flat=True))
    if not codes:
        return ""
    named = ", ".join(codes[:TOLD])
    if len(codes) > TOLD:
        return _("Changed in Puebla since then: %(named)s and %(more)s more.") % {
            "named": named, "more": len(codes) - TOLD
        }  # fmt: skip
    return _("Changed in Puebla since then: %(named)s.") % {"named": named}


def _events():
    return kind_of("activity").told.events.objects
