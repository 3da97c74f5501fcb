"""Which cells a reader may change, for all rows of a page at once: the table is read once, no row asks the database."""

from collections.abc import Callable

from puebla.kernel.access.standing import Standing
from puebla.kernel.access.table import grants

from .page import Facts

CELLS = ("status", "deadline", "responsible", "risks")


def _own_body(standing: Standing, facts: Facts) -> bool:
    return facts.body_id in standing.body_ids or not standing.body_ids.isdisjoint(facts.other_bodies)


def _responsible(standing: Standing, facts: Facts) -> bool:
    own = {f"b{body}" for body in standing.body_ids} | ({f"p{standing.party_id}"} if standing.party_id else set())
    return not own.isdisjoint(facts.responsible)


def _always(standing: Standing, facts: Facts) -> bool:
    return True


# The conditions of the table that these steps may have, as facts of a row (``permissions`` says the same of a record).
KNOWN: dict[str, Callable[[Standing, Facts], bool]] = {
    "always": _always,
    "audience": _always,  # only rows within the reader's audience are ever fetched
    "own_body": _own_body,
    "responsible": _responsible,
}


class Rights:
    """The cells that a standing may change, row by row."""

    def __init__(self, standing: Standing) -> None:
        self.standing = standing
        self.conditions = {cell: self.conditions_of(f"activity.set_{cell}") for cell in CELLS}
        self.everywhere = frozenset(cell for cell, held in self.conditions.items() if _always in held)
        self.sometimes = {cell: held for cell, held in self.conditions.items() if held and cell not in self.everywhere}

    def allows(self, permission: str, facts: Facts) -> bool:
        """Whether the step may be taken on that row."""
        return any(condition(self.standing, facts) for condition in self.conditions_of(permission))

    def conditions_of(self, permission: str) -> list[Callable[[Standing, Facts], bool]]:
        """The conditions of which one must hold; none where the step is nobody's of this standing."""
        if self.standing.seen_by is not None:
            return []
        held = [codes for office, codes in grants(permission).items() if office in self.standing.offices]
        return [KNOWN[code] for codes in held for code in codes]

    def cells_of(self, facts: Facts) -> frozenset[str]:
        """The cells of one row that may be changed."""
        if not self.sometimes:
            return self.everywhere
        found = {
            cell for cell, held in self.sometimes.items() if any(condition(self.standing, facts) for condition in held)
        }
        return self.everywhere | found
