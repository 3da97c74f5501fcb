"""Invitations and where each of them stands."""

import datetime as dt

from django.db.models import Case, CharField, QuerySet, Value, When

from puebla.areas.members.models import Invitation

from ..key import hash_of

STATES = ("open", "accepted", "expired", "withdrawn")


def invitations(*, at: dt.datetime, state: str = "") -> QuerySet[Invitation]:
    """All invitations, newest first, with their ``state`` at a moment."""
    found = (
        Invitation.objects.annotate(state=state_at(at))
        .select_related("person__institution__party", "invited_by")
        .order_by("-invited_at", "-pk")
    )
    return found.filter(state=state) if state in STATES else found


def state_at(at: dt.datetime) -> Case:
    """``accepted``, ``withdrawn``, ``expired`` or ``open``."""
    return Case(
        When(accepted_at__isnull=False, then=Value("accepted")),
        When(withdrawn_at__isnull=False, then=Value("withdrawn")),
        When(expires_at__lte=at, then=Value("expired")),
        default=Value("open"),
        output_field=CharField(),
    )


def open_invitation(key: str, *, at: dt.datetime) -> Invitation | None:
    """The invitation that the key of a mailed link opens at a moment, if any."""
    return invitations(at=at, state="open").filter(key_hash=hash_of(key)).first()


def invitations_visible_to(standing) -> QuerySet[Invitation]:
    """Every invitation; the table says who may open the page."""
    return Invitation.objects.select_related("person").order_by("pk")
