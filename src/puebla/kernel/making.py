"""Make an empty database's tables in seconds: of each step's models only those that it changes are drawn anew.

Django draws with each of more than a thousand steps every model that is related to the changed one, in case the step
also changes those; in an empty database that is a minute of work for nothing. That the database comes out the same is
held by ``tests/cli/test_making.py``. A database that holds something already is changed in Django's own way.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection
from django.db.migrations.state import ProjectState

REDRAWN = "_find_reload_model"  # which models a step draws anew; Django has no public name for it


@contextmanager
def making_anew() -> Iterator[None]:
    """Within the block migrations are run on an empty database."""

    def only_itself(_state: ProjectState, app_label: str, model_name: str, *_delay: bool) -> set[tuple[str, str]]:
        return {(app_label, model_name)}

    as_ever = getattr(ProjectState, REDRAWN)
    setattr(ProjectState, REDRAWN, only_itself)
    try:
        yield
    finally:
        setattr(ProjectState, REDRAWN, as_ever)


def without_parts(action: str, migration: Any = None, _fake: bool = False) -> None:
    """A ``progress_callback``: where all steps share a transaction, those of the jobs' library are no parts of it.

    They make a list of values and lengthen it later, and PostgreSQL lets a part of a transaction use no value that
    another part has added; savepoints are what makes parts.
    """
    if action in {"apply_start", "apply_success"}:
        connection.features.uses_savepoints = action == "apply_success" or migration.app_label != "procrastinate"
