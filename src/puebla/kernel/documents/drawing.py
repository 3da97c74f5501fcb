"""Drawings as pixels, for files that cannot hold them as lines."""

from functools import lru_cache

from .compiling import compiled

DOTS = 220  # to the inch: sharp in print, small enough to mail
ALONE = b"""#set page(width: 16cm, height: auto, margin: 0pt, fill: white)
#set text(font: "Source Sans Pro")
#image("drawing.svg", width: 100%)
"""


@lru_cache(64)
def png_of(svg: str) -> bytes:
    """The drawing as PNG, as wide as a line of text; the same drawing gives the same bytes."""
    return compiled({"main.typ": ALONE, "drawing.svg": svg.encode()}, format="png", ppi=DOTS)
