"""Forms of a country's needs and priorities."""

from django import forms
from django.utils.translation import gettext_lazy as _

from puebla.kernel.access.audience import Audience
from puebla.kernel.choosing import CHOOSE

from ..states import Priority
from .topic import numbered
from .widgets import long, reason

READERS = (
    Audience.PUBLIC,
    Audience.PARTICIPANTS,
    Audience.MEMBERS_AND_OBSERVER_ORGANISATIONS,
    Audience.MEMBERS,
    Audience.PPT_ES,
)


class NeedForm(forms.Form):
    """A need under a topic of the plan. The secretariat says for which country it writes."""

    party = forms.ModelChoiceField(label=_("Country"), queryset=None, empty_label=CHOOSE)
    topic = forms.ModelChoiceField(
        label=_("Topic"), queryset=None, required=False, empty_label=_("No topic of the plan fits")
    )
    text_en = long(_("What the country needs (English)"))
    text_es = long(_("What the country needs (Spanish)"))
    priority = forms.ChoiceField(label=_("Priority"), choices=Priority.choices, required=False)
    audience = forms.ChoiceField(
        label=_("Who may read it"),
        choices=[(audience.value, audience.label) for audience in READERS],
        initial=Audience.MEMBERS,
    )

    def __init__(self, *args, parties, topics, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["party"].queryset = parties
        self.fields["topic"].queryset = topics
        self.fields["topic"].label_from_instance = numbered


class NeedRevisionForm(NeedForm):
    """The country stays the same."""

    party = None
    reason = reason()

    def __init__(self, *args, topics, **kwargs):
        forms.Form.__init__(self, *args, **kwargs)
        self.fields["topic"].queryset = topics
        self.fields["topic"].label_from_instance = numbered
