"""How an indicator is measured, as plain data: what a published plan keeps of it."""

from typing import Any

from puebla.kernel.languages import LANGUAGES

from ..models import Indicator

PAIRS = ("unit", "method", "measured_by", "numerator", "denominator")
# What is said only where it differs from what holds by itself.
PLAIN = {
    "frequency": "", "is_ascending": True, "is_whole": True, "is_share": False, "is_additive": False, "dimensions": [],
    "counter": "",
}  # fmt: skip


def definition_of(indicator: Indicator) -> dict[str, Any]:
    """``{"definition": {...}}`` with what is said, nothing where nothing is: a version older than this stays the same.

    Ask for indicators with their targets prefetched.
    """
    said: dict[str, Any] = {}
    for name in PAIRS:
        texts = {language: getattr(indicator, f"{name}_{language}") for language in LANGUAGES}
        if any(texts.values()):
            said[name] = texts
    for name, usual in PLAIN.items():
        if getattr(indicator, name) != usual:
            said[name] = getattr(indicator, name)
    if indicator.baseline_value is not None:
        on = indicator.baseline_on.isoformat() if indicator.baseline_on else None
        said["baseline"] = {
            "value": _plainly(indicator.baseline_value),
            "on": on,
            "precision": indicator.baseline_precision,
        }
    targets = sorted(indicator.targets.all(), key=lambda one: (one.from_on, one.until_on))
    if targets:
        said["targets"] = [
            {"from": one.from_on.isoformat(), "until": one.until_on.isoformat(), "value": _plainly(one.value)}
            for one in targets
        ]
    return {"definition": said} if said else {}


def _plainly(value):
    """``2``, ``0.25``: as it is written, whatever the column adds."""
    return f"{value.normalize():f}"
