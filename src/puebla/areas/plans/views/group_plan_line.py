"""The activities of a group's plan while it is a draft (L3)."""

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from puebla.kernel.access.needs import needs

from ..actions.group_plan_line import add_group_plan_line, drop_group_plan_line, edit_group_plan_line
from ..forms.group_plan import GroupPlanLineEditForm, GroupPlanLineForm
from ..forms.widgets import ReasonForm
from ..queries.group_plan import group_plans_visible_to, lines_of
from ..queries.topic import topics_to_choose
from ..rules.period import years_of
from .answer import answer, bound
from .group_plan import address, back_to


def options(group_plan):
    """What the form offers: the plan's years and topics."""
    years = years_of(group_plan.from_year, group_plan.until_year, else_until=group_plan.until_year)
    return {"years": years, "topics": topics_to_choose(group_plan.plan)}


@needs("group_plan.edit", among=group_plans_visible_to)
def group_plan_line_add(request, group_plan):
    """One more activity."""
    return answer(
        request,
        bound(GroupPlanLineForm, request, initial={"is_priority": True}, **options(group_plan)),
        act=lambda said: add_group_plan_line(group_plan=group_plan, by=request.standing, **said),
        to=address(group_plan),
        title=_("Add an activity"),
        lead=str(group_plan),
        back=back_to(group_plan),
    )


@needs("group_plan.edit", among=group_plans_visible_to)
def group_plan_line_edit(request, group_plan, line):
    """Change an activity."""
    line = get_object_or_404(lines_of(group_plan), pk=line)
    names = [name for name in GroupPlanLineForm.base_fields if name != "topics"]
    initial = {name: getattr(line, name) for name in names} | {
        "topics": [one.topic_id for one in line.line_topics.all()]
    }
    return answer(
        request,
        bound(GroupPlanLineEditForm, request, initial=initial, **options(group_plan)),
        act=lambda said: edit_group_plan_line(line=line, by=request.standing, **said),
        to=address(group_plan),
        title=_("Edit an activity"),
        lead=str(group_plan),
        back=back_to(group_plan),
    )


@needs("group_plan.edit", among=group_plans_visible_to)
def group_plan_line_drop(request, group_plan, line):
    """Drop an activity."""
    line = get_object_or_404(lines_of(group_plan), pk=line)
    return answer(
        request,
        bound(ReasonForm, request),
        act=lambda said: drop_group_plan_line(line=line, by=request.standing, on=request.standing.on, **said),
        to=address(group_plan),
        title=_("Drop an activity"),
        lead=str(line),
        save=_("Drop"),
        danger=True,
        back=back_to(group_plan),
    )
