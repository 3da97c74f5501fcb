"""Looks as somebody else, newest first."""

from puebla.areas.bodies.queries.seen_as import names_seen_as
from puebla.site.models import Look


def latest_looks(number: int = 20) -> list[Look]:
    """Each with ``said``: whom it meant, in the reader's language; the kept name where that can no longer be said."""
    looks = list(Look.objects.select_related("person").order_by("-begun_at", "-pk")[:number])
    names = names_seen_as({look.seen_as for look in looks})
    for look in looks:
        look.said = names.get(look.seen_as, look.name)  # type: ignore[attr-defined] # for the page alone
    return looks
