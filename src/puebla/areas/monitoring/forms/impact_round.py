"""The forms of an impact round and of a country's answer."""

from django import forms
from django.utils.translation import gettext_lazy as _

from puebla.kernel.access.audience import Audience
from puebla.kernel.choosing import CHOOSE


def text(label, **options):
    """Several lines of text."""
    return forms.CharField(label=label, required=False, widget=forms.Textarea(attrs={"rows": 4}), **options)


class AskingForm(forms.Form):
    """What is asked, and by when."""

    due_on = forms.DateField(
        label=_("Answers asked for by"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    question_en = text(_("What is asked (English)"))
    question_es = text(_("What is asked (Spanish)"))


class RevisedForm(AskingForm):
    reason = forms.CharField(label=_("Reason"), max_length=500, help_text=_("Kept in the history."))


class RoundForm(AskingForm):
    plan = forms.ChoiceField(label=_("Plan"))
    field_order = ("plan", "due_on", "question_en", "question_es")

    def __init__(self, *args, plans, **kwargs):
        super().__init__(*args, **kwargs)
        self.plans = {plan.code: plan for plan in plans}
        self.fields["plan"].choices = [(plan.code, str(plan)) for plan in plans]

    def clean_plan(self):
        """The plan itself."""
        return self.plans[self.cleaned_data["plan"]]


class AnswerForm(forms.Form):
    """The secretariat says for which country it writes."""

    party = forms.ModelChoiceField(label=_("Country"), queryset=None, empty_label=CHOOSE)
    follow_up_en = text(_("What the country followed up (English)"))
    follow_up_es = text(_("What the country followed up (Spanish)"))
    benefit_en = text(_("What the country gained (English)"))
    benefit_es = text(_("What the country gained (Spanish)"))
    audience = forms.ChoiceField(label=_("Who may read it"), initial=Audience.MEMBERS)

    def __init__(self, *args, parties, readers, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["party"].queryset = parties
        self.fields["audience"].choices = [(audience.value, audience.label) for audience in readers]


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("Reason"), max_length=500, help_text=_("Kept in the history."))
