"""Facts about a standing and a body."""

from puebla.kernel.access.table import condition


@condition("own_body", en="in a group where they hold a seat", es="en un grupo donde ocupan un puesto")
def is_of_own_body(standing, record):
    """``record`` has a ``body`` (and perhaps ``activity_bodies``); the seat must be in one of them."""
    record = getattr(record, "activity", record) if not hasattr(record, "body_id") else record
    if record is None or not standing.body_ids:
        return False
    if record.body_id in standing.body_ids:
        return True
    shared = getattr(record, "activity_bodies", None)
    return shared is not None and any(row.body_id in standing.body_ids for row in shared.all())
