"""The colours of charts by name. On a page the style sheet says them (``tokens.scss``), light or dark; on paper these do.

Any two states differ in lightness as well, so that a print without colour can be read with its legend.
"""

import re

PALE, DARK = "#fff", "#1a2033"
ON_PAPER = {
    "ink": DARK,
    "ink-soft": "#454c60",
    "line": "#ddd7cb",
    "surface": "#fff",
    "land": "#dcdfe4",
    "chart-1": "#14255c",
    "chart-2": "#4a72cf",
    "chart-3": "#b9cbf2",
    "chart-4": "#a8304a",
    "chart-5": "#a39e93",
    "chart-6": "#fbf0cf",
    "on-chart-1": PALE,
    "on-chart-2": PALE,
    "on-chart-3": DARK,
    "on-chart-4": PALE,
    "on-chart-5": DARK,
    "on-chart-6": DARK,
}
# Of every stored state, in the order of a stack: carried out is darkest, what nobody knows of is lightest.
OF_STATE = {
    "completed": "chart-1",
    "under_way": "chart-2",
    "planned": "chart-3",
    "not_achieved": "chart-4",
    "dropped": "chart-5",
    "no_evidence": "chart-6",
}
STEPS = ("surface", "chart-3", "chart-2", "chart-1")  # from none to many

NAMED = re.compile(r"var\(--([a-z0-9-]+)\)")


def tone(name: str) -> str:
    """A colour in a specification, which the page or the print settles."""
    return f"var(--{name})"


def on_paper(text: str) -> str:
    """Put the colours of paper in the place of their names."""
    return NAMED.sub(lambda match: ON_PAPER[match[1]], text)
