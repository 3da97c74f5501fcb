"""Text that a spreadsheet would run as a formula is written so that it stays text."""

# What starts a formula in Excel, LibreOffice or Sheets, also after blanks, also in their full-width forms.
STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
MARK = "'"


def harmless(text: str) -> str:
    """The text with a mark before it where it could be read as a formula (or already begins with such a mark)."""
    said = text.lstrip(" \t\r\n\0\ufeff")
    return MARK + text if said.startswith((*STARTS, MARK)) or text[:1] in {"\t", "\r", "\n"} else text


def unmarked(text: str) -> str:
    """What :func:`harmless` was given."""
    return text[len(MARK) :] if text.startswith(MARK) else text
