"""A spreadsheet that somebody sent in, read into plain rows or refused in one sentence."""

import filetype

from ..content import CONTROL
from ..refusals import RuleBroken
from ..uploads import check_ending, check_size, clean_name
from . import limits
from .apart import sheets_apart
from .book import Book
from .reader.refused import Refused
from .sentences import sentence_of

ZIP = (b"PK\x03\x04", b"PK\x05\x06")
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # how Office kept all its files until 2007, and keeps encrypted ones
HEAD = 8192  # bytes that tell what a file is
ENDINGS = {"xlsx": ("xlsx",), "csv": ("csv", "txt")}
WRITTEN = {"pdf", "ps", "rtf"}  # kinds that may be plain text; another one is a list that begins with "BM" or "MZ"
PAGES = (b"<!doctype", b"<html", b"<?xml", b"<table", b"<meta")


def read_book(content: bytes, name: str) -> Book:
    """The sheets of an uploaded file. What it is follows from its content, and its name must fit.

    Raises ``RuleBroken`` (``field="file"``) for what cannot be read, with what is wrong and what to do. Takes a
    process of its own and some seconds at most, whatever the file holds.
    """
    check_size(len(content), largest=limits.LARGEST_FILE)
    name = clean_name(name)
    try:
        kind = _kind(content)
        sheets = sheets_apart(content, kind)
    except Refused as refused:
        raise RuleBroken(refused.code, sentence_of(refused), field="file") from refused
    check_ending(name, ENDINGS[kind])
    return Book(kind, sheets)


def _kind(content: bytes) -> str:
    """``xlsx`` for what is zipped, ``csv`` for what may be text. Raises ``Refused`` for what can be neither."""
    head = content[:HEAD]
    if head.startswith(ZIP):
        return "xlsx"
    if head.startswith(COMPOUND):
        raise Refused(_compound(content))
    guess = filetype.guess(head)
    if guess is not None and (CONTROL.search(head) or guess.extension in WRITTEN):
        raise Refused("not_a_spreadsheet", kind=guess.extension.upper())
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(PAGES):
        raise Refused("web_page")
    return "csv"


def _compound(content: bytes) -> str:
    """What stands in an old Office file, by the names of its streams."""

    def holds(*names: str) -> bool:
        return any(name.encode("utf-16-le") + b"\0\0" in content for name in names)

    if holds("EncryptedPackage"):
        return "protected_by_password"
    return "old_workbook" if holds("Workbook", "Book") else "old_office_file"
