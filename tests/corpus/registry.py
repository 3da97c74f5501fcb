"""The list of bad files. A function that makes one is put on it by ``refused`` or ``read``."""

from collections.abc import Callable
from dataclasses import dataclass

CASES = {}


@dataclass(frozen=True)
class Case:
    """One file. ``code`` is how it is refused; without one it is read, and ``rows`` are those of its first sheet.

    ``rows`` may be a function that looks at the whole book instead and says whether it is as expected.
    """

    file: str
    make: Callable[[], bytes]
    code: str = ""
    rows: object = None


def _put(case):
    assert case.file not in CASES, case.file
    CASES[case.file] = case


def refused(code, *files):
    """The decorated function makes the bytes of a file that is refused with this code, under each of the names."""

    def put(make):
        for file in files or (f"{make.__name__.replace('_', '-')}.xlsx",):
            _put(Case(file, make, code))
        return make

    return put


def read(rows, *files):
    """The decorated function makes the bytes of a file that is read all the same, with these rows."""

    def put(make):
        for file in files or (f"{make.__name__.replace('_', '-')}.xlsx",):
            _put(Case(file, make, rows=rows))
        return make

    return put
