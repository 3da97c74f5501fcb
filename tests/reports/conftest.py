"""The RCM, and ways to act in it as in the tests of activities."""

from tests.activities.conftest import as_person, by

__all__ = ["as_person", "by"]
