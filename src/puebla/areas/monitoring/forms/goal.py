"""The form that says what serves a goal."""

from django import forms
from django.utils.translation import gettext_lazy as _

from puebla.areas.plans.forms.topic import numbered
from puebla.areas.plans.forms.widgets import reason


class GoalTagForm(forms.Form):
    """One of the three."""

    topic = forms.ModelChoiceField(label=_("Topic"), queryset=None, required=False, empty_label=_("No topic of a plan"))
    activity = forms.ModelChoiceField(
        label=_("Or an activity, by its code"), queryset=None, required=False, to_field_name="code", widget=forms.TextInput,
        help_text=_("Such as 2022-01. From its first goal of its own on it no longer follows its topics."),
    )  # fmt: skip
    item = forms.ModelChoiceField(
        label=_("Or a commitment"), queryset=None, required=False, empty_label=_("No commitment")
    )
    reason = reason()

    def __init__(self, *args, topics, activities, items, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["topic"].queryset = topics
        self.fields["topic"].label_from_instance = numbered
        self.fields["activity"].queryset = activities
        self.fields["item"].queryset = items
        self.fields["item"].label_from_instance = lambda item: f"{item.outcome.code} {item}"[:120]
