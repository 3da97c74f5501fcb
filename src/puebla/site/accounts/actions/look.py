"""Looking at the site as somebody else: begun and ended, and both remembered (A6)."""

import datetime as dt

from django.db import transaction

from puebla.areas.bodies.queries.seen_as import standing_seen_as
from puebla.kernel.access.must import must
from puebla.kernel.access.standing import Standing
from puebla.kernel.trail import because
from puebla.site.models import Look


@transaction.atomic
def begin_looking(*, seen_as: str, by: Standing, at: dt.datetime) -> Look:
    """An officer of the secretariat begins to see every page as another person, office or the public; nothing can be
    changed meanwhile.
    """
    must(by, "see_as.begin")
    name = standing_seen_as(seen_as, by=by).name
    with because(by=by, act="see_as.begin"):
        return Look.objects.create(person_id=by.person_id, seen_as=seen_as, name=name, begun_at=at)


@transaction.atomic
def end_looking(*, by: Standing, at: dt.datetime) -> None:
    """The officer is back in their own standing; whatever look of theirs was still open ends."""
    must(by, "see_as.begin")
    with because(by=by, act="see_as.end"):
        Look.objects.filter(person_id=by.person_id, ended_at=None).update(ended_at=at)
