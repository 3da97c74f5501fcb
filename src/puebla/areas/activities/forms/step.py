"""Small forms of steps: a reason, remarks by section, a period, an audience, a file."""

from django import forms
from django.utils.translation import gettext_lazy as _

from puebla.kernel.access.audience import Audience

from ..rules.readers import CHOOSABLE


class ReasonForm(forms.Form):
    """A step that needs its reason; ``version`` says which state of the record was looked at."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    reason = forms.CharField(
        label=_("Reason"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        help_text=_("Kept in the history."),
    )


class RemarksForm(forms.Form):
    """One box for the whole note and one for each of its sections; at least one is filled in (the action checks)."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, data=None, files=None, *, sections, **options):
        super().__init__(data, **options)
        self.fields["whole"] = self._box(_("The whole note"))
        for section in sections:
            self.fields[f"section-{section.code}"] = self._box(section.title)

    @staticmethod
    def _box(label):
        return forms.CharField(label=label, required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 2}))

    @staticmethod
    def remarks(said):
        """``{section code: text}``; the whole note stands under the empty code."""
        return {name.removeprefix("section-"): text for name, text in said.items() if name.startswith("section-")} | {
            "": said["whole"]
        }


class DelegationForm(forms.Form):
    until_on = forms.DateField(
        label=_("Until"),
        required=False,
        help_text=_("The first day on which it no longer holds; empty until the presidency ends."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    reason = forms.CharField(
        label=_("Reason"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )


def audience_choices(codes=CHOOSABLE):
    return [(code, Audience(code).label) for code in codes]


class AudienceForm(forms.Form):
    """Who reads the activity, its note and its report; only what exists is asked."""

    def __init__(self, data=None, files=None, *, records, **options):
        super().__init__(data, **options)
        labels = {"activity": _("The activity"), "note": _("The concept note"), "report": _("The execution report")}
        for name, record in records.items():
            self.fields[name] = forms.ChoiceField(
                label=labels[name], choices=audience_choices(), initial=record.audience
            )


class AttachmentForm(forms.Form):
    file = forms.FileField(
        label=_("File"),
        max_length=500,
        help_text=_("PDF, Word, Excel, PowerPoint, OpenDocument, PNG, JPEG, CSV or text; at most 20 MB."),
    )

    def __init__(self, data=None, files=None, *, audiences, **options):
        super().__init__(data, files, **options)
        self.fields["audience"] = forms.ChoiceField(
            label=_("Who may fetch it"), choices=audience_choices(audiences), initial=Audience.MEMBERS
        )
