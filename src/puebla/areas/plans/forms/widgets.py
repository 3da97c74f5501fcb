"""Fields that the forms of this area share: a text in two languages, a day, a reason."""

from django import forms
from django.utils.translation import gettext_lazy as _


def short(label, **options):
    """A line of text."""
    options.setdefault("required", False)
    options.setdefault("max_length", 500)
    return forms.CharField(label=label, **options)


def long(label, *, rows=4, **options):
    """Several lines of text: at most some eight pages, unless more is meant."""
    options.setdefault("required", False)
    options.setdefault("max_length", 20_000)
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": rows}), **options)


def day(label, **options):
    """A day from the calendar."""
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **options)


def reason(*, required=False, label=None):
    """Why: kept in the history."""
    label = label or _("Reason for the change")
    return forms.CharField(label=label, required=required, max_length=500, help_text=_("Kept in the history."))


class ReasonForm(forms.Form):
    """A step that needs nothing but its reason."""

    reason = reason(required=True, label=_("Reason"))


class ConfirmForm(forms.Form):
    """A step that needs no words."""
