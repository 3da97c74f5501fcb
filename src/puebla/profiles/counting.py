"""The counts that ``puebla doctor`` prints and ``sources.md`` is checked against."""

from importlib import import_module

COUNTERS = (
    "puebla.areas.members.queries.counts",
    "puebla.areas.bodies.queries.counts",
    "puebla.areas.plans.queries.counts",
    "puebla.areas.activities.queries.counts",
)


def counts():
    """``{"parties.members": 11, ...}`` from every area."""
    found = {}
    for module in COUNTERS:
        found |= import_module(module).counts()
    return found
