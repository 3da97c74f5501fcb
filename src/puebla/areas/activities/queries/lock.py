"""A row held for one writer: whoever read an older version is told, and nothing is overwritten."""

from django.utils.translation import gettext as _

from puebla.kernel.refusals import ChangedMeanwhile

from ..models import Activity
from .held import held_of


def locked(activity: Activity, version: int) -> Activity:
    """The activity as it stands now, held until the transaction ends.

    Raises ``ChangedMeanwhile`` (``current``: the row as it stands) where it is no longer the version that was read.
    """
    if held_of(activity):
        current = activity
    else:
        current = Activity.objects.select_for_update(of=("self",)).get(pk=activity.pk)
    if current.version != version:
        raise ChangedMeanwhile(
            _("Somebody else changed this activity while you were editing. Nothing was overwritten."), current=current
        )
    return current
