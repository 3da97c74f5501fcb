"""What a document says, in the order in which it says it; how it looks is the writers' business.

Texts are plain: no markup of any kind is read in them, so nobody's words can reach the page's make-up.
"""

import datetime as dt
from dataclasses import dataclass, field
from typing import Literal

from .printable import bulleted, lines_of

SHORT_ROWS, SHORT_LETTERS = 10, 500  # of a table that stays on one page
Paper = Literal["a4", "letter"]


@dataclass(frozen=True)
class Heading:
    """``level`` 1 is a section, 2 and 3 stand below it; levels 1 and 2 are listed in the contents."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Paragraph:
    """A text; each line of it that is not empty becomes a paragraph. ``is_note``: small, beside the matter."""

    text: str
    is_note: bool = False


@dataclass(frozen=True)
class Bullets:
    items: tuple[str, ...]


@dataclass(frozen=True)
class Facts:
    """Two columns without a head: what it is, and what is said of it."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Column:
    """``weight`` is the column's share of the width; numbers stand at the end of theirs."""

    title: str
    weight: float = 1
    is_number: bool = False


@dataclass(frozen=True)
class Table:
    """``has_total``: the last row sums up the others. The head is repeated on every page."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    has_total: bool = False

    @property
    def is_short(self) -> bool:
        """Whether it is better moved to the next page than divided."""
        letters = sum(len(cell) for row in self.rows for cell in row)
        return len(self.rows) <= SHORT_ROWS and letters <= SHORT_LETTERS

    def __post_init__(self):
        """Raises ``ValueError`` where a row has another number of cells than there are columns."""
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError(f"The table “{self.caption}” has a row of another length than its head.")


@dataclass(frozen=True)
class Figure:
    """A drawing as SVG; ``alt`` says in words what it shows, for those who cannot see it. ``width``: share of the line."""

    svg: str
    caption: str
    alt: str
    width: float = 1


@dataclass(frozen=True)
class PageBreak:
    """What follows begins on a new page."""


Block = Heading | Paragraph | Bullets | Facts | Table | Figure | PageBreak


def blocks_of(text: str) -> list[Block]:
    """What people wrote: paragraphs, and lists where lines begin with a bullet, pasted from Word or typed."""
    found: list[Block] = []
    for line in lines_of(text):
        item = bulleted(line)
        if item and found and isinstance(found[-1], Bullets):
            found[-1] = Bullets((*found[-1].items, item))
        else:
            found.append(Bullets((item,)) if item else Paragraph(line))
    return found


@dataclass(frozen=True)
class Document:
    """``facts`` stand under its title; ``number`` is what it is cited by; ``mark`` a word across its head such as “Draft”.

    ``dated_on`` stands in the file's properties, whenever it was written: the same document is the same bytes on any day.
    """

    title: str
    language: str
    author: str
    short_author: str
    dated_on: dt.date
    subtitle: str = ""
    number: str = ""
    mark: str = ""
    paper: Paper = "a4"
    has_contents: bool = True
    facts: tuple[tuple[str, str], ...] = ()
    blocks: tuple[Block, ...] = field(default=())

    @property
    def figures(self) -> list[Figure]:
        return [block for block in self.blocks if isinstance(block, Figure)]
