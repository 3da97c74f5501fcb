"""What a person sets for themselves, and what an officer gives a reason for."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from .invitation import day_input


class LanguageForm(forms.Form):
    language = forms.ChoiceField(label=_("Language of mails"), choices=settings.LANGUAGES)


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("Reason"), max_length=300, help_text=_("It stays in the history."))


class EndSeatForm(ReasonForm):
    until_on = forms.DateField(
        label=_("Ends on"),
        help_text=_("The first day on which the office is no longer held."),
        widget=day_input(),
    )

    field_order = ["until_on", "reason"]
