"""The Plan of Action as a tree, and what is said about its lines (L4)."""

import datetime as dt

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from puebla.kernel.access.needs import needs
from puebla.kernel.ui.page import page
from puebla.profiles.process import process

from ..actions.line import drop_line, keep_line, propose_drop, report_line
from ..forms.line import DropProposalForm, LineReportForm
from ..forms.widgets import ReasonForm
from ..queries.line import count_fates, lines_of, tree_of
from ..queries.plan import plans_visible_to
from ..queries.spoken import spoken
from .answer import answer, bound


def tree_page(request, plan, content, context):
    """The page of a Plan of Action: its lines as of a day, by default the day of its last update."""
    on = day_asked(request) or plan.updated_on or request.standing.on
    tree = tree_of(
        content,
        on=on,
        historical_after=process().setting("historical_after_years"),
        stale_after=process().setting("stale_after_years"),
    )
    return page(
        request,
        "plans/line/tree.html",
        content=spoken({key: value for key, value in content.items() if key != "lines"}),
        tree=spoken(tree),
        fates=count_fates(tree),
        on=on,
        today=request.standing.on,
        **context,
    )


def day_asked(request):
    """The day in ``?on=``; ``None`` where there is none or it is no day."""
    try:
        return dt.date.fromisoformat(request.GET.get("on", ""))
    except ValueError:
        return None


@needs("plan.edit", among=plans_visible_to, key="code", look_up="code")
def line_report(request, plan, pk):
    """How a line stands today, and how much it matters."""
    line = get_object_or_404(lines_of(plan), pk=pk)
    initial = {"status": line.status, "completed_on": line.completed_on, "priority": line.priority}
    return answer(
        request,
        bound(LineReportForm, request, initial=initial),
        act=lambda said: report_line(line=line, by=request.standing, on=request.standing.on, **said),
        to=address_of(line),
        title=_("How %(line)s stands") % {"line": line.printed},
        lead=str(line),
        back=back_to(line),
    )


@needs("plan.edit", among=plans_visible_to, key="code", look_up="code")
def line_propose_drop(request, plan, pk):
    """Propose to drop a line in which nothing is carried out."""
    line = get_object_or_404(lines_of(plan), pk=pk)
    return answer(
        request,
        bound(DropProposalForm, request),
        act=lambda said: propose_drop(line=line, by=request.standing, **said),
        to=address_of(line),
        title=_("Propose to drop %(line)s") % {"line": line.printed},
        lead=str(line),
        save=_("Propose to drop"),
        back=back_to(line),
    )


@needs("plan.publish", among=plans_visible_to, key="code", look_up="code")
def line_drop(request, plan, pk):
    """Record the decision to drop a line."""
    line = get_object_or_404(lines_of(plan), pk=pk)
    return answer(
        request,
        bound(ReasonForm, request),
        act=lambda said: drop_line(line=line, by=request.standing, on=request.standing.on, **said),
        to=address_of(line),
        title=_("Drop %(line)s") % {"line": line.printed},
        lead=str(line),
        save=_("Drop"),
        danger=True,
        back=back_to(line),
    )


@needs("plan.publish", among=plans_visible_to, key="code", look_up="code")
def line_keep(request, plan, pk):
    """Record the decision to keep a line, or take a dropped one up again."""
    line = get_object_or_404(lines_of(plan), pk=pk)
    return answer(
        request,
        bound(ReasonForm, request),
        act=lambda said: keep_line(line=line, by=request.standing, **said),
        to=address_of(line),
        title=_("Keep %(line)s") % {"line": line.printed},
        lead=str(line),
        save=_("Keep"),
        back=back_to(line),
    )


def address_of(line):
    """The line's place on its plan's page."""
    return f"{reverse('plans:plan-detail', kwargs={'code': line.plan.code})}#line-{line.pk}"


def back_to(line):
    return line.plan.code, address_of(line)
