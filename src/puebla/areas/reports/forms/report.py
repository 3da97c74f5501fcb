"""Forms of a report: what to draft, and what to write in a section."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from puebla.areas.bodies.rules.lifetime import with_years
from puebla.areas.plans.forms.widgets import day, long, reason, short
from puebla.kernel.access.audience import Audience
from puebla.kernel.choosing import CHOOSE

from ..rules.kind import Kind
from ..rules.period import one_day, read_period, say_period

LONGEST = 50_000  # letters of a text: some twenty pages
OCCASION = ("occasion_en", "occasion_es", "from_on", "last_on")


class DraftForm(forms.Form):
    """The days, the body, country or occasion, and the readers of a new report of one kind."""

    occasion_en = short(_("What was attended (English)"), max_length=200)
    occasion_es = short(_("What was attended (Spanish)"), max_length=200)
    from_on = day(_("First day"))
    last_on = day(_("Last day"), required=False, help_text=_("Only where it took several days."))
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
        if not kind.has_occasion:
            for name in OCCASION:
                del self.fields[name]
        if len(kind.readers) == 1:
            del self.fields["meant_for"]
        if subjects is None:
            del self.fields["subject"]
        else:
            self.fields["subject"].queryset = subjects
            self.fields["subject"].label = _("Country") if kind.about == "party" else _("Body")
            if kind.about == "body":
                self.fields["subject"].label_from_instance = with_years

    def days(self, today):
        """The first day and the day after the last; those of the occasion, or today for a paper of the day."""
        if self.kind.has_occasion:
            first, last = self.cleaned_data["from_on"], self.cleaned_data["last_on"]
            return first, one_day(last or first)[1]
        return one_day(today) if self.kind.period == "day" else read_period(self.cleaned_data["period"])

    def occasion(self):
        """What was attended, in both languages; nothing for other kinds."""
        return {name: self.cleaned_data[name] for name in OCCASION[:2] if name in self.fields}


class SectionForm(forms.Form):
    """What people write in a section, in either language or both."""

    text_en = long(_("Text (English)"), rows=8, max_length=LONGEST)
    text_es = long(_("Text (Spanish)"), rows=8, max_length=LONGEST)
    version = forms.IntegerField(widget=forms.HiddenInput)


class FreezeForm(forms.Form):
    """That a report is to be frozen although its period is not over, or texts are missing; asked only where it is so."""

    before_its_end = forms.BooleanField(
        label=_("Freeze it before its period is over"),
        required=False,
        help_text=_(
            "It stays as it is for ever. What comes afterwards needs a further edition, with a number of its own."
        ),
    )
    as_it_is = forms.BooleanField(label=_("Freeze it as it is, without the texts that are missing"), required=False)

    def __init__(self, *args, lacks_texts, is_running, **kwargs):
        super().__init__(*args, **kwargs)
        if not lacks_texts:
            del self.fields["as_it_is"]
        if not is_running:
            del self.fields["before_its_end"]


class ApprovalForm(forms.Form):
    """Which body approved a report, when and where; and why a record of it is put right."""

    body = forms.ModelChoiceField(label=_("Approved by"), queryset=None, empty_label=CHOOSE)
    approved_on = day(pgettext_lazy("report", "Approved on"))
    place_en = short(_("Place (English)"), max_length=200)
    place_es = short(_("Place (Spanish)"), max_length=200)

    reason = reason(required=True)

    def __init__(self, *args, bodies, is_on_record, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = bodies
        if not is_on_record:
            del self.fields["reason"]


class HoldingForm(forms.Form):
    """Which countries ask for more time on a text, and until when."""

    parties = forms.ModelMultipleChoiceField(
        label=_("Countries that ask for more time"), queryset=None, widget=forms.CheckboxSelectMultiple
    )
    until_on = day(_("Held back until"))

    def __init__(self, *args, countries, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["parties"].queryset = countries


def audience_name(code: str) -> str:
    """The name of an audience in the reader's language."""
    return str(Audience(code).label)
