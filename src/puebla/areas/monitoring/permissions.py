"""Facts about a standing and a measurement; the grants are in ``access.yaml``."""

from puebla.kernel.access.table import condition


@condition("for_the_region", en="for the whole region", es="para toda la región")
def is_for_the_region(standing, record):
    """``record`` has neither a country nor a body of its own, and belongs to no activity."""
    return record is not None and record.party_id is None and record.body_id is None and record.activity is None
