"""What a concept note plans stays with the readers of the note until the note is accepted (A5, F3).

Indicators, dates, place, money, risks and further notes are the activity's own columns, which the note fills as it is
written. What the matrix had before (title, plan, topics, body, who is responsible, deadlines, status) is no secret.
"""

from django.db.models import Case, DateField, Exists, Func, OuterRef, Q, Value, When
from django.db.models.functions import Coalesce, ExtractYear

from puebla.kernel.access.audience import readable_q
from puebla.kernel.access.standing import Standing
from puebla.kernel.dates import Precision

from ..models import Activity, ConceptNote
from ..states import NoteState


class LastOfMonth(Func):
    """The last day of the month of a day."""

    template = "(DATE_TRUNC('month', %(expressions)s) + INTERVAL '1 month - 1 day')::date"
    output_field = DateField()


class LastOfYear(Func):
    """The last day of a year given as a number."""

    template = "MAKE_DATE((%(expressions)s)::int, 12, 31)"
    output_field = DateField()


def planned_until() -> Case:
    """``rules.deadline.planned_until`` in SQL."""
    last = Coalesce("ends_on", "starts_on")
    return Case(
        When(dates_precision=Precision.AT_LEAST, then=Value(None, output_field=DateField())),
        When(dates_precision=Precision.YEAR, then=LastOfYear(ExtractYear(last))),
        When(dates_precision=Precision.MONTH, then=LastOfMonth(last)),
        default=last,
        output_field=DateField(),
    )


def held_until(standing: Standing) -> Case:
    """The last day of an activity's execution report, for whoever may read that."""
    told = Coalesce("report__held_until", "report__held_from")
    return Case(When(readable_q(standing, "report__"), then=told), output_field=DateField())


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
