"""``manage.py migrate``: as Django's, and quick where the database is empty."""

from typing import Any

from django.core.management.commands import migrate
from django.db import connections
from django.db.migrations.recorder import MigrationRecorder

from puebla.kernel.making import making_anew, without_parts


class Command(migrate.Command):
    """What differs is told in :mod:`puebla.kernel.making`."""

    def handle(self, *args: Any, **options: Any) -> None:
        if MigrationRecorder(connections[options["database"]]).applied_migrations():
            super().handle(*args, **options)
            return
        with making_anew():
            super().handle(*args, **options)

    def migration_progress_callback(self, action: str, migration: Any = None, fake: bool = False) -> None:
        without_parts(action, migration)
        super().migration_progress_callback(action, migration, fake)
