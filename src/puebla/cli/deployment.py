"""From a terminal to a running Django: data folder, secret, database, migrations."""

import os
import secrets
from pathlib import Path

import click

from puebla.kernel import embedded


def prepare(*, data, demonstration=False, profile="rcm", clock=None):
    """Set the environment, start the embedded PostgreSQL unless ``DATABASE_URL`` names another, set up Django.

    Returns the embedded server (keep it: it stops with the last process that holds it) or ``None``.
    """
    folder = Path(data).resolve()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise click.ClickException(f"The data folder {folder} cannot be made: {error.strerror}.") from error
    server = None
    if not os.environ.get("DATABASE_URL"):
        try:
            server, os.environ["DATABASE_URL"] = embedded.start(folder)
        except embedded.EmbeddedDatabaseError as error:
            raise click.ClickException(str(error)) from error
    os.environ["PUEBLA_DATA"] = str(folder)
    os.environ["PUEBLA_PROFILE"] = profile
    os.environ.setdefault("PUEBLA_SECRET_KEY", secret_key(folder))
    if demonstration:
        os.environ["PUEBLA_DEMONSTRATION"] = "1"
        os.environ.setdefault("PUEBLA_MAIL_BACKEND", "django.core.mail.backends.console.EmailBackend")
    if clock:
        os.environ["PUEBLA_CLOCK"] = clock
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "puebla.config.settings")
    import django

    django.setup()
    return server


def secret_key(folder):
    """The deployment's own secret, made on first use, readable by its owner only."""
    path = folder / "secret-key"
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text().strip()
    with os.fdopen(descriptor, "w") as stream:
        stream.write(secrets.token_urlsafe(50))
    return path.read_text().strip()


def migrate():
    """Bring the database to this version's form; quick when it already is."""
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
