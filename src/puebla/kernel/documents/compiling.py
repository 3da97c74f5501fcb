"""The writer of PDF and of pixels, with the fonts that come with Puebla and none of the machine's."""

from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import typst


def compiled(parts: dict[str, bytes], **options: Any) -> bytes:
    """What typst makes of ``parts``, of which ``main.typ`` is the first."""
    return typst.compile(parts, font_paths=[str(fonts())], ignore_system_fonts=True, **options)


@cache
def fonts() -> Path:
    """The folder of the fonts, of a package that does nothing but carry them."""
    return Path(str(files("font_source_sans_pro"))) / "files"
