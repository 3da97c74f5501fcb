"""The counts that ``puebla doctor`` prints and ``sources.md`` is checked against."""

from .loading import areas_with


def counts():
    """``{"parties.members": 11, ...}`` from every area, sorted by name."""
    found = {}
    for module in areas_with("queries.counts"):
        found |= module.counts()
    return dict(sorted(found.items()))
