"""Django fields for the kinds of a declared form; each reads with ``rules.reading`` and never loses what was typed."""

import re

from django import forms
from django.utils.translation import gettext as _

from ..rules.form import LINE_LENGTH, Kind
from ..rules.reading import (
    UnreadableError,
    read_amount,
    read_count,
    read_currency,
    read_dated,
    read_day,
    read_line,
    read_text,
)
from ..states import IndicatorKind

SHORT = 200
MOST_ROWS = 99
ROW = re.compile(r"(\d{1,2})-(\w+)")
PARTS = ("kind", "name", "baseline", "target", "measured_by")
COUNTS = ("women", "men", "unspecified")


class ReadField(forms.Field):
    """Any input that a function of ``rules.reading`` reads."""

    def __init__(self, read, **options):
        self.read = read
        super().__init__(required=False, **options)

    def clean(self, value):
        try:
            return self.read(value or "")
        except UnreadableError as unreadable:
            raise forms.ValidationError(unreadable.message) from unreadable


class ChosenField(forms.MultipleChoiceField):
    """Several of a list, in the order of their names."""

    widget = forms.CheckboxSelectMultiple

    def clean(self, value):
        return sorted(set(super().clean([one for one in value or [] if one])))


class Rows(forms.Widget):
    """Rows of inputs named ``indicators-2-target``; templates draw them."""

    def value_from_datadict(self, data, files, name):
        if not hasattr(data, "getlist"):
            return data.get(name, [])
        return self.collect({key[len(name) + 1 :]: data[key] for key in data if key.startswith(f"{name}-")})

    def collect(self, cells):
        raise NotImplementedError


class IndicatorRows(Rows):
    def collect(self, cells):
        rows = {}
        for key, value in cells.items():
            if (found := ROW.fullmatch(key)) and found[2] in PARTS and int(found[1]):
                rows.setdefault(int(found[1]), {})[found[2]] = read_text(value)
        typed = [
            {"position": position} | {part: row.get(part, "") for part in PARTS}
            for position, row in sorted(rows.items())
        ]
        return [row for row in typed if any(row[part].strip() for part in PARTS if part != "kind")]


class IndicatorsField(forms.Field):
    """Indicators with baseline, target and who measures them, told apart by their position."""

    widget = IndicatorRows

    def clean(self, value):
        for row in value:
            if row["kind"] not in IndicatorKind.values:
                raise forms.ValidationError(
                    _("Row %(row)s: choose the kind of the indicator.") % {"row": row["position"]}
                )
            for part, most in (("name", LINE_LENGTH), ("baseline", SHORT), ("target", SHORT), ("measured_by", SHORT)):
                if len(row[part]) > most:
                    raise forms.ValidationError(
                        _("Row %(row)s: at most %(most)s characters can be kept in one cell.")
                        % {"row": row["position"], "most": most}
                    )
        return value


class AttendanceRows(Rows):
    def collect(self, cells):
        rows = {}
        for key, value in cells.items():
            party, _dash, part = key.rpartition("-")
            if party and part in COUNTS:
                rows.setdefault(party, {})[part] = read_text(value)
        typed = [{"party": party} | {part: row.get(part, "") for part in COUNTS} for party, row in sorted(rows.items())]
        return [row for row in typed if any(row[part].strip() for part in COUNTS)]


class AttendanceField(forms.Field):
    """People of each party by sex; a party without anybody is no row."""

    widget = AttendanceRows

    def __init__(self, *, parties, **options):
        self.parties = dict(parties)
        super().__init__(required=False, **options)

    def clean(self, value):
        rows = []
        for row in value:
            if row["party"] not in self.parties:
                raise forms.ValidationError(_("“%(party)s” is no party of the process.") % {"party": row["party"]})
            try:
                counts = {part: read_count(str(row[part])) for part in COUNTS}
            except UnreadableError as unreadable:
                raise forms.ValidationError(f"{self.parties[row['party']]}: {unreadable.message}") from unreadable
            if any(counts.values()):
                rows.append({"party": row["party"]} | counts)
        return rows


def field_for(one, choices):
    """The Django field for an input; ``choices`` is asked only for what is chosen from a list."""
    declared = one.field
    options = {"label": declared.label, "help_text": declared.hint}
    if declared.kind in READERS:
        read, widget = READERS[declared.kind]
        return ReadField(read, widget=widget(attrs=_attrs(one)), **options)
    if declared.kind == Kind.CHOICE:
        return forms.ChoiceField(choices=choices.of(declared.name, declared.kind), required=False, **options)
    if declared.kind == Kind.INDICATORS:
        return IndicatorsField(required=False, **options)
    if declared.kind == Kind.ATTENDANCE:
        return AttendanceField(parties=choices.of(declared.name, declared.kind), **options)
    return ChosenField(choices=choices.of(declared.name, declared.kind), required=False, **options)


def _attrs(one):
    attrs = {"lang": one.language} if one.language and one.field.is_bilingual else {}
    if one.field.kind == Kind.TEXT:
        attrs["rows"] = 6
    if one.field.kind == Kind.AMOUNT:
        attrs["inputmode"] = "decimal"
    if one.field.kind in (Kind.DATED, Kind.DAY):
        attrs["autocomplete"] = "off"
    return attrs


READERS = {
    Kind.LINE: (read_line, forms.TextInput),
    Kind.TEXT: (read_text, forms.Textarea),
    Kind.DATED: (read_dated, forms.TextInput),
    Kind.DAY: (read_day, forms.TextInput),
    Kind.AMOUNT: (read_amount, forms.TextInput),
    Kind.CURRENCY: (read_currency, forms.TextInput),
}
