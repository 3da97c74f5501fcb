"""The permission table (A6): ``access.yaml``, read once, turned into ``rules`` predicates.

Areas register the *conditions* (predicates with a sentence); the table says which office may take which step
on which thing under which condition. Nothing else grants anything.
"""

from functools import cache
from pathlib import Path

import rules
import yaml

FILE = Path(__file__).resolve().parents[2] / "access.yaml"


def _read():
    with FILE.open("rb") as stream:
        return yaml.load(stream, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506  both are safe loaders


TABLE = _read()
OFFICES = TABLE["offices"]
AUDIENCES = TABLE["audiences"]
NAMED = frozenset(code for code, audience in AUDIENCES.items() if audience["named"])
THINGS = TABLE["things"]
STEPS = TABLE["steps"]
CONDITIONS: dict[str, dict] = {}


def condition(code, *, en, es):
    """Decorator: register a predicate ``f(standing, record) -> bool`` under the name that the table uses.

    ``en`` and ``es`` are the words that the table's page shows for it.
    """

    def register(function):
        predicate = rules.predicate(function)
        CONDITIONS[code] = {"predicate": predicate, "en": en, "es": es}
        return predicate

    return register


@condition("always", en="always", es="siempre")
def always(standing, record):
    return True


@condition(
    "audience", en="where the record's audience includes them", es="cuando la audiencia del registro les incluye"
)
def in_audience(standing, record):
    return standing.may_read(record.audience, record.audience_to)


@cache
def grants(permission):
    """``{office: [condition codes]}`` for ``thing.step``. Raises ``KeyError`` for a step that the table lacks."""
    thing, step = permission.rsplit(".", 1)
    cells = THINGS[thing]["steps"][step]
    return {office: [codes] if isinstance(codes, str) else list(codes) for office, codes in cells.items()}


def can(standing, permission, record=None):
    """Whether the table lets this standing take the step (any listed condition of any held office suffices)."""
    for office, codes in grants(permission).items():
        if office in standing.offices:
            for code in codes:
                if CONDITIONS[code]["predicate"](standing, record):
                    return True
    return False


def permissions():
    """Every ``thing.step`` of the table, in its order."""
    return [f"{thing}.{step}" for thing, row in THINGS.items() for step in row["steps"]]


def undefined_conditions():
    """Conditions that the table names and no area registers: must be empty (checked at start-up)."""
    return sorted(
        {code for name in permissions() for codes in grants(name).values() for code in codes} - set(CONDITIONS)
    )
