"""Rows as they are given back: JSON in frames of some thousand cells, each behind its length.

JSON can hold nothing that runs. A date is ``{"d": ordinal}``, a date with a time ``{"t": ISO}``; there are no other
objects among the rows.
"""

import datetime as dt
import itertools
import json
import re
import struct
from collections.abc import Iterable, Iterator
from typing import Any

from .. import limits
from .refused import Refused

LENGTH = struct.Struct(">I")
EXACT = 2**53  # beyond it a floating-point number does not stand for one whole number
CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")
MINUTE, HOUR = 60, 3600
NOT_A_NUMBER = "#NUM!"  # what Excel shows for a number that is none


def frame(message: Any) -> bytes:
    """One message behind its length in bytes."""
    encoded = json.dumps(message, ensure_ascii=False, separators=(",", ":")).encode()
    return LENGTH.pack(len(encoded)) + encoded


class Rows:
    """The rows of one sheet on their way out."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.encode = json.JSONEncoder(
            ensure_ascii=False, check_circular=False, separators=(",", ":"), default=_day
        ).encode

    def head(self, *, is_hidden: bool, merged: Iterable[tuple], formulas: Iterable[tuple]) -> bytes:
        """The frame that begins the sheet; addresses stand in it one behind the other."""
        return frame(
            {
                "sheet": self.name,
                "hidden": is_hidden,
                "merged": list(itertools.chain.from_iterable(merged)),
                "formulas": list(itertools.chain.from_iterable(formulas)),
            }
        )

    def frames(self, lines: Iterable[list[Any]], *, width: int) -> Iterator[bytes]:
        """The rows, some thousand cells at a time. Raises ``Refused`` for a cell that is too long or not text."""
        lines, first = iter(lines), 0
        while taken := list(itertools.islice(lines, max(1, limits.CHUNK // width))):
            rows = [_row(line) for line in taken]
            encoded = self.encode(rows).encode()
            # Control characters are escaped; an escaped backslash before a letter looks the same at first sight.
            if b"\\" in encoded and (b"\\u00" in encoded or b"\\b" in encoded):
                self._check_control(rows, first)
            if len(encoded) > limits.LONGEST_CELL:
                self._check_length(rows, first)
            yield LENGTH.pack(len(encoded)) + encoded
            first += len(rows)

    def _check_control(self, rows: list[list[Any]], first: int) -> None:
        for row, column, text in _texts(rows, first):
            if CONTROL.search(text):
                raise Refused("control_characters", sheet=self.name, row=row, column=column)

    def _check_length(self, rows: list[list[Any]], first: int) -> None:
        for row, column, text in _texts(rows, first):
            if len(text) > limits.LONGEST_CELL:
                raise Refused(
                    "cell_too_long", sheet=self.name, row=row, column=column, found=len(text), most=limits.LONGEST_CELL
                )


def _texts(rows: list[list[Any]], first: int) -> Iterator[tuple[int, int, str]]:
    for row, line in enumerate(rows, first):
        for column, value in enumerate(line):
            if type(value) is str:
                yield row, column, value


def _row(line: list[Any]) -> list[Any]:
    """Values as the house has them, without the empty cells at the end."""
    row = [(value or None) if type(value) is str else _plain(value) for value in line]
    while row and row[-1] is None:
        row.pop()
    return row


def _plain(value: Any) -> Any:
    """A number, truth value, day or time as it is given back; days are left to the encoder."""
    if type(value) is float:
        if -EXACT <= value <= EXACT:
            whole = int(value)
            return whole if whole == value else value
        return value if abs(value) < float("inf") else NOT_A_NUMBER
    if type(value) is dt.time:
        return value.isoformat("seconds" if value.second else "minutes")
    if type(value) is dt.timedelta:
        return _length(value)
    return value


def _length(value: dt.timedelta) -> str:
    """``36:15:00``, as Excel shows a length of time."""
    seconds = round(value.total_seconds())
    minutes, seconds = divmod(abs(seconds), MINUTE)
    hours, minutes = divmod(minutes, MINUTE)
    return f"{'-' if value.days < 0 else ''}{hours}:{minutes:02}:{seconds:02}"


def _day(value: dt.date) -> dict[str, Any]:
    if isinstance(value, dt.datetime) and value.time() != dt.time():
        return {"t": value.isoformat()}
    return {"d": value.toordinal()}
