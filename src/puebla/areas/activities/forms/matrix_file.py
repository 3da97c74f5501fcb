"""Sending in a filled-in matrix, saying what its columns are, and taking it over."""

from django import forms
from django.utils.translation import gettext_lazy as _

from puebla.kernel.languages import LANGUAGES

from ..actions.matrix_file import FILE, PUEBLA
from ..queries.matrix_file.layout import column_letter, samples
from ..rules.fingerprint import canonical
from ..rules.mapping import NAMES, Mapping, check_mapping

LANGUAGE_NAMES = {"en": "English", "es": "Español"}
FIXED = {"seen", "history", "without_mistakes", "reason"}
HISTORY_DIGITS = 19
SAMPLE = 60  # characters of a value shown to recognise a column by
LABELS = {
    "identifier": _("Identifier"),
    "year": _("Year"),
    "body": _("Body"),
    "pillar": _("Pillar"),
    "topic": _("Topic"),
    "activity": _("Activity (title)"),
    "indicators": _("Indicators"),
    "measured_by": _("Measured by"),
    "responsible": _("Responsible"),
    "deadline": _("Deadline (day, year, or year of the plan)"),
    "deadline_year": _("Deadline (year)"),
    "deadline_on": _("Deadline (day)"),
    "measuring": _("Deadline for measuring"),
    "status": _("Status"),
    "reason": _("Reason"),
    "risks": _("Assumptions or risks"),
}


class SendFileForm(forms.Form):
    file = forms.FileField(
        label=_("Filled-in matrix"),
        max_length=500,
        help_text=_(
            "An Excel workbook (.xlsx) or a CSV file, at most 20 MB. Nothing changes before you have seen what would."
        ),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
    )


class ColumnsForm(forms.Form):
    """What each column of a table is. ``guess`` is what is proposed; the sheet is the guess's own."""

    plan = forms.ChoiceField(label=_("Plan"))
    language = forms.ChoiceField(
        label=_("Language of the texts"), choices=[(code, LANGUAGE_NAMES[code]) for code in LANGUAGES]
    )
    year = forms.TypedChoiceField(
        label=_("Year of new activities"),
        coerce=int,
        empty_value=None,
        required=False,
        help_text=_("Where a row tells none."),
    )

    def __init__(self, data=None, files=None, *, sheet, guess, choices):
        self.sheet, self.guess = sheet, guess
        initial = {"plan": guess.plan, "language": guess.language, "year": guess.year}
        super().__init__(data, initial=initial)
        self.fields["plan"].choices = [(plan.code, choices.labels.pick(plan.title)) for plan in choices.plans]
        years = sorted({year for plan in choices.plans for year in _years(plan, choices)}, reverse=True)
        self.fields["year"].choices = [("", "—"), *((year, year) for year in years)]
        self.columns = []
        options = [("", _("— not taken —")), *((name, LABELS[name]) for name in NAMES)]
        for column, heading in enumerate(self._headings()):
            letter = column_letter(column)
            field = forms.ChoiceField(
                label=_("Column %(letter)s") % {"letter": letter},
                choices=options,
                required=False,
                initial=guess.columns.get(letter, ""),
            )
            self.fields[f"column-{letter}"] = field
            said = [canonical(value)[:SAMPLE] for value in samples(sheet, guess.head, column)]
            self.columns.append({"letter": letter, "heading": canonical(heading), "samples": said})

    def _headings(self):
        width = max(map(len, self.sheet.rows[self.guess.head - 1 :]), default=0)
        headings = self.sheet.rows[self.guess.head - 1]
        return [*headings, *[None] * (width - len(headings))]

    @property
    def table(self):
        """Each column with its field."""
        return [column | {"field": self[f"column-{column['letter']}"]} for column in self.columns]

    def mapping(self):
        """What was said. Raises ``RuleBroken("mapping")`` where it cannot be."""
        said = self.cleaned_data
        columns = {one["letter"]: said[f"column-{one['letter']}"] for one in self.columns}
        taken = {letter: name for letter, name in columns.items() if name}
        return check_mapping(
            Mapping(self.sheet.name, self.guess.head, said["plan"], said["language"], taken, said["year"])
        )


class PlaceForm(forms.Form):
    """Which sheet, and which of its rows holds the headings."""

    sheet = forms.ChoiceField(label=_("Sheet"))
    head = forms.IntegerField(label=_("Row of the headings"), min_value=1, max_value=1_048_576)

    def __init__(self, data=None, *, sheets, guess):
        super().__init__(data, initial={"sheet": guess.sheet, "head": guess.head}, auto_id="place_%s")
        self.fields["sheet"].choices = [(sheet.name, sheet.name) for sheet in sheets]


class TakeOverForm(forms.Form):
    """``news`` is what the person looks at: a decision for every conflict, leave for the mistakes, and why.

    ``history`` is how far the history of the activities had come when they looked.
    """

    seen = forms.CharField(widget=forms.HiddenInput, max_length=100)
    history = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**62, required=False)
    without_mistakes = forms.BooleanField(
        label=_("Leave out what cannot be taken over, and take the rest"), required=False
    )
    reason = forms.CharField(
        label=_("Reason"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Kept in the history, with every change."),
    )

    def __init__(self, data=None, files=None, *, news, name, history=0, said=None):
        self.news = news
        begun = {"reason": _("From the file “%(name)s”") % {"name": name}} | (said or {})
        super().__init__(data, initial=begun | {"seen": news.token, "history": history})
        if not news.mistakes:
            del self.fields["without_mistakes"]
        for cell in news.conflicts:
            self.fields[cell.key] = forms.ChoiceField(
                label=_("Row %(row)s, %(column)s") % {"row": cell.number, "column": cell.heading},
                choices=[
                    (FILE, _("The file: %(value)s") % {"value": cell.after or "—"}),
                    (PUEBLA, _("Puebla: %(value)s") % {"value": cell.before or "—"}),
                ],
                widget=forms.RadioSelect,
                error_messages={"required": _("Decide which of the two holds.")},
            )

    @property
    def is_outdated(self):
        """Whether the person looked at other news than these."""
        return self.data.get("seen") != self.news.token

    @property
    def history_seen(self):
        """How far the history had come when they looked; ``None`` where the form does not say."""
        told = self.data.get("history", "")
        return int(told) if told.isascii() and told.isdigit() and len(told) < HISTORY_DIGITS else None

    def looked_at(self, news, history):
        """The same words over the news as they are now, so that sending them again is a decision."""
        said = {name: value for name, value in self.data.items() if name not in FIXED}
        return type(self)(news=news, name="", history=history, said=said | {"reason": self.data.get("reason", "")})

    def said(self):
        """What the action takes."""
        data = self.cleaned_data
        return {
            "seen": data["seen"],
            "reason": data["reason"],
            "without_mistakes": data.get("without_mistakes", False),
            "decisions": {key: value for key, value in data.items() if key not in FIXED},
        }


def _years(plan, choices):
    last = plan.until_year or max(plan.from_year, choices.standing.on.year)
    return range(plan.from_year, last + 1)
