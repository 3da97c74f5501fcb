"""Concept notes for tests, in the loaded RCM: what a writer types, and complete notes."""

from django.http import QueryDict

from puebla.areas.activities.actions.concept_note import begin_note, write_note
from puebla.areas.activities.actions.fill import Typed
from puebla.areas.activities.forms.declared import DeclaredForm
from puebla.areas.activities.queries.choice import ChoicesOfActivity
from puebla.areas.activities.queries.note import form_of_note, locked_note
from puebla.areas.activities.queries.values import records_of, shown_of
from puebla.areas.activities.rules.seen import seen_of

INDICATOR = {
    "position": 1,
    "kind": "result",
    "name": "Personas capacitadas",
    "baseline": "0",
    "target": "30",
    "measured_by": "SE",
}
COMPLETE = {
    "background_es": "El retorno ha crecido.",
    "objective_es": "Intercambiar prácticas de reintegración.",
    "results_es": "Una hoja de ruta común.",
    "indicators": [INDICATOR],
    "pillar": "2",
    "topics": ["2.4"],
    "methodology_es": "Mesas de trabajo.",
    "agenda_es": "Día 1: diagnóstico.\nDía 2: hoja de ruta.",
    "participants_es": "Dos personas por país.",
    "starts_on": "2022-06-25",
    "ends_on": "2022-06-26",
    "place_es": "Ciudad de México",
    "budget_amount": "12500.00",
    "budget_currency": "USD",
    "funds_es": "OIM",
    "host": ["party:MX"],
    "risks_es": "Que falten fondos.",
    "follow_up_es": "Informe al GRCM.",
}


def shown(note, language="es"):
    """What the note's form shows in a language."""
    note = locked_note(note.pk)
    return shown_of(form_of_note(note).inputs([language]), records_of(note), note.kept_apart)


def type_into(note, by, *, language="es", seen=None, level=None, **posted):
    """Post these inputs (texts, or lists of texts) as a browser would, and save them."""
    note = locked_note(note.pk)
    query = QueryDict(mutable=True)
    for key, value in posted.items():
        query.setlist(key.replace("__", "-"), value if isinstance(value, list) else [value])
    inputs = form_of_note(note).inputs([language])
    choices = ChoicesOfActivity(note.activity, on=by.on)
    form = DeclaredForm(inputs, shown=shown(note, language), choices=choices, post=query)
    typed = form.typed()
    seen = seen_of(shown(note, language)) if seen is None else seen
    return write_note(
        note=note, by=by, language=language, level=level, typed=Typed(values=typed.values, apart=typed.apart, seen=seen)
    )


def save(note, by, *, language="es", **values):
    """Save values that were read already."""
    seen = seen_of(shown(note, language))
    return write_note(note=note, by=by, language=language, typed=Typed(values=values, apart={}, seen=seen))


def complete_note(activity, by):
    """A complete draft of the activity's note."""
    return save(begin_note(activity=activity, by=by), by, **COMPLETE)
