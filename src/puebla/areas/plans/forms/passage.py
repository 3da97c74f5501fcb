"""Forms of passages and of the notes beside them."""

from django import forms
from django.utils.translation import gettext_lazy as _

from puebla.kernel.choosing import CHOOSE

from .widgets import long, reason, short


class PassageForm(forms.Form):
    printed = short(_("Number or letter as printed"), max_length=20)
    name_en = short(_("Name (English)"))
    name_es = short(_("Name (Spanish)"))
    text_en = long(_("Text (English)"))
    text_es = long(_("Text (Spanish)"))
    reason = reason()

    def clean(self):
        said = super().clean()
        if not any(said.get(field) for field in ("name_en", "name_es", "text_en", "text_es")):
            self.add_error("text_en", _("Write a name or a text in at least one language."))
        return said


class NoteForm(forms.Form):
    """How one country reads a passage. The secretariat says for which country it writes."""

    party = forms.ModelChoiceField(label=_("Country"), queryset=None, empty_label=CHOOSE)
    text_en = long(_("Note (English)"))
    text_es = long(_("Note (Spanish)"))

    def __init__(self, *args, parties, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["party"].queryset = parties


class NoteTextForm(forms.Form):
    """Other words for a note that stands."""

    text_en = long(_("Note (English)"))
    text_es = long(_("Note (Spanish)"))
    reason = reason()
