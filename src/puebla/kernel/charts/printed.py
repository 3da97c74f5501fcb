"""Charts on paper: the same specification, drawn without a browser.

The engine that draws them takes some hundred MiB and gives none back, so it lives in a short-lived process of its own.
"""

import importlib.util
import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from .frame import for_paper
from .tones import on_paper

VERSION = "6.4"  # of Vega-Lite, the one that the pages carry (frontend/package.json)
PATIENCE = 120  # seconds for all charts of a paper, on a busy machine
KEPT = 4  # papers whose drawings are kept: a report is written as DOCX and as PDF with the same ones
START = """
import json, sys
sys.path.append(sys.argv[1])
import vl_convert
options = {"vl_version": sys.argv[2], "allowed_base_urls": []}
drawn = [vl_convert.vegalite_to_svg(one, **options) for one in json.load(sys.stdin.buffer)]
sys.stdout.buffer.write(json.dumps(drawn).encode())
"""


def svg_of(specification: Mapping[str, Any]) -> str:
    """The drawing as SVG with letters as text; the same specification always gives the same bytes.

    Raises ``ValueError`` for one that cannot be drawn.
    """
    return svgs_of([specification])[0]


def svgs_of(specifications: Sequence[Mapping[str, Any]]) -> list[str]:
    """The drawings of all charts of a paper, at once: one engine is begun for all of them. Raises ``ValueError``."""
    told = tuple(on_paper(json.dumps(for_paper(one), ensure_ascii=False)) for one in specifications)
    return list(_drawn(told)) if told else []


@lru_cache(KEPT)
def _drawn(specifications: tuple[str, ...]) -> tuple[str, ...]:
    command = [sys.executable, "-I", "-S", "-c", START, _place(), VERSION]
    try:
        ended = subprocess.run(  # noqa: S603  our own words only
            command,
            input=json.dumps(specifications).encode(),
            capture_output=True,
            env={},
            cwd="/",
            timeout=PATIENCE,
            check=False,
            start_new_session=True,  # Ctrl-C lets the server finish what it is at, and that may be this
        )
    except subprocess.TimeoutExpired as late:
        raise ValueError(f"The charts were not drawn within {PATIENCE} s.") from late
    if ended.returncode:
        raise ValueError(ended.stderr.decode("utf-8", "replace").strip() or f"Drawing ended with {ended.returncode}.")
    return tuple(json.loads(ended.stdout))


@cache
def _place() -> str:
    """The folder in which the engine lies; the process apart looks nowhere else but in Python itself."""
    engine = importlib.util.find_spec("vl_convert")
    if engine is None or engine.origin is None:
        raise ImportError("vl_convert")
    return str(Path(engine.origin).resolve().parents[1])
