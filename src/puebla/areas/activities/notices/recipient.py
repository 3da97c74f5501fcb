"""Whom a mail about an activity goes to: those who take the next step, never beyond the record's audience (A5)."""

from ..permissions import activity_of, is_host, is_responsible
from ..queries.recipient import seated_on

WORKING = {"delegate", "focal_point", "observer_organisation"}


def secretariat(record, *, by):
    """The Secretariat's officers."""
    return _chosen(record, by, lambda standing: standing.holds("es"))


def presidency(record, *, by):
    """Those who hold the presidency of the day."""
    return _chosen(record, by, lambda standing: standing.holds("ppt"))


def workers(record, *, by):
    """Those who do the work: of the responsible or host party, or with a seat in a body of the activity."""
    activity = activity_of(record)
    bodies = {activity.body_id, *(row.body_id for row in activity.activity_bodies.all())}

    def works(standing):
        at_work = is_responsible(standing, activity) or is_host(standing, activity) or standing.body_ids & bodies
        return standing.holds(*WORKING) and bool(at_work)

    return _chosen(record, by, works)


def everybody(*groups):
    """The people of several groups, each once, in their order."""
    return list({person.pk: person for group in groups for person in group}.values())


def _chosen(record, by, belongs):
    return [
        person
        for person, standing in seated_on(by.on)
        if belongs(standing) and person.pk != by.person_id and may_read(standing, record)
    ]


def may_read(standing, record):
    """Whether a standing may read a record and, where it belongs to an activity, the activity too."""
    activity = activity_of(record)
    return all(standing.may_read(one.audience, one.audience_to) for one in {activity, record})
