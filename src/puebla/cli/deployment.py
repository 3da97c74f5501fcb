"""From a terminal to a running Django: data folder, secret, database, migrations."""

import hashlib
import os
import secrets
from pathlib import Path

import click

from puebla.kernel import embedded


def prepare(*, data, demonstration=False, profile="rcm", clock=None):
    """Set the environment, start the embedded PostgreSQL unless ``DATABASE_URL`` names another, set up Django.

    Returns the embedded server (keep it: it stops with the last process that holds it) or ``None``.
    The demonstration is chosen here and never inherited from the environment: a real process has no open door.
    """
    folder = Path(data).resolve()
    server = None
    if os.environ.get("DATABASE_URL"):
        embedded.make_folder(folder)
    else:
        server, os.environ["DATABASE_URL"] = embedded.start(folder)
    os.environ["PUEBLA_DATA"] = str(folder)
    os.environ["PUEBLA_PROFILE"] = profile
    os.environ.setdefault("PUEBLA_SECRET_KEY", secret_key(folder))
    os.environ.pop("PUEBLA_DEMONSTRATION", None)
    if demonstration:
        os.environ["PUEBLA_DEMONSTRATION"] = "1"
        os.environ.setdefault("PUEBLA_MAIL_BACKEND", "django.core.mail.backends.console.EmailBackend")
    if clock:
        os.environ["PUEBLA_CLOCK"] = clock
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "puebla.config.settings")
    import django

    django.setup()
    return server


def open_existing(*, data, profile):
    """:func:`prepare` for a command that makes nothing new. Raises ``ClickException`` where there is no data folder."""
    if not Path(data).is_dir():
        raise click.ClickException(f"There is no data folder {data}. Start with puebla demo, or name it with --data.")
    return prepare(data=data, profile=profile)


def reached_at(address):
    """Where links in mails lead, unless the deployment says it is reached under another address."""
    os.environ.setdefault("PUEBLA_ADDRESS", address)


def secret_key(folder):
    """The deployment's own secret, made on first use, readable by its owner only."""
    path = folder / "secret-key"
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        if key := path.read_text().strip():
            return key
        raise click.ClickException(f"{path} is empty. Remove it; a new one is made.") from None
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
        if not executor.loader.applied_migrations:
            click.echo("Making the database (once) ...", err=True)
        call_command("migrate", verbosity=0, interactive=False)
        call_command("createcachetable", verbosity=0)


def note_profile(data, profile):
    """Remember which version of the profile was loaded, to be able to say later that it has changed."""
    (Path(data) / "profile").write_text(_fingerprint(profile))


def profile_has_changed(data, profile):
    """Whether the profile's files differ from those that were loaded."""
    note = Path(data) / "profile"
    return note.exists() and note.read_text() != _fingerprint(profile)


def _fingerprint(profile):
    from puebla.profiles.process import profile_folder

    digest = hashlib.sha256()
    for path in sorted(profile_folder(profile).glob("*.yaml")):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()
