"""Text that a spreadsheet would run as a formula is written so that it stays text."""

import re

MARK = "'"
# What starts a formula in Excel, LibreOffice or Sheets, also after blanks and in its full-width form; and the mark itself,
# so that taking it off again gives what was there.
FORMULA = re.compile(r"[\s\0\ufeff]*[=+\-@＝＋－＠']|[\t\r\n]")


def harmless(text: str) -> str:
    """The text with a mark before it where it could be read as a formula."""
    return MARK + text if FORMULA.match(text) else text


def unmarked(text: str) -> str:
    """What :func:`harmless` was given."""
    return text.removeprefix(MARK)
