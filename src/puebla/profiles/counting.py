"""The counts that ``puebla doctor`` prints and ``sources.md`` is checked against."""

from puebla.kernel.files import files_pointed_to
from puebla.kernel.memory.keeping import number_of_lines

from .loading import areas_with


def counts():
    """``{"parties.members": 11, ...}`` from every area, with the files and the lines of the history; sorted by name."""
    found = {"files": len(files_pointed_to()), "history.lines": number_of_lines()}
    for module in areas_with("queries.counts"):
        found |= module.counts()
    return dict(sorted(found.items()))
