from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from puebla.areas.members.forms.dated import DatedField, written
from puebla.areas.members.forms.text import long_text
from puebla.kernel.choosing import CHOOSE

from ..queries.body import bodies
from ..states import BodyType, Succession


class BodyForm(forms.Form):
    """What is recorded of a body."""

    name_en = forms.CharField(label=_("Name in English"), max_length=200)
    name_es = forms.CharField(label=_("Name in Spanish"), max_length=200)
    short_name_en = forms.CharField(label=_("Short name in English"), max_length=60, required=False)
    short_name_es = forms.CharField(label=_("Short name in Spanish"), max_length=60, required=False)
    mandate_en = long_text(_("Mandate in English"))
    mandate_es = long_text(_("Mandate in Spanish"))
    composition_en = long_text(_("Composition in English"))
    composition_es = long_text(_("Composition in Spanish"))
    reports_to = forms.ModelChoiceField(None, label=_("Reports to"), required=False, empty_label=_("to no body"))
    meetings_per_year = forms.IntegerField(
        label=_("Meetings a year, at least"), min_value=1, max_value=50, required=False
    )
    begins = DatedField(label=_("From"))
    is_from_presumed = forms.BooleanField(label=_("The beginning is presumed"), required=False)
    ends = DatedField(
        label=_("Until"), required=False, help_text=_("The first day, month or year in which it no longer lives.")
    )
    is_until_presumed = forms.BooleanField(label=_("The end is presumed"), required=False)
    source = forms.CharField(label=_("Source"), max_length=200, required=False)
    reason = forms.CharField(label=_("Why this change"), max_length=500)

    def __init__(self, *args, body=None, **options):
        super().__init__(*args, initial=_initial(body, self.base_fields), **options)
        self.fields["reports_to"].queryset = bodies()

    def clean(self):
        """The life span as the action takes it."""
        cleaned = super().clean()
        if "begins" in cleaned:
            cleaned["from_on"], cleaned["from_precision"] = cleaned.pop("begins")
        if "ends" in cleaned:
            cleaned["until_on"], cleaned["until_precision"] = cleaned.pop("ends")
        return cleaned


class NewBodyForm(BodyForm):
    """A body that did not exist before."""

    code = forms.CharField(
        label=_("Code"),
        max_length=60,
        validators=[RegexValidator(r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", _("Small letters, digits and hyphens."))],
        help_text=_("Part of the page's address; it never changes."),
    )
    kind = forms.ChoiceField(label=_("Type"), choices=BodyType, initial=BodyType.AD_HOC)
    field_order = ("kind", "code")


class ContinueForm(forms.Form):
    """In which later body this one goes on."""

    later = forms.ModelChoiceField(None, label=_("Later body"), empty_label=CHOOSE)
    kind = forms.ChoiceField(label=_("How"), choices=Succession)
    source = forms.CharField(label=_("Source"), max_length=200, required=False)

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["later"].queryset = bodies()


def _initial(body, names):
    if body is None:
        return {}
    return {name: getattr(body, name, "") for name in names} | {
        "begins": written(body.from_on, body.from_precision),
        "ends": written(body.until_on, body.until_precision),
    }
