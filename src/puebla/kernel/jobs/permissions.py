"""Whose a job is."""

from ..access.table import condition


@condition("own_job", en="when they asked for it", es="cuando la persona misma lo solicitó")
def is_own_job(standing, record):
    return record is not None and record.asked_by_id is not None and record.asked_by_id == standing.person_id
