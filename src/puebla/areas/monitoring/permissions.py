"""Facts about a standing and a measurement; the grants are in ``access.yaml``."""

from puebla.kernel.access.table import condition


@condition("for_the_region", en="for the whole region", es="para toda la región")
def is_for_the_region(standing, record):
    """``record`` has neither a country nor a body of its own, and belongs to no activity."""
    return record is not None and record.party_id is None and record.body_id is None and record.activity is None


@condition("own_group_plan", en="of an indicator of their group's plan", es="de un indicador del plan de su grupo")
def is_of_own_group_plan(standing, record):
    """``record`` is a measurement of the whole, of an indicator that is a line of the plan of a group with their seat."""
    if record is None or not record.indicator_id or record.party_id or record.body_id:
        return False
    line = record.indicator.group_plan_line
    return line is not None and line.group_plan.body_id in standing.body_ids
