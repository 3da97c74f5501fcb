"""The number of an item as it is printed (``7``, ``7.p``, ``7.p.iii``): what it hangs below, where it stands, what comes next.

Numbers stay as printed (M4; sources.md 2.29): nothing here renumbers anything.
"""

import re
from collections.abc import Sequence

from django.utils.translation import gettext as _

from puebla.kernel.refusals import RuleBroken

from .roman import is_roman, read_roman, write_roman

LONGEST = 20
PRINTED = re.compile(r"[1-9][0-9]{0,2}(\.([1-9][0-9]{0,2}|[a-zñ]{1,8}))*")
FIRST = {0: "a", 1: "i"}  # below so many full stops: letters, then Roman numerals
ALPHABET = "abcdefghijklmnopqrstuvwxyz"
IN_ORDER = {letter: place for place, letter in enumerate("abcdefghijklmnñopqrstuvwxyz", 1)}


def read_number(said: str) -> str:
    """The number as somebody typed it, without the full stop or bracket behind it.

    Raises ``RuleBroken("no_number")`` for what is none: levels are separated by full stops; the first is a number, those
    below it are numbers or small letters.
    """
    number = said.strip().rstrip(".)")
    if not PRINTED.fullmatch(number) or len(number) > LONGEST:
        raise RuleBroken(
            "no_number",
            _("Write the number with a full stop between its levels and in small letters, such as 7, 7.p or 7.p.iii."),
            rule="M4",
            field="number",
        )
    return number


def parent_of(number: str) -> str:
    """``7.p`` for ``7.p.iii``; empty for ``7``, which hangs below nothing."""
    return number.rpartition(".")[0]


def place_of(number: str, numbers: Sequence[str]) -> int:
    """Before how many of the others a new item stands: an index into ``numbers``, an outcome's in their order.

    It follows the last of its siblings that comes before it and all that hangs below that one; else its parent.
    Those that are there keep their order, also where a source prints them in another than the natural one.
    """
    siblings = _siblings(number, numbers)
    are_roman = _are_roman([*siblings, number])
    own = _rank(number, are_roman=are_roman)
    earlier = [one for one in siblings if _rank(one, are_roman=are_roman) < own]
    if not earlier:
        parent = parent_of(number)
        return numbers.index(parent) + 1 if parent else 0
    place = numbers.index(earlier[-1]) + 1
    while place < len(numbers) and numbers[place].startswith(f"{earlier[-1]}."):
        place += 1
    return place


def number_after(number: str, numbers: Sequence[str]) -> str:
    """The next free number on the same level: ``7.q`` after ``7.p``, ``7.p.iv`` after ``7.p.iii``, ``8`` after ``7``."""
    are_roman = _are_roman([*_siblings(number, numbers), number]) or _begins_roman(number, numbers)
    following = number
    while following == number or following in numbers:
        parent, dot, last = following.rpartition(".")
        following = f"{parent}{dot}{_next(last, is_roman_numeral=are_roman)}"
    return following


def first_below(number: str, numbers: Sequence[str]) -> str:
    """The next free number below an item: ``7.a`` below ``7``, ``7.p.i`` below ``7.p``, or what follows the last one there."""
    below = [one for one in numbers if parent_of(one) == number]
    if below:
        return number_after(below[-1], numbers)
    return f"{number}.{FIRST.get(number.count('.'), '1')}"


def _siblings(number: str, numbers: Sequence[str]) -> list[str]:
    return [one for one in numbers if one != number and parent_of(one) == parent_of(number)]


def _are_roman(siblings: Sequence[str]) -> bool:
    """Whether the letters of one level are Roman numerals: ``ii`` or ``iv`` among them and no ``a``."""
    letters = [one.rpartition(".")[2] for one in siblings if one.rpartition(".")[2].isalpha()]
    return "a" not in letters and any(len(one) > 1 for one in letters) and all(map(is_roman, letters))


def _begins_roman(number: str, numbers: Sequence[str]) -> bool:
    """``i`` with nothing before it is one, not the ninth letter."""
    parent, dot, last = number.rpartition(".")
    return last == "i" and f"{parent}{dot}h" not in numbers


def _rank(number: str, *, are_roman: bool) -> tuple[int, int, list[int]]:
    """By what siblings are put in order: numbers, then letters, ``z`` before ``aa``."""
    last = number.rpartition(".")[2]
    if last.isdigit():
        return 0, int(last), []
    if are_roman and is_roman(last):
        return 1, read_roman(last), []
    return 1, len(last), [IN_ORDER[letter] for letter in last]


def _next(last: str, *, is_roman_numeral: bool) -> str:
    if last.isdigit():
        return str(int(last) + 1)
    if is_roman_numeral and is_roman(last):
        return write_roman(read_roman(last) + 1)
    if set(last) == {"z"}:
        return "a" * (len(last) + 1)
    kept = last.rstrip("z")
    following = "o" if kept[-1] == "ñ" else ALPHABET[ALPHABET.index(kept[-1]) + 1]
    return kept[:-1] + following + "a" * (len(last) - len(kept))
