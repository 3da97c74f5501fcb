from django import forms
from django.utils.translation import gettext_lazy as _

from puebla.areas.members.forms.dated import DayField
from puebla.kernel.choosing import CHOOSE

from ..queries.presidency import may_volunteer, open_candidacies


class VolunteerForm(forms.Form):
    """A member that would take on the presidency of a year."""

    party = forms.ModelChoiceField(None, label=_("Member"), empty_label=CHOOSE)
    year = forms.IntegerField(label=_("Year"))
    announced_on = DayField(label=_("Announced on"))
    note = forms.CharField(label=_("Note"), max_length=500, required=False)

    def __init__(self, *args, standing, **options):
        super().__init__(*args, **options)
        self.fields["party"].queryset = may_volunteer(standing)
        self.fields["year"].widget.attrs |= {"min": standing.on.year + 1, "max": standing.on.year + 10}
        self.years = range(standing.on.year + 1, standing.on.year + 11)

    def clean_year(self):
        year = self.cleaned_data["year"]
        if year not in self.years:
            raise forms.ValidationError(
                _("Choose a year from %(first)s to %(last)s.") % {"first": self.years[0], "last": self.years[-1]}
            )
        return year


class RecordForm(forms.Form):
    """The member that the others chose by consensus among the volunteers."""

    candidacy = forms.ModelChoiceField(None, label=_("Chosen by consensus"), widget=forms.RadioSelect, empty_label=None)
    theme_en = forms.CharField(label=_("Central theme in English"), max_length=500, required=False)
    theme_es = forms.CharField(label=_("Central theme in Spanish"), max_length=500, required=False)
    source = forms.CharField(label=_("Source"), max_length=200, required=False)

    def __init__(self, *args, on, **options):
        super().__init__(*args, **options)
        self.fields["candidacy"].queryset = open_candidacies(on=on)


class ThemeForm(forms.Form):
    """The central theme of a presidency."""

    theme_en = forms.CharField(label=_("Central theme in English"), max_length=500)
    theme_es = forms.CharField(label=_("Central theme in Spanish"), max_length=500)
    reason = forms.CharField(label=_("Why this change"), max_length=500, required=False)

    def __init__(self, *args, presidency, **options):
        initial = {"theme_en": presidency.theme_en, "theme_es": presidency.theme_es}
        super().__init__(*args, initial=initial, **options)
