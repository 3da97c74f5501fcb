"""Spreadsheets as nobody should send them, each made in code: what is expected of them stands beside them.

``python -m tests.corpus FOLDER`` writes them all.
"""

from . import comma, kind, limit, markup, number, outside, part, zipped
from .registry import CASES, Case

__all__ = ["CASES", "Case", "comma", "kind", "limit", "markup", "number", "outside", "part", "zipped"]
