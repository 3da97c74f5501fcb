"""Forms of a group's plan and its lines."""

from django import forms
from django.utils.translation import gettext_lazy as _

from puebla.kernel.access.audience import Audience

from ..states import Priority
from .topic import numbered
from .widgets import day, long, reason, short

READERS = (Audience.PUBLIC, Audience.PARTICIPANTS, Audience.MEMBERS_AND_OBSERVER_ORGANISATIONS, Audience.MEMBERS)


class GroupPlanForm(forms.Form):
    from_year = forms.IntegerField(label=_("First year"), min_value=1990, max_value=2100)
    until_year = forms.IntegerField(label=_("Last year"), min_value=1990, max_value=2100)
    objective_en = long(_("Specific objective (English)"))
    objective_es = long(_("Specific objective (Spanish)"))


class AdoptForm(forms.Form):
    """The decision of the approving body, and who reads the plan from now on."""

    on = day(_("Approved on"))
    audience = forms.ChoiceField(
        label=_("Who may read it"),
        choices=[(audience.value, audience.label) for audience in READERS],
        initial=Audience.MEMBERS_AND_OBSERVER_ORGANISATIONS,
    )


class GroupPlanLineForm(forms.Form):
    year = forms.TypedChoiceField(label=_("Year"), coerce=int)
    activity_en = short(_("Activity (English)"))
    activity_es = short(_("Activity (Spanish)"))
    is_priority = forms.BooleanField(
        label=_("Priority activity"),
        required=False,
        help_text=_("Only priority activities count against the plan's cap."),
    )
    topics = forms.ModelMultipleChoiceField(label=_("Topics"), queryset=None, widget=forms.CheckboxSelectMultiple)
    result_en = short(_("Expected result (English)"))
    result_es = short(_("Expected result (Spanish)"))
    indicator_en = short(_("Indicator (English)"))
    indicator_es = short(_("Indicator (Spanish)"))
    priority = forms.ChoiceField(label=_("How much it matters"), choices=Priority.choices, required=False)

    def __init__(self, *args, years, topics, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = [(year, year) for year in years]
        self.fields["topics"].queryset = topics
        self.fields["topics"].label_from_instance = numbered


class GroupPlanLineEditForm(GroupPlanLineForm):
    reason = reason()
