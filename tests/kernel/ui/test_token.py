"""Text can be read on every ground it stands on, in light and in dark (WCAG 2.2 AA)."""

import re
from pathlib import Path

import pytest

TOKENS = (Path(__file__).resolve().parents[3] / "frontend" / "styles" / "tokens.scss").read_text("utf-8")
HUES = ("cobalt", "agave", "clay", "ochre", "rose", "plum", "slate")
GROUNDS = ("paper", "surface", "sunken")
TEXT, SHAPE = 4.5, 3.0


def theme(name):
    block = re.search(rf"@mixin {name} \{{(.*?)\n\}}", TOKENS, re.DOTALL)[1]
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", block))


THEMES = {name: theme(name) for name in ("light", "dark")}
PAIRS = [
    *((ink, ground, TEXT) for ink in ("ink", "ink-soft", "ink-faint") for ground in GROUNDS),
    *((hue, ground, TEXT) for hue in HUES for ground in ("paper", "surface", f"{hue}-wash")),
    *(("ink", f"{hue}-wash", TEXT) for hue in HUES),
    *(("on-tone", hue, TEXT) for hue in HUES),
    *((ink, ground, TEXT) for ink in ("mast-ink", "mast-soft") for ground in ("mast", "mast-deep")),
    *(("ink", ground, TEXT) for ground in ("mark", "added", "removed")),
    *(("line-strong", ground, SHAPE) for ground in ("paper", "surface")),
    *(("focus", ground, SHAPE) for ground in GROUNDS),
]


def luminance(colour):
    digits = colour.lstrip("#")
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    channels = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return sum(weight * value for weight, value in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one, other):
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_of_black_on_white_is_what_the_guidelines_say():
    assert contrast("#000", "#fff") == pytest.approx(21)


@pytest.mark.parametrize(("ink", "ground", "least"), PAIRS)
@pytest.mark.parametrize("name", THEMES)
def test_ink_stands_out_from_its_ground(name, ink, ground, least):
    assert contrast(THEMES[name][ink], THEMES[name][ground]) >= least
