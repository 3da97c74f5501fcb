"""A view of the matrix as an Excel workbook to read, print and fill in: every row, in constant memory (F1).

The first sheet holds the rows, the second says what the columns mean and which words are allowed. Identifiers and
whatever the matrix does not change in place are locked, without a password: against slips, not against people.
"""

import datetime as dt
from tempfile import TemporaryFile
from typing import IO, Any

import xlsxwriter
from django.utils.translation import gettext as _
from django.utils.translation import override
from xlsxwriter.utility import xl_rowcol_to_cell

from puebla.kernel.dates import say_date
from puebla.profiles.process import process

from ...rules.formula import FORMULA
from .export import facts_of
from .field import DAY, FORM_OF_2019, STATUS, YEAR, Field, fields_of
from .table import Asked

LONGEST = 32_767  # characters that a cell of Excel holds
CUT = " […]"
WIDTHS = {
    "identifier": 13,
    "year": 8,
    "pillar": 26,
    "topic": 30,
    "activity": 42,
    "indicators": 34,
    "responsible": 28,
    "risks": 42,
}
PILLARS = ("#dfe6f7", "#dcefe4", "#f8e3da", "#f3e9c9", "#e9e0f0", "#dbeef2")
DAYS = dt.date(1996, 1, 1), dt.date(2100, 12, 31)
LETTER = 1
HEAD = 0


def workbook_of(ask: Asked, form: str = "") -> IO[bytes]:
    """An open temporary file with the workbook, at its beginning; ``form`` as in :func:`fields_of`."""
    stream = TemporaryFile()  # noqa: SIM115  handed to the answer, which closes it
    options = {"constant_memory": True, "default_date_format": "yyyy-mm-dd", "remove_timezone": True}
    with override(ask.reader.language), xlsxwriter.Workbook(stream, options) as book:
        _describe(book, ask)
        _Matrix(book, ask, form).write()
        _explain(book, ask, form)
    stream.seek(0)
    return stream


def title_of(ask: Asked) -> str:
    """``Follow-up matrix, RCM Strategic Plan 2019-2022``."""
    plan = ask.choices.plan
    return f"{_('Follow-up matrix')}, {ask.choices.labels.pick(plan.title)}" if plan else str(_("Follow-up matrix"))


def _describe(book: Any, ask: Asked) -> None:
    book.set_properties({"title": title_of(ask), "company": process().name})


class _Matrix:
    """The sheet with the rows."""

    def __init__(self, book: Any, ask: Asked, form: str) -> None:
        self.book, self.ask, self.form = book, ask, form
        self.fields = fields_of(ask, form)
        self.formats: dict[tuple, Any] = {}
        self.sheet = book.add_worksheet(_("Matrix"))

    def write(self) -> None:
        """Headings, rows as they come, then what lies over all of them."""
        self._set_up()
        last = HEAD
        for last, facts in enumerate(facts_of(self.ask), HEAD + 1):
            row = self.ask.rows.row(facts)
            for column, field in enumerate(self.fields):
                self._put(last, column, field, field.value(facts, row), row.pillar_number)
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
        self.sheet.set_row(HEAD, 45)
        for column, field in enumerate(self.fields):
            self.sheet.set_column(column, column, WIDTHS.get(field.key, 16))
            self.sheet.write_string(HEAD, column, f"{field.heading}\n{below[column]}", heading)
        self.sheet.freeze_panes(HEAD + 1, 1)
        self.sheet.set_landscape()
        self.sheet.set_paper(LETTER)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.repeat_rows(HEAD)
        # An ampersand would be read as a command of the header.
        title, day = title_of(self.ask).replace("&", "&&"), say_date(self.ask.reader.on)
        self.sheet.set_header(f"&L{title}&R{day}")
        self.sheet.set_footer(f"&L{process().name.replace('&', '&&')}&R&P / &N")

    def _put(self, row: int, column: int, field: Field, value: Any, pillar: int | None) -> None:
        is_text = isinstance(value, str) and bool(FORMULA.match(value))
        format_ = self._format(field, pillar, is_day=isinstance(value, dt.date), is_text=is_text)
        if isinstance(value, dt.date):
            self.sheet.write_datetime(row, column, value, format_)
        elif isinstance(value, int):
            self.sheet.write_number(row, column, value, format_)
        elif value:
            whole = value if len(value) <= LONGEST else value[: LONGEST - len(CUT)] + CUT
            self.sheet.write_string(row, column, whole, format_)
        else:
            self.sheet.write_blank(row, column, None, format_)

    def _format(self, field: Field, pillar: int | None, *, is_day: bool, is_text: bool) -> Any:
        band = pillar if pillar and field.key in ("identifier", "pillar") else None
        key = (bool(field.entry), band, is_day, is_text)
        if key not in self.formats:
            looks: dict[str, Any] = {"valign": "top", "text_wrap": True, "border": 1, "border_color": "#b9b4a6"}
            looks |= {"locked": not key[0], "quote_prefix": is_text}
            looks |= {"bg_color": PILLARS[(band - 1) % len(PILLARS)]} if band else {}
            looks |= {"num_format": "yyyy-mm-dd"} if is_day else {}
            self.formats[key] = self.book.add_format(looks)
        return self.formats[key]

    def _lay_over(self, last: int) -> None:
        self.sheet.autofilter(HEAD, 0, last, len(self.fields) - 1)
        self.sheet.protect("", {"autofilter": True, "sort": True, "format_columns": True, "format_rows": True})
        for column, field in enumerate(self.fields):
            if rule := self._rule(field):
                self.sheet.data_validation(HEAD + 1, column, last, column, rule)

    def _rule(self, field: Field) -> dict[str, Any] | None:
        """What the cells of a closed field take."""
        if field.entry == STATUS:
            first, last = (xl_rowcol_to_cell(row, 0, True, True) for row in (1, len(self.ask.reader.vocabulary.words)))
            words = {"validate": "list", "source": f"='{_('Words')}'!{first}:{last}"}
            return words | {
                "error_title": _("Not a status"),
                "error_message": _("Choose one of the words in the list."),
            }
        if field.entry == YEAR:
            first = 1 if self.form == FORM_OF_2019 else DAYS[0].year  # the form of 2019 counts the years of the plan
            years = {"validate": "integer", "criteria": "between", "minimum": first, "maximum": DAYS[1].year}
            return years | {"error_title": _("Not a year"), "error_message": _("Write a year as a number.")}
        if field.entry == DAY:
            days = {"validate": "date", "criteria": "between", "minimum": DAYS[0], "maximum": DAYS[1]}
            return days | {"error_title": _("Not a day"), "error_message": _("Write a day of the calendar.")}
        return None


def _explain(book: Any, ask: Asked, form: str) -> None:
    """The second sheet: the allowed words, and what each column holds."""
    sheet = book.add_worksheet(_("Words"))
    bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, 1, 90)
    words = [[word.name] for word in ask.reader.vocabulary.words]
    columns = [[field.heading, field.meaning] for field in fields_of(ask, form)]
    heads = [_("Status: the allowed words")], [_("Column"), _("What stands in it")]
    lines = [(heads[0], bold), *((word, wrapped) for word in words), ([""], wrapped), (heads[1], bold)]
    for row, (line, looks) in enumerate([*lines, *((column, wrapped) for column in columns)]):
        sheet.write_row(row, 0, line, looks)
