"""How a table that is not ours is read: which sheet, which row is its head, which column is what. Confirmed by a person."""

import re
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from puebla.kernel.languages import LANGUAGES
from puebla.kernel.refusals import RuleBroken

LETTERS = re.compile(r"[A-Z]{1,3}")
MOST_ROWS = 1_048_576
# What a column of somebody else's table may be; "deadline" holds a day, a year or the first, second... year of the plan.
NAMES = (
    "identifier", "year", "body", "pillar", "topic", "activity", "indicators", "measured_by", "responsible", "deadline",
    "deadline_year", "deadline_on", "measuring", "status", "reason", "risks",
)  # fmt: skip


@dataclass(frozen=True)
class Mapping:
    """``head`` is the row of the headings as people count, ``columns`` ``{letter: name}``; ``plan`` a code; ``language``
    that of the texts; ``year`` that of new activities whose row tells none.
    """

    sheet: str
    head: int
    plan: str
    language: str
    columns: AnyMapping[str, str]
    year: int | None = None

    def as_data(self) -> dict[str, Any]:
        """As it is kept, and as a file for the command line holds it."""
        data = {"sheet": self.sheet, "head": self.head, "plan": self.plan, "language": self.language}
        return data | {"year": self.year, "columns": dict(self.columns)}


def read_mapping(data: Any) -> Mapping:
    """The mapping that such data is. Raises ``RuleBroken("mapping")`` saying what is wrong with it."""
    if not isinstance(data, dict):
        raise _wrong(_("It must be an object with sheet, head, plan, language and columns."))
    columns = data.get("columns")
    if not isinstance(columns, dict) or not all(LETTERS.fullmatch(str(letter)) for letter in columns):
        raise _wrong(_("“columns” must say for letters such as A or AB what each column is."))
    unknown = sorted({str(name) for name in columns.values() if name and name not in NAMES})
    if unknown:
        raise _wrong(
            _("There is no column %(names)s. There are: %(known)s.")
            % {"names": ", ".join(unknown), "known": ", ".join(NAMES)}
        )
    if not _is_whole(data.get("head"), MOST_ROWS):
        raise _wrong(_("“head” must be the number of the row of the headings."))
    if data.get("language") not in LANGUAGES:
        raise _wrong(_("“language” must be en or es."))
    if data.get("year") is not None and not _is_whole(data["year"], 9999):
        raise _wrong(_("“year” must be a year."))
    if not isinstance(data.get("sheet"), str) or not isinstance(data.get("plan"), str):
        raise _wrong(_("“sheet” and “plan” must be texts."))
    taken = {letter: name for letter, name in columns.items() if name}
    return check_mapping(Mapping(data["sheet"], data["head"], data["plan"], data["language"], taken, data.get("year")))


def check_mapping(mapping: Mapping) -> Mapping:
    """The mapping itself. Raises ``RuleBroken("mapping")`` where rows could not be found again or a name stands twice."""
    names = list(mapping.columns.values())
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise _wrong(_("Two columns cannot both be %(names)s.") % {"names": ", ".join(twice)})
    if "deadline" in names and {"deadline_year", "deadline_on"} & set(names):
        raise _wrong(_("A deadline stands in one column for day or year, or in two of their own, not in both manners."))
    if not {"identifier", "activity"} & set(names):
        raise _wrong(_("Say which column holds the identifier or the title of the activity: rows are found by it."))
    return mapping


def _is_whole(value: Any, most: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= most


def _wrong(sentence: str) -> RuleBroken:
    return RuleBroken("mapping", _("The columns cannot be read so. %(why)s") % {"why": sentence}, field="columns")
