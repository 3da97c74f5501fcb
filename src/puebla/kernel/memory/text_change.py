"""What changed inside a long text, word by word."""

import difflib
import re

from markupsafe import Markup, escape

LONG = 80  # from here on a reader sees the words that changed, not the whole text twice
AROUND = 8  # unchanged words shown on each side of a change
TOO_MUCH = 4_000_000  # pairs of words; beyond it comparing costs more than it tells
WORDS = re.compile(r"\s+|[^\s\w]|\w+")


def is_long(before, after):
    """Whether the change is told word by word instead of "from … to …"."""
    return bool(before and after) and max(len(before), len(after)) > LONG


def word_changes(before, after):
    """``[(sign, words)]`` with ``sign`` "=", "-" or "+": joined without the "+" it is ``before``, without the "-" ``after``."""
    old, new = WORDS.findall(before), WORDS.findall(after)
    head = _same_at_start(old, new)
    tail = _same_at_start(old[head:][::-1], new[head:][::-1])
    middle = _compared(old[head : len(old) - tail], new[head : len(new) - tail])
    steps = [("=", old[:head]), *middle, ("=", old[len(old) - tail :])]
    return [(sign, "".join(words)) for sign, words in steps if words]


def _same_at_start(old, new):
    return next(
        (place for place, (one, other) in enumerate(zip(old, new, strict=False)) if one != other),
        min(len(old), len(new)),
    )


def _compared(old, new):
    if len(old) * len(new) > TOO_MUCH:
        return [("-", old), ("+", new)]
    found = []
    for tag, i1, i2, j1, j2 in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        found += [("=", old[i1:i2])] if tag == "equal" else [("-", old[i1:i2]), ("+", new[j1:j2])]
    return found


def marked(before, after):
    """The change as markup: ``<del>`` and ``<ins>``, long unchanged stretches left out."""
    steps = word_changes(before, after)
    last = len(steps) - 1
    pieces = []
    for place, (sign, words) in enumerate(steps):
        if sign == "=":
            pieces.append(escape(_shortened(words, is_first=place == 0, is_last=place == last)))
        else:
            tag = "ins" if sign == "+" else "del"
            pieces.append(Markup("<{0}>{1}</{0}>").format(tag, words))
    return Markup("").join(pieces)


def _shortened(text, *, is_first, is_last):
    words = [match.span() for match in re.finditer(r"\S+", text)]
    keep_start, keep_end = (0 if is_first else AROUND), (0 if is_last else AROUND)
    if len(words) <= keep_start + keep_end + 4:
        return text
    start = text[: words[keep_start - 1][1]] if keep_start else ""
    end = text[words[-keep_end][0] :] if keep_end else ""
    return f"{start} … {end}"
