"""Changing a cell of the matrix where it stands: the form, the change, what somebody else did meanwhile."""

from functools import cached_property
from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from puebla.kernel.languages import reading_language
from puebla.kernel.refusals import ChangedMeanwhile, RuleBroken
from puebla.kernel.ui.page import page

from ..actions.row import set_deadline, set_responsible, set_risks
from ..actions.status import change_status
from ..forms.matrix_cell import FORMS
from ..forms.matrix_view import read_view_of
from ..queries.matrix.meanwhile import changes_since
from ..queries.matrix.table import asked, counts_after, row_in_view, row_whatever
from ..queries.matrix.view import query_of
from .matrix_page import group_words, row_page, summary_words

INVALID, CONFLICT = 422, 409
DEADLINES = ("deadline_year", "deadline_on", "measuring_due_on")
# Each cell's action, with the keywords that it takes from the form.
ACTS = {
    "status": lambda said, on: (change_status, {"verb": said["verb"], "on": on}),
    "deadline": lambda said, on: (set_deadline, {name: said[name] for name in DEADLINES}),
    "responsible": lambda said, on: (set_responsible, {"names": said["names"]}),
    "risks": lambda said, on: (set_risks, {"language": reading_language(), "text": said["text"]}),
}
TITLES = {
    "status": lambda: _("Change the status"),
    "deadline": lambda: _("Change the deadlines"),
    "responsible": lambda: _("Change who is responsible"),
    "risks": lambda: _("Change assumptions or risks"),
}


class Place:
    """One row of the matrix in the view that somebody looks at it in; ``cell`` is the one being changed."""

    def __init__(self, request, activity, cell=""):
        self.request = request
        self.activity = activity
        self.cell = cell
        self.reading, self.choices = read_view_of(request, plan=activity.plan.code)

    @cached_property
    def ask(self):
        return asked(self.reading.view, self.choices)

    @property
    def is_open(self):
        """Whether the reader sees the plan that the row belongs to."""
        return self.choices.plan is not None and self.choices.plan.id == self.activity.plan_id

    @property
    def query(self):
        return query_of(self.reading.view, self.reading.usual)

    @property
    def matrix_url(self):
        """The matrix in this view, at this row."""
        query = f"?{self.query}" if self.query else ""
        return f"{reverse('activities:matrix')}{query}#row-{self.activity.pk}"

    def row(self, **more):
        """The row alone, as a fresh page would show it."""
        context = {
            "row": row_whatever(self.ask, self.activity.pk),
            "row_page": row_page(self.ask, self.query),
            "focus": "",
            "note": "",
            "renewed": {},
        }
        return page(self.request, "activities/matrix/row.html", **context | more)

    def form(self, form, *, status=200, changes=None):
        """The form of the cell: in the cell itself for htmx, else as a page of its own."""
        context = {
            "form": form,
            "cell": self.cell,
            "activity": self.activity,
            "title": TITLES[self.cell](),
            "action": f"{reverse(f'activities:matrix-{self.cell}', args=[self.activity.code])}?{self.query}",
            "row_url": f"{reverse('activities:matrix-row', args=[self.activity.code])}?{self.query}",
            "matrix_url": self.matrix_url,
            "changes": changes,
        }
        template = "activities/matrix/cell.html" if self.request.htmx else "activities/matrix/edit.html"
        response = page(self.request, template, status=status, **context)
        if self.request.htmx and status != HTTPStatus.OK:
            response["HX-Retarget"], response["HX-Reswap"] = "closest td", "innerHTML"
        return response

    def saved(self, before):
        """After a change: the row in its place with the counts that it moved; or back to the matrix."""
        after = row_in_view(self.ask, self.activity.pk)
        note = self._note(before, after)
        messages.success(self.request, " ".join(filter(None, [_("Saved."), note])))
        if not self.request.htmx:
            return HttpResponseRedirect(self.matrix_url)
        count, groups = counts_after(self.ask, before, after)
        renewed = {**summary_words(count), "groups": group_words(self.ask, groups)}
        return self.row(focus=self.cell, note=note, renewed=renewed)

    def _note(self, before, after):
        if before is None:
            return ""
        if after is None:
            return _("It no longer fits the filters of this view.")
        if before.group != after.group:
            return _("It now belongs to the group “%(group)s”.") % {"group": self.ask.groups.name(after.group)}
        return ""


def edit_cell(request, activity, cell):
    """Show the form of one cell, or take the change; conflicts are shown with who changed what (409)."""
    place = Place(request, activity, cell)
    if not place.is_open:
        return HttpResponseRedirect(reverse("activities:activity-detail", args=[activity.code]))
    known = {"choices": place.choices, "vocabulary": place.ask.reader.vocabulary}
    form = FORMS[cell](request.POST if request.method == "POST" else None, activity=activity, **known)
    if request.method != "POST" or not (form.is_valid() or form.is_outdated):
        return place.form(form, status=INVALID if form.is_bound else 200)
    before = row_in_view(place.ask, activity.pk)
    try:
        take(form, activity, cell, request.standing)
    except ChangedMeanwhile as meanwhile:
        changes = changes_since(activity, form.seen, request.standing)
        return place.form(form.over(meanwhile.current), status=CONFLICT, changes=changes)
    except RuleBroken as broken:
        form.add_error(broken.field if broken.field in form.fields else None, str(broken))
        return place.form(form, status=INVALID)
    return place.saved(before)


def take(form, activity, cell, by):
    """Call the action of a cell with what was typed."""
    if form.is_outdated:
        raise ChangedMeanwhile("", current=activity)
    act, keywords = ACTS[cell](form.cleaned_data, by.on)
    act(activity=activity, by=by, version=form.seen, reason=form.cleaned_data["reason"], **keywords)
