from django import forms
from django.utils.translation import gettext_lazy as _

from puebla.kernel.choosing import CHOOSE

from ..queries.party import applicants
from ..states import Status
from .dated import DayField
from .text import long_text

MET = [("true", _("met")), ("false", _("not met")), ("", _("not looked at yet"))]


class ReceiveForm(forms.Form):
    """A written application as it came in."""

    party = forms.ModelChoiceField(None, label=_("Applicant"), empty_label=CHOOSE)
    status = forms.ChoiceField(
        label=_("Status sought"),
        choices=[
            (status.value, status.label)
            for status in (Status.MEMBER, Status.OBSERVER_COUNTRY, Status.OBSERVER_ORGANISATION)
        ],
    )
    received_on = DayField(label=_("Received on"))
    letter = long_text(_("What the application says"), rows=5)

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["party"].queryset = applicants()


class AnswerForm(forms.Form):
    """What was found on one condition."""

    is_met = forms.TypedChoiceField(
        label=_("Condition"),
        choices=MET,
        required=False,
        empty_value=None,
        coerce=lambda value: value == "true",
        widget=forms.RadioSelect,
    )
    note = long_text(_("Note"), rows=2)

    def __init__(self, *args, answer, **options):
        met = "" if answer.is_met is None else str(answer.is_met).lower()
        super().__init__(*args, prefix=f"answer-{answer.pk}", initial={"is_met": met, "note": answer.note}, **options)
        self.answer = answer
        self.fields["is_met"].label = str(answer.criterion)


class CloseForm(forms.Form):
    """That every condition has been looked at."""

    sure = forms.BooleanField(label=_("Every condition has been looked at; the checklist can go to be decided."))

    def clean(self):
        return {}


class DecisionForm(forms.Form):
    """The decision that was taken in private, and from when the status holds."""

    admitted = forms.TypedChoiceField(
        label=_("Decision"),
        choices=[("true", _("admitted")), ("false", _("declined"))],
        coerce=lambda value: value == "true",
        widget=forms.RadioSelect,
    )
    decided_on = DayField(label=_("Decided on"))
    holds_from = DayField(
        label=_("Status holds from"), required=False, help_text=_("The day of the decision if empty.")
    )
    decision = long_text(_("What was said"), rows=5)


class WithdrawForm(forms.Form):
    """Why an application was taken back."""

    reason = forms.CharField(label=_("Why"), max_length=500)
