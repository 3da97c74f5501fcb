"""The priority activities of a group's plan (L3, L5)."""

import datetime as dt
from collections.abc import Iterable

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from puebla.kernel.access.must import must
from puebla.kernel.access.standing import Standing
from puebla.kernel.refusals import RuleBroken
from puebla.kernel.trail import because

from ..models import GroupPlan, GroupPlanLine, GroupPlanLineTopic, Topic
from ..queries.group_plan import group_plan_to_change
from ..rules.changeable import must_be_draft

FIELDS = (
    "year",
    "activity_en",
    "activity_es",
    "is_priority",
    "result_en",
    "result_es",
    "indicator_en",
    "indicator_es",
    "priority",
)


@transaction.atomic
def add_group_plan_line(*, group_plan: GroupPlan, by: Standing, topics: Iterable[Topic], **facts) -> GroupPlanLine:
    """One more activity, with its topics (and so its pillars), expected result and indicator."""
    must(by, "group_plan.edit", group_plan)
    must_be_draft(group_plan_to_change(group_plan))
    last = group_plan.lines.aggregate(last=Max("position"))["last"] or 0
    line = GroupPlanLine(group_plan=group_plan, position=last + 1, **facts)
    _check(line, topics)
    with because(by=by, act="group_plan.line.add"):
        line.save()
        GroupPlanLineTopic.objects.bulk_create(GroupPlanLineTopic(line=line, topic=topic) for topic in topics)
    return line


@transaction.atomic
def edit_group_plan_line(
    *, line: GroupPlanLine, by: Standing, topics: Iterable[Topic], reason: str = "", **facts
) -> GroupPlanLine:
    """Change an activity of a draft."""
    must(by, "group_plan.edit", line.group_plan)
    must_be_draft(group_plan_to_change(line.group_plan))
    for field in FIELDS:
        if field in facts:
            setattr(line, field, facts[field])
    _check(line, topics)
    with because(by=by, act="group_plan.line.edit", reason=reason):
        line.save(update_fields=FIELDS)
        line.line_topics.exclude(topic__in=topics).delete()
        kept = set(line.line_topics.values_list("topic_id", flat=True))
        GroupPlanLineTopic.objects.bulk_create(
            GroupPlanLineTopic(line=line, topic=topic) for topic in topics if topic.pk not in kept
        )
    return line


@transaction.atomic
def drop_group_plan_line(*, line: GroupPlanLine, by: Standing, on: dt.date, reason: str) -> GroupPlanLine:
    """Drop an activity of a draft; it stays readable as dropped and no longer counts."""
    must(by, "group_plan.edit", line.group_plan)
    must_be_draft(group_plan_to_change(line.group_plan))
    if not reason:
        raise RuleBroken("reason_missing", _("Give the reason."), rule="L3", field="reason")
    line.dropped_on = on
    with because(by=by, act="group_plan.line.drop", reason=reason):
        line.save(update_fields=["dropped_on"])
    return line


def _check(line, topics):
    plan = line.group_plan
    if not (line.activity_en or line.activity_es):
        raise RuleBroken("text_missing", _("Name the activity."), rule="L3", field="activity_en")
    if not plan.from_year <= line.year <= plan.until_year:
        raise RuleBroken(
            "outside",
            _("The year lies outside the plan's years, %(first)s to %(last)s.")
            % {"first": plan.from_year, "last": plan.until_year},
            rule="L3",
            field="year",
        )
    if not topics:
        raise RuleBroken(
            "topic_missing", _("Name at least one topic; the pillar follows from it."), rule="L3", field="topics"
        )
    if any(topic.pillar.plan_id != plan.plan_id for topic in topics):
        raise RuleBroken("topic_elsewhere", _("A topic belongs to another plan."), rule="L3", field="topics")
