"""Save what changed of an activity: at once, or, of one that is held for a whole file, when its row is done."""

from collections.abc import Iterable

from puebla.kernel.access.standing import Standing
from puebla.kernel.trail import because

from ..models import Activity
from ..queries.held import held_of


def keep_changes(*, activity: Activity, columns: Iterable[str], by: Standing, act: str, reason: str = "") -> None:
    """Count one more version and save it with these columns, as the act or as part of another.

    What waits for the end of its row is one version, as it will be one line of the history.
    """
    held = held_of(activity)
    if held is None or not held.waiting:
        activity.version += 1
    columns = {*columns, "version"}
    if held is not None:
        held.waiting |= columns
        return
    with because(by=by, act=act, reason=reason):
        activity.save(update_fields=columns)


def keep_row(*, activity: Activity, by: Standing) -> None:
    """Save what is waiting of a held activity, in one statement; part of another act."""
    held = held_of(activity)
    if held is None or not held.waiting:
        return
    with because(by=by, act="activity.keep"):
        activity.save(update_fields=held.waiting)
    held.waiting = set()
