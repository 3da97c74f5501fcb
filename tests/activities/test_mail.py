"""The mails of a note's way, word for word in both languages, only to those who may read it (A5)."""

from pathlib import Path

import pytest
from django.core import mail

from puebla.areas.activities.actions.audience import set_audience
from puebla.areas.activities.actions.delegation import delegate_acceptance, end_delegation
from puebla.areas.activities.actions.exception import except_from_note
from puebla.areas.activities.actions.note_move import accept_note, check_note, reopen_note, return_note, submit_note
from puebla.areas.activities.models import ConceptNote
from puebla.areas.members.models import Person
from tests.factories.activity import TODAY
from tests.factories.note import complete_note

pytestmark = pytest.mark.usefixtures("rcm")
EXPECTED = Path(__file__).parent / "expected"
ES, PPT, HOST, DELEGATE = "marisol.quesada", "ernesto.alvarenga", "adriana.villasenor", "silvia.retana"


@pytest.fixture
def note(workshop, by):
    return complete_note(workshop, by(HOST))


def written(message):
    return f"{message.subject}\n\n{message.body}"


def receivers():
    return sorted(message.to[0].split("@")[0] for message in mail.outbox)


def put(note, state):
    ConceptNote.objects.filter(pk=note.pk).update(state=state, accepted_on=TODAY if state == "accepted" else None)


def submitted(note, by):
    submit_note(note=note, by=by(HOST), on=TODAY)


def returned(note, by):
    put(note, "submitted")
    remarks = {"budget": "¿Quién paga los vuelos?", "": "Casi completa."}
    return_note(note=note, by=by(ES), on=TODAY, remarks=remarks)


def checked(note, by):
    put(note, "submitted")
    check_note(note=note, by=by(ES), on=TODAY)


def accepted(note, by):
    put(note, "checked")
    accept_note(note=note, by=by(PPT), on=TODAY)


def accepted_by_delegation(note, by):
    put(note, "checked")
    delegate_acceptance(by=by(PPT), on=TODAY)
    accept_note(note=note, by=by(ES), on=TODAY)


def reopened(note, by):
    put(note, "accepted")
    reopen_note(note=note, by=by(PPT), on=TODAY, reason="La fecha cambió.")


def excepted(note, by):
    except_from_note(activity=note.activity, by=by(PPT), on=TODAY, reason="Es urgente.", version=note.activity.version)


def delegated(note, by):
    delegate_acceptance(by=by(PPT), on=TODAY, reason="Viaje oficial.")


def delegation_ended(note, by):
    delegation = delegate_acceptance(by=by(PPT), on=TODAY)
    end_delegation(delegation=delegation, by=by(PPT), on=TODAY)


ACTS = [
    (submitted, [ES]),
    (returned, [HOST, DELEGATE]),
    (checked, [PPT]),
    (accepted, [HOST, ES, DELEGATE]),
    (
        accepted_by_delegation,
        [ES, HOST, DELEGATE],
    ),  # the delegation is told to the Secretariat, the rest to the writers
    (reopened, [HOST, ES, DELEGATE]),
    (excepted, [HOST, ES, DELEGATE]),
    (delegated, [ES]),
    (delegation_ended, [ES, ES]),
]


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(("act", "to"), ACTS, ids=lambda value: getattr(value, "__name__", ""))
def test_each_step_writes_to_those_who_come_next_in_their_language(
    note, by, act, to, language, django_capture_on_commit_callbacks
):
    Person.objects.update(language=language)
    with django_capture_on_commit_callbacks(execute=True):
        act(note, by)

    assert receivers() == sorted(to)
    expected = EXPECTED / f"{act.__name__}.{language}.txt"
    assert written(mail.outbox[-1]) == expected.read_text("utf-8")


def test_nothing_is_sent_where_the_step_is_taken_back(note, by, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as waiting:
        submitted(note, by)

    assert len(waiting) == 1
    assert mail.outbox == []


def test_a5_nobody_is_written_to_about_what_they_may_not_read(note, by, django_capture_on_commit_callbacks):
    set_audience(record=note, audience="ppt_es", by=by(ES))
    with django_capture_on_commit_callbacks(execute=True):
        accepted(note, by)
    assert receivers() == [ES]

    mail.outbox.clear()
    put(note, "submitted")
    set_audience(record=note.activity, audience="troika", by=by(ES))
    with django_capture_on_commit_callbacks(execute=True):
        checked(note, by)
    assert receivers() == [PPT]


def test_somebody_whose_seat_has_ended_gets_nothing(note, by, person, django_capture_on_commit_callbacks):
    person(ES).seats.update(until_on=TODAY)
    with django_capture_on_commit_callbacks(execute=True):
        submitted(note, by)
    assert receivers() == []
