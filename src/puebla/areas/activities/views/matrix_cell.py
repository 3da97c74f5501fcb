"""Changing a cell of the matrix where it stands: the form, the change, and what somebody else did meanwhile."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from puebla.kernel.languages import reading_language
from puebla.kernel.refusals import ChangedMeanwhile, RuleBroken
from puebla.kernel.ui.page import page

from ..actions.row import set_deadline, set_responsible, set_risks
from ..actions.status import change_status
from ..forms.matrix_cell import FORMS
from ..forms.matrix_view import Reading, read_view_of
from ..queries.matrix.meanwhile import changes_since
from ..queries.matrix.table import Asked, asked, place_of, row_of
from ..queries.matrix.view import query_of
from .matrix_page import group_id, row_page, summary_words

UNPROCESSABLE, CONFLICT = 422, 409
# The form's fields, as the action's keywords.
ACTS = {
    "status": lambda said, on: (change_status, {"verb": said["verb"], "on": on}),
    "deadline": lambda said, on: (
        set_deadline,
        {name: said[name] for name in ("deadline_year", "deadline_on", "measuring_due_on")},
    ),
    "responsible": lambda said, on: (set_responsible, {"names": said["names"]}),
    "risks": lambda said, on: (set_risks, {"language": reading_language(), "text": said["text"]}),
}
COLUMNS = {"status": "status", "deadline": "deadline", "responsible": "responsible", "risks": "risks"}
TITLES = {
    "status": lambda: _("Change the status"),
    "deadline": lambda: _("Change the deadlines"),
    "responsible": lambda: _("Change who is responsible"),
    "risks": lambda: _("Change assumptions or risks"),
}
