"""What the region, or a country, contributes to the compact's objectives and the agenda's targets."""

from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from puebla.areas.members.queries.party import members_on
from puebla.areas.plans.forms.widgets import ReasonForm
from puebla.areas.plans.queries.topic import topics_visible_to
from puebla.kernel.access.needs import needs
from puebla.kernel.access.table import can
from puebla.kernel.ui.answer import answer, bound
from puebla.kernel.ui.page import page

from ..actions.goal import tag_goal, untag_goal
from ..forms.goal import GoalTagForm
from ..prints.goal import csv_of, workbook_of
from ..queries import goal as queries

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def country_asked(request):
    """The member in ``?country=``, or ``None`` for the region; 404 for anything else."""
    code = request.GET.get("country", "")
    return get_object_or_404(members_on(request.standing.on), code=code) if code else None


@needs("goal.view")
def goal_list(request):
    """Every goal with what serves it, by state."""
    country = country_asked(request)
    return page(
        request,
        "monitoring/goal/list.html",
        country=country,
        members=list(members_on(request.standing.on)),
        rows=queries.contributions(request.standing, country),
        activity_words=queries.activity_words(),
        commitment_words=queries.commitment_words(),
        day=request.standing.on,
        reviews=list(queries.reviews()),
    )


@needs("goal.view")
def goal_csv(request):
    """The same as CSV."""
    rows = queries.contributions(request.standing, country_asked(request))
    response = HttpResponse(csv_of(rows, request.standing.on), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{_file_name(request, "csv")}"'
    return response


@needs("goal.view")
def goal_xlsx(request):
    """The same as a workbook."""
    book = workbook_of(queries.contributions(request.standing, country_asked(request)), request.standing.on)
    return FileResponse(book, as_attachment=True, filename=_file_name(request, "xlsx"), content_type=XLSX)


def _file_name(request, ending):
    country = country_asked(request)
    whose = country.code.lower() if country else pgettext("name of a file", "region")
    return "-".join([pgettext("name of a file", "goals"), whose, f"{request.standing.on}.{ending}"])


@needs("goal.view", among=queries.goals_visible_to, key="code", look_up="code")
def goal_detail(request, goal):
    """The records behind a goal's numbers, and what makes them serve it."""
    standing, country = request.standing, country_asked(request)
    return page(
        request,
        "monitoring/goal/detail.html",
        goal=goal,
        country=country,
        activities=list(queries.activities_serving(goal, standing, country)[:200]),
        number_of_activities=queries.activities_serving(goal, standing, country).count(),
        commitments=list(queries.commitments_serving(goal, standing, country)),
        topic_links=list(queries.topic_links_of(goal, standing)),
        activity_links=list(queries.activity_links_of(goal, standing)),
        item_links=list(queries.item_links_of(goal, standing)),
        may_tag=can(standing, "goal.tag"),
        activity_words={state: word.name for word in queries.activity_words() for state in word.states},
        day=standing.on,
    )


@needs("goal.tag", among=queries.goals_visible_to, key="code", look_up="code")
def goal_tag(request, goal):
    """Say what else serves it."""
    standing = request.standing
    lists = {
        "topics": topics_visible_to(standing).order_by("-pillar__plan__from_year", "pillar__number", "number"),
        "activities": queries.activities_counted(standing),
        "items": queries.commitments_counted(standing).select_related("outcome").order_by("outcome_id", "position"),
    }
    return answer(
        request,
        bound(GoalTagForm, request, **lists),
        act=lambda said: tag_goal(goal=goal, by=standing, **said),
        to=address(goal),
        title=_("What serves %(number)s") % {"number": goal.number},
        lead=goal.title,
        way=way(goal),
    )


@needs("goal.tag", among=queries.topic_links_visible_to)
def topic_untag(request, link):
    """Say that a topic does not serve it."""
    return _untag(request, link)


@needs("goal.tag", among=queries.activity_links_visible_to)
def activity_untag(request, link):
    """Say that an activity does not serve it."""
    return _untag(request, link)


@needs("goal.tag", among=queries.item_links_visible_to)
def item_untag(request, link):
    """Say that a commitment does not serve it."""
    return _untag(request, link)


def _untag(request, link):
    return answer(
        request,
        bound(ReasonForm, request),
        act=lambda said: untag_goal(tag=link, by=request.standing, **said),
        to=address(link.goal),
        title=_("Take off what serves %(number)s") % {"number": link.goal.number},
        lead=str(link),
        way=way(link.goal),
        save=_("Take off"),
        danger=True,
    )


def address(goal):
    """The page of a goal."""
    return reverse("monitoring:goal-detail", args=[goal.code])


def way(goal):
    """The pages above those that belong to a goal."""
    return [(_("Goals"), reverse("monitoring:goal-list")), (goal.number, address(goal))]
