"""Memory (H1): every change keeps who, when, from what, to what, and why.

The rows are written by database triggers, so a write by SQL leaves its line too. Actions wrap their writes in
``because``, which tells the triggers who acted, in which office, and why. ``kernel.memory`` reads them.
"""

from collections.abc import Callable
from contextlib import contextmanager
from functools import wraps
from typing import ParamSpec, TypeVar

import pghistory
from django.db import connection, transaction
from psycopg.pq import TransactionStatus

from . import clock
from .constraints import told_as_refusals

Said = ParamSpec("Said")
Done = TypeVar("Done")
FORGET = "SELECT set_config('pghistory.context_id', '', true), set_config('pghistory.context_metadata', '', true)"


def remembered(model):
    """Class decorator: keep every version of the model's rows in an append-only event table."""
    return pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())(model)


@contextmanager
def because(*, by, reason="", act=""):
    """Context manager for one act: what is written inside carries its author, office, reason and process time.

    ``by`` is a :class:`~puebla.kernel.access.standing.Standing`; ``act`` the verb (``activity.complete``).
    An act inside an act is part of the outer one, which keeps its author and verb; a reason that only the
    inner one gives is kept for what the inner one writes. What a constraint of the database refuses is a broken rule
    (``RuleBroken``), so that every door says it as one.
    """
    outer = _present_metadata()
    if outer is not None:
        with _reason_of_part(outer, reason):
            yield
        return
    with (
        told_as_refusals(),
        pghistory.context(
            person=by.person_id,
            name=by.name,
            offices=sorted(by.offices),
            party=by.party,
            reason=str(reason),
            act=act,
            at=clock.now().isoformat(),
        ),
    ):
        try:
            yield
        finally:
            _forget_in_this_transaction()


def all_or_nothing(action: Callable[Said, Done]) -> Callable[Said, Done]:
    """Decorator: ``transaction.atomic`` of an action by itself; as part of another act it stands or falls with that one.

    A file that changes thousands of cells then needs one transaction, not a savepoint for each. Who calls it inside an
    act must let its refusal through: what it had written by then goes with the whole, not by itself.
    """
    by_itself = transaction.atomic(action)

    @wraps(action)
    def act(*args: Said.args, **said: Said.kwargs) -> Done:
        return (by_itself if _present_metadata() is None else action)(*args, **said)

    return act


def _present_metadata():
    """What the triggers are being told at this moment, or ``None`` outside every act."""
    present = getattr(pghistory.runtime._tracker, "value", None)  # noqa: SLF001  the library offers no way to ask
    return None if present is None else present.metadata


@contextmanager
def _reason_of_part(metadata, reason):
    kept = metadata.get("reason", "")
    metadata["reason"] = kept or str(reason)
    try:
        yield
    finally:
        metadata["reason"] = kept


def _forget_in_this_transaction():
    """The library leaves its words in the transaction; a later write in it would be laid at the wrong door."""
    if not connection.in_atomic_block or connection.needs_rollback:
        return
    if connection.connection.info.transaction_status == TransactionStatus.INERROR:
        return
    with connection.cursor() as cursor:
        cursor.execute(FORGET)
