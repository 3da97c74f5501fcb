"""What a profile brings to monitoring: the goals that the work serves, and the series that a source counted."""

from typing import Any

from puebla.kernel.access.standing import Standing

from .load_goal import load_goals
from .load_series import load_series


def load(profile: Any, *, by: Standing) -> dict[str, int]:
    """Both, where the profile has them; returns how many of each there are."""
    return {**load_goals(profile=profile, by=by), **load_series(profile=profile, by=by)}
