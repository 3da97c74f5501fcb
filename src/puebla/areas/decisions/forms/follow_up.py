"""Forms of a country's follow-up."""

from django import forms
from django.utils.translation import gettext_lazy as _

from puebla.areas.plans.forms.need import READERS
from puebla.areas.plans.forms.widgets import day, long, reason
from puebla.kernel.access.audience import Audience
from puebla.kernel.choosing import CHOOSE


class FollowUpForm(forms.Form):
    """What a country did about an item. The secretariat says for which country it writes."""

    party = forms.ModelChoiceField(label=_("Country"), queryset=None, empty_label=CHOOSE)
    reported_on = day(_("Reported on"))
    text_en = long(_("What was done (English)"))
    text_es = long(_("What was done (Spanish)"))
    file = forms.FileField(
        label=_("Evidence"),
        required=False,
        help_text=_("A file that shows it, if there is one. Whoever reads the report reads it too."),
    )
    audience = forms.ChoiceField(
        label=_("Who may read it"),
        choices=[(audience.value, audience.label) for audience in READERS],
        initial=Audience.MEMBERS,
    )

    def __init__(self, *args, parties, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["party"].queryset = parties


class FollowUpRevisionForm(FollowUpForm):
    """The country stays the same."""

    party = None
    reason = reason()

    def __init__(self, *args, **kwargs):
        forms.Form.__init__(self, *args, **kwargs)
