"""Text that a file can hold."""

import re

UNUSUAL = re.compile(r"[^\t\n\x20-\x7e\xa0-\xac\xae-\u0fff\u2010-\u2027]")  # what is worth a second look
UNPRINTABLE = re.compile(r"[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# What nobody sees: joiners, marks of direction, variants of a sign, a break that was pasted along.
UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb]")
LINE_ENDS = str.maketrans({"\r": "\n", "\v": "\n", "\f": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n"})
# Word keeps the signs of its symbol fonts in a range that belongs to nobody; pasted elsewhere they are empty boxes.
OF_SYMBOL_FONTS = str.maketrans(
    {
        **dict.fromkeys("\uf0b7\uf0a7\uf06c\uf06e\uf0d8\uf076\uf0a8\uf071\uf0be\uf075\uf09f\uf0b2\uf02a", "•"),
        **dict.fromkeys("\uf02d\uf0bd", "–"),
        **dict.fromkeys("\uf0fc\uf0d6", "✓"),
        "\uf0e0": "→",
        "\uf0df": "←",
        "\uf0a3": "≤",
        "\uf0b3": "≥",
        "\uf0b1": "±",
        "\uf0b0": "°",
    }
)
NOBODYS = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")  # signs of one font alone: no other can show them
SIGN = "\N{WHITE SQUARE}"  # stands for what cannot be shown
BULLET = re.compile(r"[•▪◦‣⁃∙●○■□➢❖]\s+|·\s+")


def with_real_signs(text: str) -> str:
    """``text`` with the bullets, dashes and arrows that Word keeps in its symbol fonts as what they look like."""
    return text.translate(OF_SYMBOL_FONTS)


def visible(text: str) -> str:
    """``text`` with real signs, and without what XML cannot hold or nobody sees."""
    return UNSEEN.sub("", UNPRINTABLE.sub("", with_real_signs(text.replace("\r\n", "\n").translate(LINE_ENDS))))


def printable(text: str) -> str:
    """What of ``text`` any file can show; a white square stands for a sign that belongs to one font alone."""
    text = text.replace("\t", " ")  # fonts have nothing for it
    if not UNUSUAL.search(text):
        return text
    return NOBODYS.sub(SIGN, visible(text))


def lines_of(text: str) -> list[str]:
    """The lines of ``text`` that say something."""
    return [line.strip() for line in printable(text).split("\n") if line.strip()]


def bulleted(line: str) -> str:
    """What a line says behind its bullet; empty where it begins with none."""
    found = BULLET.match(line)
    return line[found.end() :] if found else ""
