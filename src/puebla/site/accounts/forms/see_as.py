"""As whom to look: the public, an office of a party, or a person."""

from django import forms
from django.utils.translation import gettext_lazy as _

from puebla.areas.bodies.queries.seen_as import PUBLIC
from puebla.areas.bodies.states import Office

OFFICES = [office for office in Office.choices if office[0] != Office.ES]


class PublicForm(forms.Form):
    def choice(self):
        return PUBLIC


class SeatForm(forms.Form):
    office = forms.ChoiceField(label=_("Office"), choices=OFFICES)
    party = forms.ModelChoiceField(None, label=_("Of which party"), to_field_name="code", empty_label=_("choose"))
    body = forms.ModelChoiceField(
        None, label=_("In the group"), to_field_name="code", required=False, empty_label=_("no group")
    )

    def __init__(self, *args, parties, bodies, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["party"].queryset = parties
        self.fields["body"].queryset = bodies

    def choice(self):
        given = self.cleaned_data
        return f"seat:{given['office']}:{given['party'].code}:{given['body'].code if given['body'] else ''}"


class PersonForm(forms.Form):
    person = forms.ModelChoiceField(None, label=_("Person"), empty_label=_("choose"))

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = people

    def choice(self):
        return f"person:{self.cleaned_data['person'].pk}"
