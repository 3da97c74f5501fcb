"""What a concept note plans stays with the readers of the note until the note is accepted (A5, F3).

Indicators, dates, place, money, risks and further notes are the activity's own columns, which the note fills as it is
written. What the matrix had before (title, plan, topics, body, who is responsible, deadlines, status) is no secret.
"""

from django.db.models import Exists, OuterRef, Q

from puebla.kernel.access.audience import readable_q
from puebla.kernel.access.standing import Standing

from ..models import Activity, ConceptNote
from ..states import NoteState


def is_kept_back(activity: Activity, standing: Standing) -> bool:
    """Whether what is planned for the activity is not for this reader yet."""
    note = getattr(activity, "concept_note", None)
    return (
        note is not None and note.state != NoteState.ACCEPTED and not standing.may_read(note.audience, note.audience_to)
    )


def kept_back_q(standing: Standing, activity: str = "pk") -> Q:
    """:func:`is_kept_back` in SQL; ``activity`` names the column of the activity."""
    unaccepted = ConceptNote.objects.filter(activity=OuterRef(activity)).exclude(state=NoteState.ACCEPTED)
    return Q(Exists(unaccepted.exclude(readable_q(standing))))
