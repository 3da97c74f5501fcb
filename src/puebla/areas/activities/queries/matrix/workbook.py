"""A view of the matrix as an Excel workbook to read, print and fill in: every row, in constant memory (F1).

The first sheet holds the rows, the second says what the columns mean and which words are allowed, a hidden third what
every cell held, for the day on which the file comes back. Identifiers and whatever follows from other cells are locked,
without a password: against slips, not against people. Below the last row stand empty ones for new activities.
"""

import datetime as dt
import re
from collections.abc import Callable
from tempfile import TemporaryFile
from typing import IO, Any

import xlsxwriter
from django.utils.translation import gettext as _
from django.utils.translation import override

from puebla.kernel.dates import say_date
from puebla.kernel.sheets.quick import QuickSheet
from puebla.profiles.process import process

from ...rules.fingerprint import written
from ...rules.formula import FORMULA
from .export import facts_of
from .field import ACTORS, DAY, FORM_OF_2019, PILLAR, STATUS, TOPICS, YEAR, Field, fields_of
from .row_height import LINE, GrowingSheet, lines_of, room_in
from .stamp import SHEET, head_of, line_of
from .table import Asked
from .word_sheet import source_of_list, words_of, write_word_sheet

RICH = re.compile("<r>.*</r>", re.DOTALL)
# By column: words wrapped at a width at which a whole matrix still prints one page wide and can be read.
WIDTHS = {
    "identifier": 14, "year": 6, "body": 14, "pillar": 18, "topic": 24, "activity": 34, "indicators": 28, "measured_by": 14,
    "responsible": 20, "plan_year": 10, "deadline_year": 10, "deadline_on": 11, "measuring": 11, "status": 13, "status_since": 11,
    "reason": 22, "remarks": 14, "risks": 32,
}  # fmt: skip
PILLARS = ("#dfe6f7", "#dcefe4", "#f8e3da", "#f3e9c9", "#e9e0f0", "#dbeef2")
DAYS = dt.date(1996, 1, 1), dt.date(2100, 12, 31)
# Paper of the region, laid across: its number in Excel; how many characters stand beside each other at two thirds of
# their size. What is wider goes on the largest.
LETTER, LEGAL, TABLOID = (1, 225), (5, 290), 3
HEAD = 0
BEGUN_WITH = ("year", "body")
LISTED = (STATUS, PILLAR, TOPICS, ACTORS)
FREE_ROWS = 200  # below the last, open and with their lists, for new activities


def workbook_of(
    ask: Asked, at: dt.datetime, form: str = "", progress: Callable[[int], Any] = lambda rows: None
) -> IO[bytes]:
    """An open temporary file with the workbook as of ``at``, at its beginning; ``form`` as in :func:`fields_of`.

    ``progress`` is told how many rows are written.
    """
    stream = TemporaryFile()  # noqa: SIM115  handed to the answer, which closes it
    options = {"constant_memory": True, "default_date_format": "yyyy-mm-dd", "remove_timezone": True}
    with override(ask.reader.language), xlsxwriter.Workbook(stream, options) as book:
        _describe(book, ask)
        matrix = _Matrix(book, ask, form)
        write_word_sheet(book, ask, form)
        matrix.write(at, progress)
    stream.seek(0)
    return stream


def title_of(ask: Asked) -> str:
    """``Follow-up matrix, RCM Strategic Plan 2019-2022``."""
    plan = ask.choices.plan
    return ", ".join(filter(None, [_("Follow-up matrix"), plan and ask.choices.labels.pick(plan.title)]))


def _describe(book: Any, ask: Asked) -> None:
    book.set_properties({"title": title_of(ask), "company": process().name})


class Looks:
    """The formats of one column, made once: a workbook has few formats and many cells."""

    def __init__(self, book: Any, field: Field, pillars: list[int]) -> None:
        common = {"valign": "top", "text_wrap": True, "locked": not field.entry}
        self.plain = book.add_format(common)
        # Year and body are told once, when a row is new.
        self.blank = book.add_format(common | {"locked": False}) if field.name in BEGUN_WITH else self.plain
        self.day = book.add_format(common | {"num_format": "yyyy-mm-dd"})
        bands: dict[int | None, Any] = {
            number: {"bg_color": PILLARS[(number - 1) % len(PILLARS)]} for number in pillars
        }
        shown: dict[int | None, Any] = {**bands} if field.key in ("identifier", "pillar") else {}
        self.banded: dict[int | None, Any] = {number: book.add_format(common | band) for number, band in shown.items()}
        self._quoted: dict[int | None, Any] = {
            number: book.add_format(common | shown.get(number, {}) | {"quote_prefix": True})
            for number in (None, *shown)
        }

    def text(self, pillar: int | None, text: str) -> Any:
        """The format of a text; one that looks like a formula stays a text when it is edited."""
        if FORMULA.match(text):
            return self._quoted.get(pillar, self._quoted[None])
        return self.banded.get(pillar, self.plain)


def as_text(text: str) -> str:
    """The text, so that the library writes it as one: what looks like its own markup it would write as it is."""
    return f"{text} " if RICH.fullmatch(text) else text


class _Matrix:
    """The sheet with the rows."""

    def __init__(self, book: Any, ask: Asked, form: str) -> None:
        self.book, self.ask, self.form = book, ask, form
        self.fields = fields_of(ask, form)
        self.looks = [Looks(book, field, [row.number for row in ask.choices.pillars]) for field in self.fields]
        self.rooms = [room_in(width_of(field)) for field in self.fields]
        self.sheet = book.add_worksheet(_("Matrix"), GrowingSheet)

    def write(self, at: dt.datetime, progress: Callable[[int], Any]) -> None:
        """Headings, rows as they come, then what lies over all of them. The form of 2019 has no identifiers to mark."""
        self._set_up()
        stamp = None if self.form == FORM_OF_2019 else self.book.add_worksheet(SHEET, QuickSheet)
        plain = self.book.add_format()
        if stamp is not None:
            stamp.hide()
            stamp.write_row(0, 0, head_of(self.ask, self.fields, at))
        last = HEAD
        for last, facts in enumerate(facts_of(self.ask), HEAD + 1):
            row = self.ask.rows.row(facts)
            values = [written(field.value(facts, row)) for field in self.fields]
            self._put(last, values, row.pillar_number)
            if stamp is not None:
                for column, text in enumerate(line_of(facts.code, values)):
                    stamp.write_string(last, column, text, plain)
            progress(last)
        self._lay_over(max(last, HEAD + 1))

    def _set_up(self) -> None:
        other = "en" if self.ask.reader.language == "es" else "es"
        with override(other):
            below = [field.heading for field in fields_of(self.ask, self.form)]
        heading = self.book.add_format(
            {
                "bold": True,
                "text_wrap": True,
                "valign": "top",
                "bg_color": "#182048",
                "font_color": "#ffffff",
                "border": 1,
            }
        )
        headings = [f"{field.heading}\n{other}" for field, other in zip(self.fields, below, strict=True)]
        self.sheet.set_row(HEAD, LINE * max(map(lines_of, headings, self.rooms)))
        for column, field in enumerate(self.fields):
            looks = self.looks[column]
            blank = looks.day if field.entry == DAY else looks.blank
            self.sheet.set_column(column, column, width_of(field), blank)
            self.sheet.write_string(HEAD, column, headings[column], heading)
        self.sheet.freeze_panes(HEAD + 1, 1)
        self._set_up_print()

    def _set_up_print(self) -> None:
        """One page wide, on the smallest paper on which it can still be read."""
        width = sum(map(width_of, self.fields))
        paper = next((number for number, fits in (LETTER, LEGAL) if width <= fits), TABLOID)
        self.sheet.set_landscape()
        self.sheet.set_paper(paper)
        self.sheet.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.6)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.hide_gridlines(0)  # they stand for borders, on the screen and on paper
        self.sheet.repeat_rows(HEAD)
        # An ampersand would be read as a command of the header.
        title, day = title_of(self.ask).replace("&", "&&"), say_date(self.ask.reader.on)
        self.sheet.set_header(f"&L{title}&R{day}")
        self.sheet.set_footer(f"&L{process().name.replace('&', '&&')}&R&P / &N")

    def _put(self, row: int, values: list[Any], pillar: int | None) -> None:
        """The cells of one row that hold anything; the others look as their column does."""
        sheet, most = self.sheet, 1
        for column, (value, looks, room) in enumerate(zip(values, self.looks, self.rooms, strict=True)):
            if value is None:
                continue
            if isinstance(value, str):
                if (len(value) > room or "\n" in value) and (lines := lines_of(value, room)) > most:
                    most = lines
                if value[0].isalnum():  # as nearly all do: no formula, no markup
                    sheet.write_string(row, column, value, looks.banded.get(pillar, looks.plain))
                else:
                    sheet.write_string(row, column, as_text(value), looks.text(pillar, value))
            elif isinstance(value, dt.date):
                sheet.write_datetime(row, column, value, looks.day)
            else:
                sheet.write_number(row, column, value, looks.plain)
        if most > 1:
            sheet.let_grow(row, most)

    def _lay_over(self, last: int) -> None:
        self.sheet.autofilter(HEAD, 0, last, len(self.fields) - 1)
        self.sheet.protect("", {"autofilter": True, "sort": True, "format_columns": True, "format_rows": True})
        for column, field in enumerate(self.fields):
            if rule := self._rule(field):
                self.sheet.data_validation(HEAD + 1, column, last + FREE_ROWS, column, rule)

    def _rule(self, field: Field) -> dict[str, Any] | None:
        """What the cells of a closed field take."""
        if field.entry in LISTED:
            return self._list(field)
        if field.entry == YEAR:
            first = 1 if self.form == FORM_OF_2019 else DAYS[0].year  # the form of 2019 counts the years of the plan
            years = {"validate": "integer", "criteria": "between", "minimum": first, "maximum": DAYS[1].year}
            return years | {"error_title": _("Not a year"), "error_message": _("Write a year as a number.")}
        if field.entry == DAY:
            days = {"validate": "date", "criteria": "between", "minimum": DAYS[0], "maximum": DAYS[1]}
            return days | {"error_title": _("Not a day"), "error_message": _("Write a day of the calendar.")}
        return None

    def _list(self, field: Field) -> dict[str, Any] | None:
        """The words to choose from; where a cell may hold several, other ones can be written."""
        source = source_of_list(words_of(self.ask), field.entry)
        if not source:
            return None
        listed = {"validate": "list", "source": source}
        if field.entry in (TOPICS, ACTORS):
            return listed | {"show_error": False}
        title = _("Not a status") if field.entry == STATUS else _("Not a pillar")
        return listed | {"error_title": title, "error_message": _("Choose one of the words in the list.")}


def width_of(field: Field) -> int:
    """The width of a column, in characters."""
    return WIDTHS.get(field.name, 16)
