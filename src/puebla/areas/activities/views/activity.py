"""Activities: the list, one activity with all that is known of it, a new one."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.urls import reverse
from django.utils.translation import gettext as _

from puebla.kernel.access.needs import needs
from puebla.kernel.access.table import can
from puebla.kernel.languages import reading_language
from puebla.kernel.ui.page import page
from puebla.kernel.ui.panels import panels_of

from ..actions.activity import propose_activity
from ..forms.activity import ProposeForm
from ..queries.activity import activities_listed, make_whole, plans_to_propose_for, whole_activities_visible_to
from ..queries.activity_filter import filters_of
from ..queries.attachment import attachments_of
from ..queries.choice import bodies_to_propose_for
from ..queries.item import items_of_activity
from ..queries.next_step import open_steps
from ..queries.note import states_of
from ..queries.planned import is_kept_back
from ..queries.report import report_states
from ..rules.activity_form import INVOLVEMENT
from ..rules.activity_type import activity_types
from .answer import answer, bound

PER_PAGE = 50


@needs("page.view")
def activity_list(request):
    """Every activity that the reader may see, narrowed by what the address asks."""
    filters = filters_of(request.GET, request.standing)
    text = request.GET.get("q", "").replace("\x00", "").strip()
    chosen = {one.name: one.chosen for one in filters if one.chosen}
    found = activities_listed(request.standing, filters={**chosen, "q": text})
    words = {"q": text} if text else {}
    return page(
        request,
        "activities/activity/list.html",
        filters={one.name: one for one in filters},
        text=text,
        shown=Paginator(found, PER_PAGE).get_page(request.GET.get("page")),
        query=urlencode({**chosen, **words}),
        taken=_taken(filters, chosen, words),
        readable_note=lambda activity: _readable(getattr(activity, "concept_note", None), request.standing),
        may_propose=can(request.standing, "activity.propose"),
    )


def _taken(filters, chosen, words):
    """What is in force, each with the address that takes it off."""
    taken = [(one.name, f"{one.label}: {one.chosen_label}") for one in filters if one.chosen]
    taken += [("q", _("Text: %(text)s") % {"text": words["q"]})] if words else []
    everything = {**chosen, **words}
    return [
        {"label": label, "url": "?" + urlencode({key: value for key, value in everything.items() if key != name})}
        for name, label in taken
    ]


@needs("activity.view", among=whole_activities_visible_to, then=make_whole, key="code", look_up="code")
def activity_detail(request, activity):
    """Everything about one activity that the reader may read."""
    standing = request.standing
    note = _readable(getattr(activity, "concept_note", None), standing)
    report = _readable(getattr(activity, "report", None), standing)
    return page(
        request,
        "activities/activity/detail.html",
        activity=activity,
        involved=involved_in(activity),
        has_note=hasattr(activity, "concept_note"),
        kept_back=is_kept_back(activity, standing),
        items=items_of_activity(activity, standing),
        note=note,
        note_states=states_of(note) if note else [],
        has_report=hasattr(activity, "report"),
        report=report,
        report_states=report_states(report) if report else [],
        attachments=list(attachments_of(activity, standing)),
        steps=open_steps(activity, standing),
        may=may_do(activity, standing),
        history_url=reverse("history-record", args=["activity", activity.code]),
        panels=panels_of("activities.activity", request, activity),
    )


def _readable(record, standing):
    return record if record is not None and standing.may_read(record.audience, record.audience_to) else None


def involved_in(activity):
    """``[(role, [actors])]`` in the order of the form, roles that nobody holds left out."""
    roles = [
        (field, [row for row in activity.involvements.all() if row.role == field.name]) for field in INVOLVEMENT.fields
    ]
    return [(field.label, rows) for field, rows in roles if rows]


def may_do(activity, standing):
    """What the reader's office allows with the activity, by step."""
    steps = {
        "edit": "activity.edit",
        "audience": "activity.set_audience",
        "exception": "activity.except_from_note",
        "write_note": "concept_note.write",
        "write_report": "execution_report.write",
        "attach": "attachment.attach",
        "withdraw": "attachment.withdraw",
        "history": "history.view",
    }
    own = standing.seen_by is None
    return {name: own and can(standing, permission, activity) for name, permission in steps.items()}


@needs("activity.propose")
def activity_propose(request):
    """Propose an activity; its code is given to it."""
    standing = request.standing
    form = bound(
        ProposeForm,
        request,
        plans=plans_to_propose_for(standing),
        types=activity_types(),
        bodies=bodies_to_propose_for(standing),
        needs_body=not standing.holds("es", "ppt", "focal_point"),
        initial={"year": standing.on.year, "plan": request.GET.get("plan", "")},
    )
    proposed = []
    return answer(
        request,
        form,
        act=lambda said: proposed.append(propose_activity(by=standing, language=reading_language(), **said)),
        to=lambda: reverse("activities:activity-edit", args=[proposed[0].code]),
        title=_("Propose an activity"),
        lead=_("The rest is asked on the next page and in the concept note, each thing once."),
        back=(_("Activities"), reverse("activities:activity-list")),
        save=_("Propose it"),
        message=_("The activity is proposed."),
    )
