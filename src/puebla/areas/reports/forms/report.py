"""Forms of a report: what to draft, and what to write in a section."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from puebla.areas.plans.forms.widgets import day, long, short
from puebla.kernel.access.audience import Audience
from puebla.kernel.choosing import CHOOSE

from ..rules.kind import Kind
from ..rules.period import one_day, read_period, say_period


class DraftForm(forms.Form):
    """The days, the body or country, and the readers of a new report of one kind."""

    period = forms.ChoiceField(label=_("Period"))
    subject = forms.ModelChoiceField(label="", queryset=None, empty_label=CHOOSE)
    meant_for = forms.ChoiceField(
        label=_("Who will read it"),
        help_text=_("It is counted with their eyes: what they may not read is not in the figures either."),
    )

    def __init__(self, *args, kind: Kind, periods, subjects=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.kind = kind
        self.fields["period"].choices = [(text, say_period(*read_period(text))) for text in periods]
        self.fields["meant_for"].choices = [(one.value, one.label) for one in kind.readers]
        if kind.period == "day":
            del self.fields["period"]
        if len(kind.readers) == 1:
            del self.fields["meant_for"]
        if subjects is None:
            del self.fields["subject"]
        else:
            self.fields["subject"].queryset = subjects
            self.fields["subject"].label = _("Country") if kind.about == "party" else _("Body")

    def days(self, today):
        """The first day and the day after the last; for a paper of one day, today."""
        return one_day(today) if self.kind.period == "day" else read_period(self.cleaned_data["period"])


class SectionForm(forms.Form):
    """What people write in a section, in either language or both."""

    text_en = long(_("Text (English)"), rows=8)
    text_es = long(_("Text (Spanish)"), rows=8)
    version = forms.IntegerField(widget=forms.HiddenInput)


class FreezeForm(forms.Form):
    """That a report is to be frozen although texts are missing; asked only where they are."""

    as_it_is = forms.BooleanField(label=_("Freeze it as it is, without the texts that are missing"), required=False)

    def __init__(self, *args, lacks_texts, **kwargs):
        super().__init__(*args, **kwargs)
        if not lacks_texts:
            del self.fields["as_it_is"]


class ApprovalForm(forms.Form):
    """Which body approved a report, when and where."""

    body = forms.ModelChoiceField(label=_("Approved by"), queryset=None, empty_label=CHOOSE)
    approved_on = day(pgettext_lazy("report", "Approved on"))
    place_en = short(_("Place (English)"), max_length=200)
    place_es = short(_("Place (Spanish)"), max_length=200)

    def __init__(self, *args, bodies, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = bodies


class HoldingForm(forms.Form):
    """Which country asks for more time on a text, and until when."""

    party = forms.ModelChoiceField(label=_("Country that asks for more time"), queryset=None, empty_label=CHOOSE)
    until_on = day(_("Held back until"))

    def __init__(self, *args, countries, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["party"].queryset = countries


def audience_name(code: str) -> str:
    """The name of an audience in the reader's language."""
    return str(Audience(code).label)
