"""Days as people and sources know them: to the day, the month or the year."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from puebla.kernel.dates import Precision, parse_dated

FIRST, LAST = 1900, 2200
YEARS = {"first": FIRST, "last": LAST}
LENGTH = {Precision.YEAR: 4, Precision.AT_LEAST: 4, Precision.MONTH: 7, Precision.DAY: 10}


class DayInput(forms.DateInput):
    """The browser's own calendar."""

    input_type = "date"

    def __init__(self, **options):
        super().__init__(format="%Y-%m-%d", **options)


def within_reach(day):
    """Refuse years that no process has to do with; a slip of the finger, and dates that cannot be counted from."""
    if not FIRST <= day.year <= LAST:
        raise forms.ValidationError(gettext("The year must be between %(first)s and %(last)s.") % YEARS)


class DayField(forms.DateField):
    """A day, chosen in the browser's calendar or typed as 2022-03-01."""

    widget = DayInput

    def __init__(self, **options):
        super().__init__(input_formats=["%Y-%m-%d"], validators=[within_reach], **options)


class DatedField(forms.CharField):
    """``2019``, ``2019-06`` or ``2019-06-25``; cleaned to ``(first day, precision)``, ``(None, "day")`` where empty."""

    def __init__(self, **options):
        options.setdefault("help_text", _("A year, a month or a day: 2019, 2019-06 or 2019-06-25."))
        super().__init__(max_length=10, **options)

    def clean(self, value):
        text = super().clean(value)
        try:
            day, precision = parse_dated(text)
        except ValueError as error:
            raise forms.ValidationError(gettext("Write it as 2019, 2019-06 or 2019-06-25.")) from error
        if day:
            within_reach(day)
        return day, precision


def written(day, precision):
    """A day as :class:`DatedField` takes it."""
    return day.isoformat()[: LENGTH[precision]] if day else ""


class OnForm(forms.Form):
    """For which day a list is asked (P1)."""

    on = DayField(label=_("On"), required=False)


def asked_day(request, today):
    """``(day, form)``: the day that the address asks for, today where it asks for none or for something unreadable."""
    form = OnForm(request.GET if "on" in request.GET else None)
    if form.is_bound and form.is_valid() and form.cleaned_data["on"]:
        return form.cleaned_data["on"], form
    return today, form
