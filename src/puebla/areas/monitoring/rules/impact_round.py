"""When members can be asked what came of a plan: once it has begun, by a day within reason (sources.md 2.23)."""

import datetime as dt

from django.utils.translation import gettext as _

from puebla.areas.plans.rules.period import Period
from puebla.kernel.dates import say_date
from puebla.kernel.refusals import RuleBroken

GRACE = dt.timedelta(days=366)  # after the plan's last day, or after a round that is opened later


def must_have_begun(plan: Period, *, on: dt.date) -> None:
    """Raise ``RuleBroken("not_begun")`` for a plan of which nothing can have come yet."""
    if plan.from_on > on:
        message = _("The plan begins on %(day)s; nothing can have come of it yet.") % {"day": say_date(plan.from_on)}
        raise RuleBroken("not_begun", message, field="plan")


def must_be_due_in_time(due_on: dt.date, *, plan: Period, on: dt.date) -> None:
    """Raise ``RuleBroken`` for a day that has passed (``due_before_it_opens``) or that nobody can mean (``due_too_late``)."""
    if due_on < on:
        message = _("The day by which answers are asked for has passed. Choose a later one.")
        raise RuleBroken("due_before_it_opens", message, field="due_on")
    latest = max(plan.last_on, on) + GRACE
    if due_on > latest:
        message = _("%(day)s is more than a year after the end of the plan. Choose a day until %(latest)s.") % {
            "day": say_date(due_on), "latest": say_date(latest),
        }  # fmt: skip
        raise RuleBroken("due_too_late", message, field="due_on")
