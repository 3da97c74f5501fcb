"""Forms of lines of a Plan of Action."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ..states import LineStatus, Priority
from .widgets import day, long, reason


class LineReportForm(forms.Form):
    status = forms.ChoiceField(label=_("Status"), choices=LineStatus.choices, required=False)
    completed_on = day(_("Completed on"), required=False)
    priority = forms.ChoiceField(label=_("Priority"), choices=Priority.choices, required=False)
    reason = reason()


class DropProposalForm(forms.Form):
    reason_en = long(_("Why it should be dropped (English)"), rows=2, max_length=500)
    reason_es = long(_("Why it should be dropped (Spanish)"), rows=2, max_length=500)
