"""Charts on paper: the same specification, drawn without a browser."""

import json
from collections.abc import Mapping
from typing import Any

from .frame import for_paper
from .tones import on_paper

VERSION = "6.4"  # of Vega-Lite, the one that the pages carry (frontend/package.json)


def svg_of(specification: Mapping[str, Any]) -> str:
    """The drawing as SVG with letters as text; the same specification always gives the same bytes.

    Raises ``ValueError`` for one that cannot be drawn.
    """
    import vl_convert  # noqa: PLC0415  it brings an engine of its own; only whoever prints pays for it

    return vl_convert.vegalite_to_svg(
        on_paper(json.dumps(for_paper(specification), ensure_ascii=False)), vl_version=VERSION, allowed_base_urls=[]
    )
