"""From a terminal to a running Django: data folder, secret, database, migrations."""

import datetime as dt
import hashlib
import io
import os
import secrets
from contextlib import suppress
from pathlib import Path

import click

from puebla.kernel import embedded
from puebla.kernel.archive.mark import refuse_unfinished
from puebla.kernel.whole import written_whole

from . import temporary
from .progress import announced

MAKING = "Making the database (once)"
DAY = "demonstration-day"  # the note of :func:`note_day` in the data folder
FORM = "form"  # the note of :func:`note_form` in the data folder


def prepare(*, data, demonstration=False, profile="rcm", clock=None, restoring=False):
    """Set the environment, start the embedded PostgreSQL unless ``DATABASE_URL`` names another, set up Django.

    Returns the embedded server (keep it: it stops with the last process that holds it) or ``None``.
    The demonstration is chosen here and never inherited from the environment: a real process has no open door.
    Raises ``RuleBroken`` for a folder whose restore was interrupted, unless this is the restore itself, and
    ``ClickException`` for a profile that is not there.
    """
    refuse_unknown_profile(profile)
    folder = Path(data).resolve()
    server = None
    if not restoring:
        refuse_unfinished(folder)
    if os.environ.get("DATABASE_URL"):
        embedded.make_folder(folder)
    else:
        server, os.environ["DATABASE_URL"] = embedded.start(folder)
    temporary.use_own_folder(folder)
    os.environ["PUEBLA_DATA"] = str(folder)
    os.environ["PUEBLA_PROFILE"] = profile
    if not keeps_key_elsewhere():
        os.environ["PUEBLA_SECRET_KEY"] = secret_key(folder)
    os.environ.pop("PUEBLA_DEMONSTRATION", None)
    if demonstration:
        os.environ["PUEBLA_DEMONSTRATION"] = "1"
        os.environ.setdefault("PUEBLA_MAIL_BACKEND", "django.core.mail.backends.console.EmailBackend")
    if clock:
        os.environ["PUEBLA_CLOCK"] = clock
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "puebla.config.settings")
    import django

    django.setup()
    temporary.forget_half_written(folder)
    return server


def stop(server):
    """Let go of the database, and of the server that :func:`prepare` returned."""
    from django.db import connections

    connections.close_all()
    if server:
        server.cleanup()


def refuse_nothing(data):
    """Raises ``ClickException`` where the data folder holds no deployment: commands that look make none."""
    if not Path(data).is_dir():
        raise click.ClickException(f"There is no data folder {data}. Start with puebla demo, or name it with --data.")
    refuse_unfinished(Path(data).resolve())
    if not os.environ.get("DATABASE_URL") and not (Path(data) / "postgresql").is_dir():
        raise click.ClickException(f"The folder {data} holds no Puebla. Name its data folder with --data.")


def refuse_unknown_profile(profile):
    """Raises ``ClickException`` where there is no profile of that name, and no such folder."""
    from puebla.profiles.process import FOLDER, profile_folder

    if not (profile_folder(profile) / "process.yaml").is_file():
        own = ", ".join(sorted(path.parent.name for path in FOLDER.glob("*/process.yaml")))
        raise click.ClickException(
            f"There is no profile {profile}. There are {own}; or name a folder with a process.yaml."
        )


def keeps_key_elsewhere():
    """Whether the secret key comes from the environment; ask before :func:`prepare`, which puts it there."""
    return bool(os.environ.get("PUEBLA_SECRET_KEY"))


def open_existing(*, data, profile):
    """:func:`prepare` for a command that makes nothing new, on the demonstration's day where it opens one.

    Raises ``ClickException`` where there is nothing to open.
    """
    refuse_nothing(data)
    server = prepare(data=data, profile=profile)
    _stand_on_its_day(data)
    return server


def note_day(data, day):
    """Remember on which day the demonstration stands, so that every command on its folder counts as its pages do."""
    with written_whole(Path(data) / DAY) as stream:
        stream.write(day.isoformat().encode())


def _stand_on_its_day(data):
    from django.conf import settings

    from puebla.profiles.loading import is_demonstration

    note = Path(data) / DAY
    if settings.PUEBLA_CLOCK is None and note.exists() and is_demonstration():
        settings.PUEBLA_CLOCK = dt.date.fromisoformat(note.read_text())


def reached_at(address):
    """Where links in mails lead, unless the deployment says it is reached under another address."""
    os.environ.setdefault("PUEBLA_ADDRESS", address)


def secret_key(folder):
    """The deployment's own secret, made on first use, readable by its owner only."""
    path = folder / "secret-key"
    if not path.exists():
        with suppress(FileExistsError), written_whole(path, only_first=True) as stream:
            stream.write(secrets.token_urlsafe(50).encode())
    if key := path.read_text().strip():
        return key
    raise click.ClickException(f"{path} is empty. Remove it; a new one is made.")


def migrate(data):
    """Bring the database to this version's form; quick when it already is.

    A note says that it was brought there to the end: the last migration is followed by the guards of the history.
    """
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    leaves = executor.loader.graph.leaf_nodes()
    plan = executor.migration_plan(leaves)
    if not plan and _has_form(data, leaves):
        return
    (Path(data) / FORM).unlink(missing_ok=True)
    words = "Bringing the database to this version's form" if executor.loader.applied_migrations else MAKING
    with announced(words) as report:
        steps = StepCounter(total=len(plan), report=report)
        call_command("migrate", verbosity=1, interactive=False, no_color=True, stdout=steps)
    call_command("createcachetable", verbosity=0)
    note_form(data, leaves)


def note_form(data, leaves=None):
    """Remember which database has come to which form, with all that follows the last migration.

    ``leaves`` are the last migrations of this version, where they were read already.
    """
    with written_whole(Path(data) / FORM) as stream:
        stream.write(_form(leaves or _leaves()).encode())


def _has_form(data, leaves):
    note = Path(data) / FORM
    return note.exists() and note.read_text() == _form(leaves)


def _form(leaves):
    from django.db import connection

    place = [str(connection.settings_dict[name]) for name in ("HOST", "PORT", "NAME")]
    return hashlib.sha256(repr([place, sorted(leaves)]).encode()).hexdigest()


def _leaves():
    from django.db.migrations.loader import MigrationLoader

    return MigrationLoader(None).graph.leaf_nodes()


class StepCounter(io.TextIOBase):
    """Listens to the command, which says ``Applying members.0001_initial... OK``, and reports how far it has come."""

    def __init__(self, *, total, report):
        self.total, self.report, self.done = total, report, 0

    def write(self, text):
        if text.lstrip().startswith("Applying "):
            self.report(self.done, self.total)
            self.done += 1
        return len(text)


def note_profile(data, profile):
    """Remember which version of the profile was loaded, to be able to say later that it has changed."""
    with written_whole(Path(data) / "profile") as stream:
        stream.write(_fingerprint(profile).encode())


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
