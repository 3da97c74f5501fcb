"""A Django form made from a declared one: shows what is stored or kept apart, and reads what is typed."""

from django import forms

from ..actions.fill import PAIRS, Typed
from ..rules.form import Kind
from ..rules.reading import UnreadableError, order_of, read_text
from ..rules.seen import read_seen, seen_of, write_seen
from .fields import field_for


class DeclaredForm(forms.Form):
    """Every input may be wrong or missing and the rest is still taken: :meth:`typed` hands over both."""

    def __init__(self, inputs, *, shown, choices, post=None):
        self.inputs = {one.key: one for one in inputs}
        self.shown = shown
        self.is_posted = post is not None
        fields = {one.key: field_for(one, choices) for one in inputs}
        self.present = {key: _raw(fields[key], post, key) for key in fields if post is not None and key in post}
        self.seen = read_seen(post.get("version", "")) if post is not None else seen_of(shown)
        self.declared_fields = fields
        super().__init__(data={**shown, **self.present}, auto_id="id_%s")
        self.fields = fields
        self.choices = choices
        self.full_clean()

    def clean(self):
        for starts, ends in PAIRS:
            if starts in self.cleaned_data and ends in self.cleaned_data:
                try:
                    order_of(self.cleaned_data[starts], self.cleaned_data[ends])
                except UnreadableError as unreadable:
                    self.add_error(ends, unreadable.message)

    def typed(self):
        """What was typed, for an action; inputs that the request did not carry are left out."""
        values = {key: self.cleaned_data[key] for key in self.present if key in self.cleaned_data}
        apart = {key: raw for key, raw in self.present.items() if key not in self.cleaned_data}
        return Typed(values=values, apart=apart, seen=self.seen)

    def token(self, seen=None):
        """What the writer has seen, for the hidden input ``version``."""
        return write_seen(seen if seen is not None else self.seen)

    def of(self, field):
        """The bound field of a declared field (in the language of the form)."""
        return next(self[key] for key, one in self.inputs.items() if one.field == field)

    def raw(self, field):
        """What is shown in the input of a declared field, before it is read."""
        return self.of(field).value()

    def groups(self, field):
        """``[(group, options)]`` of a field of several; one group without a name where the list is flat."""
        choices = self.choices.of(field.name, field.kind)
        if all(isinstance(label, (list, tuple)) for _value, label in choices):
            return choices
        return [("", choices)]

    def chosen_words(self, field):
        """The labels of what is chosen in a field of several."""
        chosen = set(self.raw(field) or ())
        return [str(label) for value, label in _flat(self.choices.of(field.name, field.kind)) if value in chosen]

    def indicator_rows(self, field, *, spare=2):
        """The rows to draw: those there are and some empty ones."""
        rows = list(self.raw(field) or [])
        last = max((row["position"] for row in rows), default=0)
        empty = {"kind": "result", "name": "", "baseline": "", "target": "", "measured_by": ""}
        return rows + [{"position": last + number} | empty for number in range(1, spare + 1)]

    def attendance_rows(self, field):
        """One row for each party that may have sent people, with what was counted."""
        counted = {row["party"]: row for row in self.raw(field) or []}
        none = {"women": "", "men": "", "unspecified": ""}
        return [
            {"name": label} | none | counted.get(code, {"party": code})
            for code, label in self.choices.of(field.name, Kind.ATTENDANCE)
        ]


def _raw(field, post, key):
    raw = field.widget.value_from_datadict(post, {}, key)
    if isinstance(raw, str):
        return read_text(raw)
    return [read_text(one) if isinstance(one, str) else one for one in raw if one] if isinstance(raw, list) else raw


def _flat(choices):
    for value, label in choices:
        if isinstance(label, (list, tuple)):
            yield from label
        else:
            yield value, label
