"""The series that a source counted become records (R20 VII)."""

import datetime as dt
from typing import Any

from puebla.kernel.access.must import must
from puebla.kernel.access.standing import Standing
from puebla.kernel.trail import because

from ..models import Series


def load_series(*, profile: Any, by: Standing) -> dict[str, int]:
    """Every series of the profile's process, in its order; ``until`` is the first year that no longer belongs to it."""
    must(by, "plan.publish")
    listed = profile["process"].get("activity_series", [])
    with because(by=by, act="series.load"):
        Series.objects.bulk_create(
            Series(
                code=entry["code"],
                position=position,
                name_en=entry["name"]["en"],
                name_es=entry["name"]["es"],
                body_type=entry.get("body_type", ""),
                counted=entry["counted"],
                from_on=dt.date(int(entry["from"]), 1, 1),
                until_on=dt.date(int(entry["until"]), 1, 1),
                source=entry["source"],
            )
            for position, entry in enumerate(listed, 1)
        )
    return {"series": len(listed)}
