"""The cells of the follow-up matrix that are changed where they stand: deadlines, who is responsible, risks (F1).

Each is one act and one line of history; a cell left as it was is no change.
"""

import datetime as dt
from collections.abc import Iterable

from django.utils.translation import gettext as _

from puebla.areas.bodies.rules.actor import Name
from puebla.kernel.access.must import must
from puebla.kernel.access.standing import Standing
from puebla.kernel.languages import LANGUAGES
from puebla.kernel.refusals import RuleBroken
from puebla.kernel.trail import all_or_nothing, because

from ..models import Activity
from ..queries.lock import locked
from ..states import Role
from .involvement import involve
from .keep import keep_changes


@all_or_nothing
def set_deadline(
    *,
    activity: Activity,
    deadline_year: int | None,
    deadline_on: dt.date | None,
    measuring_due_on: dt.date | None,
    by: Standing,
    version: int,
    reason: str = "",
) -> Activity:
    """Set both deadlines: for compliance (a year, or a day within it) and for measuring the indicators (sources.md 2.20).

    A day gives the year where none is told. Raises ``RuleBroken("deadline_out_of_year")``, ``ChangedMeanwhile``.
    """
    activity = locked(activity, version)
    must(by, "activity.set_deadline", activity)
    if deadline_on and deadline_year and deadline_on.year != deadline_year:
        raise RuleBroken(
            "deadline_out_of_year",
            _("The day lies in %(year)s, not in the year given. Leave one of the two empty, or make them agree.")
            % {"year": deadline_on.year},
            rule="F1",
            field="deadline_on",
        )
    columns = {
        "deadline_year": deadline_on.year if deadline_on else deadline_year,
        "deadline_on": deadline_on,
        "measuring_due_on": measuring_due_on,
    }
    return _save(activity, columns, by=by, act="activity.set_deadline", reason=reason)


@all_or_nothing
def set_responsible(
    *, activity: Activity, names: Iterable[Name], by: Standing, version: int, reason: str = ""
) -> Activity:
    """Let exactly these parties, bodies and offices be responsible (``party:MX``, ``body:rcgm``, ``office:ppt``).

    Raises ``RuleBroken("unknown_actor")``, ``ChangedMeanwhile``.
    """
    activity = locked(activity, version)
    must(by, "activity.set_responsible", activity)
    with because(by=by, act="activity.set_responsible", reason=reason.strip()):
        if involve(activity=activity, role=Role.RESPONSIBLE, names=names, by=by):
            keep_changes(activity=activity, columns=[], by=by, act="activity.set_responsible")
    return activity


@all_or_nothing
def set_risks(
    *, activity: Activity, language: str, text: str, by: Standing, version: int, reason: str = ""
) -> Activity:
    """Write assumptions or risks in one language; the other language's text stays as it is.

    Raises ``RuleBroken("unknown_language")``, ``ChangedMeanwhile``.
    """
    activity = locked(activity, version)
    must(by, "activity.set_risks", activity)
    if language not in LANGUAGES:
        raise RuleBroken("unknown_language", _("Texts are kept in English and Spanish."), rule="H2", field="language")
    return _save(activity, {f"risks_{language}": text.strip()}, by=by, act="activity.set_risks", reason=reason)


def _save(activity: Activity, columns: dict, *, by: Standing, act: str, reason: str) -> Activity:
    changed = [name for name, value in columns.items() if getattr(activity, name) != value]
    if not changed:
        return activity
    for name in changed:
        setattr(activity, name, columns[name])
    keep_changes(activity=activity, columns=changed, by=by, act=act, reason=reason.strip())
    return activity
