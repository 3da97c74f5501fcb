"""Fields that the forms of this area share."""

from django import forms
from django.utils.translation import gettext_lazy as _

from puebla.areas.plans.forms.need import READERS
from puebla.areas.plans.forms.topic import numbered
from puebla.areas.plans.forms.widgets import day, reason
from puebla.kernel.access.audience import Audience


def audience():
    """Who reads it: the members, where nothing else is chosen."""
    return forms.ChoiceField(
        label=_("Who may read it"), choices=[(one.value, one.label) for one in READERS], initial=Audience.MEMBERS
    )


def topics(*, required):
    """Topics of the plan, several."""
    return forms.ModelMultipleChoiceField(
        label=_("Topics"), queryset=None, required=required, widget=forms.CheckboxSelectMultiple
    )


def one_of(label, *, empty_label, **options):
    """One record of a list that the view gives."""
    return forms.ModelChoiceField(label=label, queryset=None, empty_label=empty_label, **options)


class ChoosingForm(forms.Form):
    """A form whose lists the view gives, by the name of the field."""

    def __init__(self, *args, lists, **kwargs):
        super().__init__(*args, **kwargs)
        for name, records in lists.items():
            if name in self.fields:
                self.fields[name].queryset = records
        if "topics" in self.fields:
            self.fields["topics"].label_from_instance = numbered


class DayForm(forms.Form):
    """A step that holds from a day on."""

    on = day(_("On which day"))
    reason = reason()
