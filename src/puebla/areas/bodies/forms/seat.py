from django import forms
from django.utils.translation import gettext_lazy as _

from puebla.areas.members.forms.dated import DayField
from puebla.kernel.choosing import CHOOSE

from ..queries.body import groups_on
from ..queries.contact import people_of
from ..states import Office


class AppointForm(forms.Form):
    """A person of a party in an office from a day on."""

    person = forms.ModelChoiceField(None, label=_("Person"), empty_label=CHOOSE)
    office = forms.ChoiceField(label=_("Office"))
    body = forms.ModelChoiceField(
        None, label=_("Group"), required=False, empty_label=_("no group"), help_text=_("Only for a delegate.")
    )
    from_on = DayField(label=_("From"))

    def __init__(self, *args, party, offices, on, **options):
        super().__init__(*args, initial={"from_on": on}, **options)
        self.fields["person"].queryset = people_of(party)
        self.fields["office"].choices = [(office, Office(office).label) for office in offices]
        self.fields["body"].queryset = groups_on(on)


class EndForm(forms.Form):
    """When a seat ends."""

    until_on = DayField(label=_("Until"), help_text=_("The first day on which the office is no longer held."))
    reason = forms.CharField(label=_("Why"), max_length=500, required=False)
