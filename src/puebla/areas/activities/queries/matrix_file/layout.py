"""Where in a file the matrix stands: its sheet, its headings, what each column is."""

from collections.abc import Iterable
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass, replace
from functools import cache

from django.utils.translation import override

from puebla.kernel.languages import LANGUAGES
from puebla.kernel.refusals import RuleBroken
from puebla.kernel.sheets.book import Book, Sheet, Value, cell_name
from puebla.profiles.process import process

from ...rules.heading import guess_columns, heading_key, keys_of, signature
from ...rules.mapping import NAMES, Mapping
from ...rules.worded import worded as _
from ..matrix.choice import Choices
from ..matrix.field import headings_in_both
from ..matrix.stamp import Stamp, read_stamp, stamp_sheet
from .news import Column, Fate

HEAD_WITHIN = 20  # rows in which the headings must stand
SAMPLES = 3


@dataclass(frozen=True)
class Layout:
    """``head`` the row of the headings (from 0), ``columns`` ``{column: name}``; ``stamp`` where the file is ours.

    ``seen`` tells of every column, also of those not taken; ``others`` of every other sheet why it was left.
    """

    sheet: Sheet
    head: int
    columns: dict[int, str]
    plan: str
    language: str
    words: str
    year: int | None
    stamp: Stamp | None
    mapping: Mapping
    seen: list[Column]
    others: list[tuple[str, str]]
    is_csv: bool

    @property
    def headings(self) -> list[Value]:
        return self.sheet.rows[self.head]


def layout_of_export(book: Book) -> Layout | None:
    """The layout of a workbook that Puebla wrote; ``None`` of any other.

    Raises ``RuleBroken`` where it is another process's, or the identifiers are gone.
    """
    stamp = read_stamp(book)
    if stamp is None:
        return None
    if stamp.process != process().code:
        raise _refused("other_process", _("This file is the matrix of another process, not of this one."))
    known = headings_in_both()
    for sheet in book.sheets:
        for head, row in enumerate(sheet.rows[:HEAD_WITHIN]):
            columns = _known_columns(row, known)
            if "identifier" in columns.values() and len(columns) > 1 and not sheet.is_hidden:
                return _laid(book, sheet, head, columns, Mapping("", 1, stamp.plan, stamp.language, {}), stamp)
    raise _refused(
        "no_identifiers",
        _(
            "This file was made by Puebla, but its column of identifiers is gone. Put it back, or export the matrix anew."
        ),
    )


def layout_as_mapped(book: Book, mapping: Mapping) -> Layout:
    """The layout that a person confirmed. Raises ``RuleBroken("no_such_sheet")``, ``RuleBroken("mapping")``."""
    sheet = next((sheet for sheet in book.sheets if sheet.name == mapping.sheet), None)
    if sheet is None:
        raise _refused("no_such_sheet", _("The file has no sheet “%(name)s”.") % {"name": mapping.sheet})
    if mapping.head > len(sheet.rows):
        raise _refused("mapping", _("Row %(row)s, which should hold the headings, is empty.") % {"row": mapping.head})
    head = mapping.head - 1
    width = max(map(len, sheet.rows[head:]), default=0)
    letters = {column_letter(column): column for column in range(width)}
    outside = sorted(set(mapping.columns) - set(letters))
    if outside:
        raise _refused("mapping", _("There is nothing in column %(letters)s.") % {"letters": ", ".join(outside)})
    columns = {letters[letter]: name for letter, name in mapping.columns.items()}
    return _laid(book, sheet, head, columns, mapping, None)


def guess_mapping(book: Book, choices: Choices, language: str) -> Mapping:
    """The likeliest mapping of a table that is not ours: the sheet and row with the most headings known.

    Raises ``RuleBroken("nothing_to_read")`` where no sheet holds a table.
    """
    known = {key: name for key, name in headings_in_both().items() if name in NAMES}
    must_hold_a_table(book)
    found = [
        (len(set(columns.values())), -head, sheet, columns)
        for sheet in readable_sheets(book)
        for head, row in enumerate(sheet.rows[:HEAD_WITHIN])
        if (columns := guess_columns(row, known)) or any(row)
    ]
    _score, head, sheet, columns = max(found, key=lambda one: one[:2])
    letters = {column_letter(column): name for column, name in sorted(columns.items())}
    plan = choices.usual_plan
    return Mapping(sheet.name, 1 - head, plan, _language_of(sheet.rows[-head], language), letters)


def must_hold_a_table(book: Book) -> None:
    """Raises ``RuleBroken("nothing_to_read")`` where no sheet in sight holds anything near its top."""
    if not any(any(map(any, sheet.rows[:HEAD_WITHIN])) for sheet in readable_sheets(book)):
        raise _refused("nothing_to_read", _("There is no table in this file."))


def as_remembered(guess: Mapping, book: Book, earlier: Iterable[tuple[str, Mapping]]) -> Mapping:
    """The first of the ``earlier`` mappings, each with its signature, that fits a sheet of the file; else the guess."""
    for shape, mapping in earlier:
        for sheet in readable_sheets(book):
            if mapping.head <= len(sheet.rows) and signature(sheet.rows[mapping.head - 1]) == shape:
                language = _language_of(sheet.rows[mapping.head - 1], mapping.language)
                return replace(mapping, sheet=sheet.name, language=language)
    return guess


def with_place(mapping: Mapping, book: Book, asked: AnyMapping[str, str]) -> Mapping:
    """The mapping for another sheet or row of headings, where ``asked`` names one that is there."""
    sheets = {sheet.name: sheet for sheet in readable_sheets(book)}
    sheet = sheets.get(asked.get("sheet", ""))
    head = asked.get("head", "")
    if sheet is None or not (head.isascii() and head.isdigit()) or not 1 <= int(head[:9]) <= len(sheet.rows):
        return mapping
    if (sheet.name, int(head)) == (mapping.sheet, mapping.head):
        return mapping
    known = {key: name for key, name in headings_in_both().items() if name in NAMES}
    columns = guess_columns(sheet.rows[int(head) - 1], known)
    letters = {column_letter(column): name for column, name in sorted(columns.items())}
    return replace(mapping, sheet=sheet.name, head=int(head), columns=letters)


def readable_sheets(book: Book) -> list[Sheet]:
    """The sheets in sight that hold anything."""
    return [sheet for sheet in book.sheets if not sheet.is_hidden and any(map(any, sheet.rows))]


def signature_of(book: Book, mapping: Mapping) -> str:
    """By which a table of this shape is known again; empty where the mapping does not fit the file."""
    sheet = next((sheet for sheet in book.sheets if sheet.name == mapping.sheet), None)
    return signature(sheet.rows[mapping.head - 1]) if sheet and mapping.head <= len(sheet.rows) else ""


def column_letter(column: int) -> str:
    """``A`` for the first."""
    return cell_name(0, column).rstrip("1")


def samples(sheet: Sheet, head: int, column: int) -> list[Value]:
    """The first values below a heading."""
    below = (row[column] for row in sheet.rows[head:] if column < len(row) and row[column] not in (None, ""))
    return [value for _number, value in zip(range(SAMPLES), below, strict=False)]


def _known_columns(row: list[Value], known: dict[str, str]) -> dict[int, str]:
    """The columns whose headings are ours, word for word. Raises ``RuleBroken`` where one stands twice."""
    found: dict[int, str] = {}
    for column, heading in enumerate(row):
        name = next((known[key] for key in keys_of(heading) if key in known), None)
        if name is None:
            continue
        if name in found.values() and "identifier" in found.values():
            raise _refused(
                "heading_twice",
                _("The column “%(heading)s” stands twice. Delete one of the two.")
                % {"heading": str(heading).split("\n")[0]},
            )
        found.setdefault(column, name)
    return found


def _laid(
    book: Book, sheet: Sheet, head: int, columns: dict[int, str], mapping: Mapping, stamp: Stamp | None
) -> Layout:
    headings = sheet.rows[head]
    width = max([*map(len, sheet.rows[head:]), *(column + 1 for row, column in sheet.formulas if row >= head)])
    with_formulas = {column for row, column in sheet.formulas if row >= head}
    own = stamp_sheet(book)
    seen = [
        Column(
            column_letter(column),
            str(headings[column] or "").split("\n")[0] if column < len(headings) else "",
            columns.get(column, ""),
            Fate.TAKEN if column in columns else Fate.REFUSED,
            "" if column in columns else _not_taken(sheet, head, column, with_formulas, is_ours=stamp is not None),
        )
        for column in range(width)
    ]
    ours = {own.name, _words_of(stamp)} if stamp and own else set()
    others = [(one.name, _why_left(one)) for one in book.sheets if one is not sheet and one.name not in ours]
    words = stamp.words if stamp else ""
    return Layout(
        sheet, head, columns, mapping.plan, mapping.language, words, mapping.year, stamp, mapping,
        [one for one in seen if one.name or one.heading or one.why], others, book.kind == "csv",
    )  # fmt: skip


def _words_of(stamp: Stamp) -> str:
    """The name of the sheet with the allowed words in a file of ours."""
    with override(stamp.language):
        return _("Words")


def _not_taken(sheet: Sheet, head: int, column: int, with_formulas: set[int], *, is_ours: bool) -> str:
    if (head, column) in sheet.formulas:
        return _("Its heading is a formula, so nothing in it was read. Write the heading in words.")
    if column in with_formulas and not samples(sheet, head, column):
        return _("It holds nothing but formulas; nothing in it was read.")
    if not is_ours and samples(sheet, head + 1, column):
        return _("Nobody said what this column is; nothing in it was read.")
    return _("This is no column of the matrix; nothing in it was read.") if samples(sheet, head, column) else ""


def _why_left(sheet: Sheet) -> str:
    if sheet.is_hidden:
        return _("It is hidden; nothing in it was read.")
    return _("It holds no matrix; nothing in it was read.") if any(map(any, sheet.rows)) else _("It is empty.")


def _language_of(headings: list[Value], otherwise: str) -> str:
    """The language in which more of the headings are ours."""
    firsts = [heading_key(str(one or "").split("\n")[0]) for one in headings]  # ours stand in both, the file's first
    counts = {language: sum(one in _headings_in(language) for one in firsts) for language in LANGUAGES}
    best = max(counts, key=lambda language: (counts[language], language == otherwise))
    return best if counts[best] else otherwise


@cache
def _headings_in(language: str) -> frozenset[str]:
    return frozenset(headings_in_both(language))


def _refused(code: str, sentence: str) -> RuleBroken:
    return RuleBroken(code, sentence, field="file")
