"""What ``puebla doctor`` counts here."""

from django.db.models import Count

from ..models import (
    GroupPlan,
    Indicator,
    InterpretiveNote,
    Line,
    Need,
    Passage,
    Plan,
    PlanGroup,
    Topic,
    TopicSuccession,
    WorkPlan,
)


def counts() -> dict[str, int]:
    """``{"plans.SP19.topics": 35, ...}``."""
    found = {"plans": Plan.objects.count()}
    for plan in Plan.objects.order_by("from_year", "code"):
        found |= {f"plans.{plan.code}.{name}": number for name, number in _of(plan).items()}
    found["plans.topic_successions"] = TopicSuccession.objects.count()
    found["plans.group_plans"] = GroupPlan.objects.count()
    found["plans.work_plans"] = WorkPlan.objects.count()
    found["plans.needs"] = Need.objects.filter(withdrawn_on=None).count()
    return found


def _of(plan):
    numbers = {}
    for row in _grouped(Passage.objects.filter(plan=plan, retired_on=None), "kind"):
        numbers[row["kind"]] = row["number"]
    for row in _grouped(Line.objects.filter(plan=plan), "level"):
        numbers[f"lines.{row['level']}"] = row["number"]
    for row in _grouped(Topic.objects.filter(pillar__plan=plan, retired_on=None), "pillar__number"):
        numbers[f"pillar_{row['pillar__number']}.topics"] = row["number"]
    for row in _grouped(Indicator.objects.filter(plan=plan, retired_on=None), "kind"):
        numbers[f"indicators.{row['kind']}"] = row["number"]
    numbers["pillars"] = plan.pillars.count()
    numbers["topics"] = Topic.objects.filter(pillar__plan=plan, retired_on=None).count()
    numbers["groups"] = PlanGroup.objects.filter(plan=plan).count()
    numbers["interpretive_notes"] = InterpretiveNote.objects.filter(passage__plan=plan, withdrawn_on=None).count()
    numbers["versions"] = plan.versions.count()
    return dict(sorted(numbers.items()))


def _grouped(rows, by):
    return rows.order_by(by).values(by).annotate(number=Count("pk"))
