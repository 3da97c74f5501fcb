"""Memory (H1): every change keeps who, when, from what, to what, and why.

The rows are written by database triggers, so a write by SQL leaves its line too. Actions wrap their writes in
``because``, which tells the triggers who acted, in which office, and why.
"""

import pghistory

from . import clock


def remembered(model):
    """Class decorator: keep every version of the model's rows in an append-only event table."""
    return pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())(model)


def because(*, by, reason="", act=""):
    """Context manager for one act: what is written inside carries its author, office, reason and process time.

    ``by`` is a :class:`~puebla.kernel.access.standing.Standing`; ``act`` the verb (``activity.complete``).
    """
    return pghistory.context(
        person=by.person_id,
        name=by.name,
        offices=sorted(by.offices),
        party=by.party,
        reason=str(reason),
        act=act,
        at=clock.now().isoformat(),
    )
