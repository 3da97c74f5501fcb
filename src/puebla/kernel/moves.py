"""States change along tables, and only here."""

from django.utils.translation import gettext as _

from .refusals import RuleBroken


def move(record, verb, moves, *, field="state"):
    """Put ``record`` into the state that ``verb`` leads to, without saving it.

    ``moves`` maps each verb to ``(states it may start from, state it leads to)``.
    Raises ``RuleBroken("wrong_state")`` where the table has no such move.
    """
    starts, target = moves[verb]
    current = getattr(record, field)
    if current not in starts:
        state = type(record)._meta.get_field(field).flatchoices
        labels = dict(state)
        raise RuleBroken(
            "wrong_state",
            _("This cannot be done while “%(record)s” is “%(state)s”.")
            % {"record": record, "state": labels.get(current, current)},
        )
    setattr(record, field, target)
    return record


def possible(record, moves, *, field="state"):
    """The verbs that the table allows from the record's present state."""
    return [verb for verb, (starts, _target) in moves.items() if getattr(record, field) in starts]
