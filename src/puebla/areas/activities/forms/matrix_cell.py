"""The forms of the cells that are changed in place; each carries the version of the row that the writer saw."""

from django import forms
from django.utils.translation import gettext_lazy as _

from puebla.areas.bodies.rules.actor import name_of
from puebla.kernel.languages import reading_language
from puebla.kernel.moves import possible

from ..models import Activity
from ..queries.matrix.choice import Choices
from ..queries.matrix.vocabulary import STORED, Vocabulary
from ..rules.deadline import is_outside_plan
from ..states import ACTIVITY_MOVES, NEEDS_REASON

MOST_DIGITS = 9  # longer numbers are no version
DAY = {"widget": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), "required": False}


class CellForm(forms.Form):
    """``activity`` as it stands, ``choices`` of the reader, the ``vocabulary`` of the view."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Kept in the history."),
    )

    def __init__(self, data=None, *, activity: Activity, choices: Choices, vocabulary: Vocabulary):
        self.activity = activity
        self.choices = choices
        self.vocabulary = vocabulary
        super().__init__(data, auto_id="cell_%s", initial={"version": activity.version, **self.now()})
        self.prepare()

    def now(self):
        """What the fields hold before anything is typed."""
        return {}

    def prepare(self):
        """Give the fields what they can be chosen from."""

    @property
    def seen(self) -> int:
        """The version of the row that the writer saw."""
        version = self.data.get("version", "")
        return int(version) if version.isascii() and version.isdigit() and len(version) <= MOST_DIGITS else 0

    @property
    def is_outdated(self) -> bool:
        return self.seen != self.activity.version

    def over(self, current: Activity):
        """The same words over the row as it stands now, so that sending them again is a decision."""
        data = self.data.copy()
        data["version"] = str(current.version)
        form = type(self)(data, activity=current, choices=self.choices, vocabulary=self.vocabulary)
        form.is_valid()
        return form


class StatusForm(CellForm):
    verb = forms.ChoiceField(label=_("New status"))
    field_order = ("version", "verb", "reason")

    def prepare(self):
        verbs = possible(self.activity, ACTIVITY_MOVES)
        self.fields["verb"].choices = [("", "—"), *((verb, self._target(verb)) for verb in verbs)]
        self.fields["verb"].error_messages["invalid_choice"] = _("The status has changed; choose again.")
        self.fields["reason"].help_text = _("Needed for: %(steps)s. Shown beside the status.") % {
            "steps": ", ".join(self._target(verb) for verb in verbs if verb in NEEDS_REASON)
        }

    def _target(self, verb):
        """The word that the step leads to; with the stored state's own where the word says more than one."""
        state = ACTIVITY_MOVES[verb][1]
        word = self.vocabulary.word_of(state)
        if len(word.states) == 1:
            return word.name
        return f"{word.name} ({self.choices.vocabularies[STORED].word_of(state).name})"


class DeadlineForm(CellForm):
    deadline_year = forms.TypedChoiceField(
        label=_("Year of the deadline"), required=False, coerce=int, empty_value=None
    )
    deadline_on = forms.DateField(label=_("Day of the deadline"), **DAY)
    measuring_due_on = forms.DateField(label=_("Deadline for measuring"), **DAY)
    field_order = ("version", "deadline_year", "deadline_on", "measuring_due_on", "reason")

    def now(self):
        names = ("deadline_year", "deadline_on", "measuring_due_on")
        return {name: getattr(self.activity, name) for name in names}

    def prepare(self):
        years = self.choices.years
        known = sorted({*years, *range(years[-1] + 1, years[-1] + 4), self.activity.deadline_year or years[0]})
        self.fields["deadline_year"].choices = [("", "—"), *((year, self._said(year)) for year in known)]

    def _said(self, year):
        """Which year of the plan it is, or that it is none."""
        plan = self.choices.plan
        facts = {"year": year, "number": year - plan.from_year + 1, "first": plan.from_year, "last": plan.until_year}
        if is_outside_plan(year, from_year=plan.from_year, until_year=plan.until_year):
            return _("%(year)s, outside the plan (%(first)s–%(last)s)") % facts
        return _("%(year)s, year %(number)s of the plan") % facts


class ResponsibleForm(CellForm):
    names = forms.MultipleChoiceField(
        label=_("Responsible"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    field_order = ("version", "names", "reason")

    def now(self):
        rows = self.activity.involvements.all()
        return {"names": [name_of(row) for row in rows if row.role == "responsible"]}

    def prepare(self):
        self.fields["names"].choices = self.choices.labels.actor_groups

    @property
    def chosen_words(self):
        """The labels of those chosen, as they stand in the list."""
        chosen = set(self["names"].value() or ())
        return [
            label for _group, actors in self.choices.labels.actor_groups for name, label in actors if name in chosen
        ]


class RisksForm(CellForm):
    text = forms.CharField(label=_("Assumptions or risks"), required=False, max_length=5000, widget=forms.Textarea)
    field_order = ("version", "text", "reason")

    def now(self):
        return {"text": getattr(self.activity, f"risks_{reading_language()}")}

    def prepare(self):
        self.fields["text"].widget.attrs |= {"rows": 5, "lang": reading_language()}


FORMS = {"status": StatusForm, "deadline": DeadlineForm, "responsible": ResponsibleForm, "risks": RisksForm}
