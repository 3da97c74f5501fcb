"""Write into the matrix what one row of a file says: each column by the action that changes it anywhere else."""

import datetime as dt
from typing import Any

from puebla.kernel.access.standing import Standing

from ..models import Activity
from ..queries.activity import locked_activity
from ..queries.values import records_of, values_of
from ..rules.activity_form import ACTIVITY_FORM
from ..rules.indicator_lines import align
from ..rules.seen import seen_of
from ..rules.status_step import steps_of_new, verb_to
from .activity import edit_activity
from .fill import Typed
from .row import set_deadline, set_responsible, set_risks
from .status import change_status

FORM = {"pillar": "pillar", "topic": "topics", "measured_by": "measures"}


def write_row(
    *, activity: Activity, wanted: dict[str, Any], language: str, by: Standing, on: dt.date, is_new: bool = False
) -> Activity:
    """Part of another act; ``is_new`` where the row itself has made the activity.

    ``wanted`` are values by column as ``queries.matrix_file.cell_reader`` reads them; texts go into ``language``.

    Who is responsible comes last: it may take the row out of the writer's own hands. Raises ``RuleBroken`` as the actions do.
    """
    if FORM.keys() & wanted.keys() or {"activity", "indicators"} & wanted.keys():
        activity = _edit(activity, wanted, language, by)
    if {"deadline", "deadline_year", "deadline_on", "measuring"} & wanted.keys():
        activity = set_deadline(activity=activity, by=by, version=activity.version, **_deadlines(activity, wanted))
    if "risks" in wanted:
        activity = set_risks(
            activity=activity, language=language, text=wanted["risks"], by=by, version=activity.version
        )
    for verb in _steps(activity, wanted, on.year, is_new=is_new):
        activity = change_status(
            activity=activity, verb=verb, by=by, on=on, version=activity.version, reason=wanted.get("reason", "")
        )
    if "responsible" in wanted:
        activity = set_responsible(activity=activity, names=wanted["responsible"], by=by, version=activity.version)
    return activity


def _steps(activity: Activity, wanted: dict[str, Any], this_year: int, *, is_new: bool) -> list[str]:
    """The steps to the status that the row wants, if any."""
    if "status" not in wanted:
        return []
    if is_new:
        return steps_of_new(wanted["status"], year=activity.year, this_year=this_year)
    verb = verb_to(activity.state, wanted["status"])
    return [verb] if verb else []


def _edit(activity: Activity, wanted: dict[str, Any], language: str, by: Standing) -> Activity:
    """What the activity's own form changes, as if it had been typed there just now."""
    whole = locked_activity(activity)
    typed = {form: wanted[name] for name, form in FORM.items() if name in wanted}
    if "activity" in wanted:
        typed[f"title_{language}"] = wanted["activity"]
    if "indicators" in wanted:
        typed["indicators"] = []
    inputs = [one for one in ACTIVITY_FORM.inputs([language]) if one.key in typed]
    stored = values_of(inputs, records_of(whole))
    if "indicators" in wanted:
        typed["indicators"] = _indicators(whole, stored["indicators"], wanted["indicators"])
    seen = seen_of(stored)
    return edit_activity(activity=whole, by=by, language=language, typed=Typed(typed, {}, seen))


def _indicators(activity: Activity, stored: list[dict], lines: list[str]) -> list[dict]:
    """The rows of the form: those left alone as they are, in whatever language; new ones behind the last."""
    present = [(row.name, row.measured_by) for row in sorted(activity.indicators.all(), key=lambda row: row.position)]
    free = max((row["position"] for row in stored), default=0) + 1
    found = []
    for line in align(lines, present):
        if line.place is None:
            new = {"position": free, "kind": "result", "baseline": "", "target": ""}
            found.append(new | {"name": line.name, "measured_by": line.measured_by})
            free += 1
        elif line.is_same:
            found.append(stored[line.place])
        else:
            found.append(stored[line.place] | {"name": line.name, "measured_by": line.measured_by})
    return sorted(found, key=lambda row: row["position"])


def _deadlines(activity: Activity, wanted: dict[str, Any]) -> dict[str, Any]:
    """All three of them; a day or year that stands alone in the file brings the other along (sources.md 2.20)."""
    kind, told = wanted.get("deadline", ("", None))
    day = told if kind == "day" else wanted.get("deadline_on", activity.deadline_on)
    year = told if kind == "year" else wanted.get("deadline_year", activity.deadline_year)
    if kind == "year" and day is not None and day.year != year:
        day = None
    if day is not None and "deadline_year" not in wanted and kind != "year":
        year = day.year
    measuring = wanted.get("measuring", activity.measuring_due_on)
    return {"deadline_year": year, "deadline_on": day, "measuring_due_on": measuring}
