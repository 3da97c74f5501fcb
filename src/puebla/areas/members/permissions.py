"""Facts about a standing and a party."""

from puebla.kernel.access.table import condition

from .models import Party, Person


def party_of(record):
    """The id of the party that a record is, has, or belongs to through its institution."""
    if isinstance(record, Party):
        return record.pk
    if isinstance(record, Person):
        return record.institution.party_id if record.institution else None
    return record.party_id


@condition("own_party", en="for their own country or organisation", es="para su propio país u organismo")
def is_of_own_party(standing, record):
    """``record`` is a party or has one; without a record the question is only whether a party is held at all."""
    if standing.party_id is None:
        return False
    if record is None:
        return True
    return party_of(record) == standing.party_id
