"""Forms of the plan itself."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .widgets import day, long, reason, short


def decider():
    """The body that decided, where it was one."""
    return forms.ModelChoiceField(label=_("Decided by"), queryset=None, required=False, empty_label=_("not stated"))


class PlanForm(forms.Form):
    title_en = short(_("Title (English)"))
    title_es = short(_("Title (Spanish)"))
    vision_en = long(_("Vision (English)"))
    vision_es = long(_("Vision (Spanish)"))
    mission_en = long(_("Mission (English)"))
    mission_es = long(_("Mission (Spanish)"))
    priority_activities_a_year = forms.IntegerField(
        label=_("Priority activities per group and year"),
        required=False,
        min_value=1,
        max_value=50,
        help_text=_("Empty where the plan sets no cap."),
    )
    revised_every_years = forms.IntegerField(
        label=_("Revised every (years)"), required=False, min_value=1, max_value=10
    )
    reason = reason()


class PublishForm(forms.Form):
    """Publish the text as it stands."""

    on = day(_("Published on"))
    reason_en = long(_("What changed (English)"), rows=2, max_length=500)
    reason_es = long(_("What changed (Spanish)"), rows=2, max_length=500)
    decided_by = decider()
    revision_year = forms.IntegerField(
        label=_("Yearly revision of"),
        required=False,
        min_value=1990,
        max_value=2100,
        help_text=_("The year whose revision this version closes; empty if it closes none."),
    )

    def __init__(self, *args, bodies, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["decided_by"].queryset = bodies


class MoveForm(forms.Form):
    """Move a plan on, with honest words about what the new state rests on."""

    on = day(_("On"))
    note_en = long(_("What this rests on (English)"), rows=2, max_length=500)
    note_es = long(_("What this rests on (Spanish)"), rows=2, max_length=500)
    decided_by = decider()

    def __init__(self, *args, bodies, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["decided_by"].queryset = bodies


class CompareForm(forms.Form):
    """Which two texts to compare."""

    a = forms.ChoiceField(label=_("Earlier"))
    b = forms.ChoiceField(label=_("Later"))

    def __init__(self, *args, choices, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["a"].choices = choices
        self.fields["b"].choices = choices
