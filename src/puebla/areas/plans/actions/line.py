"""Lines of a Plan of Action: their status, priority and end (L4, L5); their printed numbers and words stay."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from puebla.kernel.access.must import must
from puebla.kernel.access.standing import Standing
from puebla.kernel.refusals import RuleBroken
from puebla.kernel.trail import because

from ..models import Line
from ..rules.changeable import must_not_be_superseded, must_take_changes
from ..states import LineStatus


@transaction.atomic
def report_line(
    *,
    line: Line,
    by: Standing,
    on: dt.date,
    status: str,
    completed_on: dt.date | None = None,
    priority: str = "",
    reason: str = "",
) -> Line:
    """Say how a line stands as of a day. A completed line needs the day on which it was completed."""
    must(by, "plan.edit", line.plan)
    line = Line.objects.select_for_update(of=("self",)).get(pk=line.pk)
    must_take_changes(line)
    if (status == LineStatus.DONE) != (completed_on is not None):
        raise RuleBroken(
            "completion_day",
            _("A completed line has its day of completion, and no other has one."),
            rule="L4",
            field="completed_on",
        )
    if completed_on is not None and completed_on > on:
        raise RuleBroken("in_the_future", _("The day of completion is still to come."), rule="L4", field="completed_on")
    line.status, line.status_on, line.completed_on, line.priority = status, on, completed_on, priority
    with because(by=by, act="plan.line.report", reason=reason):
        line.save(update_fields=["status", "status_on", "completed_on", "priority"])
    return line


@transaction.atomic
def propose_drop(*, line: Line, by: Standing, reason_en: str, reason_es: str) -> Line:
    """Propose to drop a line in which nothing is carried out (PA09, last row)."""
    must(by, "plan.edit", line.plan)
    must_take_changes(line)
    if not (reason_en or reason_es):
        raise RuleBroken("reason_missing", _("Say why it should be dropped."), rule="L4", field="reason_en")
    line.drop_reason_en, line.drop_reason_es, line.drop_proposed_by = reason_en, reason_es, by.name
    with because(by=by, act="plan.line.propose_drop", reason=reason_en or reason_es):
        line.save(update_fields=["drop_reason_en", "drop_reason_es", "drop_proposed_by"])
    return line


@transaction.atomic
def drop_line(*, line: Line, by: Standing, on: dt.date, reason: str) -> Line:
    """Drop a line: it stays readable, with the day and the reason."""
    must(by, "plan.publish", line.plan)
    must_take_changes(line)
    if not reason:
        raise RuleBroken("reason_missing", _("Say what was decided."), rule="L4", field="reason")
    line.dropped_on = on
    with because(by=by, act="plan.line.drop", reason=reason):
        line.save(update_fields=["dropped_on"])
    return line


@transaction.atomic
def keep_line(*, line: Line, by: Standing, reason: str) -> Line:
    """Keep a line that was proposed to be dropped, or take a dropped one up again."""
    must(by, "plan.publish", line.plan)
    must_not_be_superseded(line)
    if not reason:
        raise RuleBroken("reason_missing", _("Say what was decided."), rule="L4", field="reason")
    line.dropped_on, line.drop_proposed_by, line.drop_reason_en, line.drop_reason_es = None, "", "", ""
    with because(by=by, act="plan.line.keep", reason=reason):
        line.save(update_fields=["dropped_on", "drop_proposed_by", "drop_reason_en", "drop_reason_es"])
    return line
