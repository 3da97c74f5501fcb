"""What others changed in a row since somebody read it: who, what, from what to what, and why."""

from puebla.kernel.access.standing import Standing
from puebla.kernel.memory.history import Line, acts_readable, tell
from puebla.kernel.memory.kinds import kind_of

from ...models import Activity


def changes_since(activity: Activity, version: int, standing: Standing) -> list[Line]:
    """The acts that brought the row past ``version``, newest first, as far as this reader may see them."""
    kind = kind_of("activity")
    later = set(
        kind.told.events.objects.filter(pgh_obj_id=activity.pk, version__gt=version).values_list("pgh_id", flat=True)
    )
    acts, timelines = acts_readable(kind, activity, standing)
    wanted = [act for act in acts if any(trace.row == 0 and trace.pk in later for trace in act.traces)]
    return tell(kind.rows, [(act, kind) for act in reversed(wanted)], timelines, standing)
