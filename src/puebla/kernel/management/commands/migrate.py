"""``manage.py migrate``: as Django's, and quick where the database is empty."""

from typing import Any

from django.core.management.commands import migrate
from django.db import connections
from django.db.migrations.recorder import MigrationRecorder

from puebla.kernel.making import making_anew


class Command(migrate.Command):
    """Only ``handle`` differs, by what :func:`making_anew` does around it."""

    def handle(self, *args: Any, **options: Any) -> None:
        if MigrationRecorder(connections[options["database"]]).applied_migrations():
            super().handle(*args, **options)
            return
        with making_anew():
            super().handle(*args, **options)
