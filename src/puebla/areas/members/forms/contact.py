from django import forms
from django.utils.translation import gettext_lazy as _

from puebla.kernel.choosing import CHOOSE
from puebla.kernel.languages import LANGUAGES

from ..queries.institution import institutions_of

NAMES = {"en": "English", "es": "Español"}


class ContactForm(forms.Form):
    """How to reach somebody at an institution of a party."""

    name = forms.CharField(label=_("Name"), max_length=200)
    institution = forms.ModelChoiceField(None, label=_("Institution"), empty_label=CHOOSE)
    position_en = forms.CharField(label=_("Position in English"), max_length=200, required=False)
    position_es = forms.CharField(label=_("Position in Spanish"), max_length=200, required=False)
    email = forms.EmailField(label=_("E-mail"))
    phone = forms.CharField(label=_("Telephone"), max_length=60, required=False)
    language = forms.ChoiceField(label=_("Language"), choices=[(code, NAMES[code]) for code in LANGUAGES])

    def __init__(self, *args, party, person=None, **options):
        initial = {name: getattr(person, name, "") for name in self.base_fields} if person else {"language": "es"}
        super().__init__(*args, initial=initial, **options)
        self.fields["institution"].queryset = institutions_of(party)
