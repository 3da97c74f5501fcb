"""``puebla doctor``: what is loaded, and whether all is well. A restored deployment gives the very same answer."""

import json
import shutil
import sys
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from . import deployment, options
from .progress import progress_bar

ROOM = 500 * 1024 * 1024  # bytes below which a running deployment is in danger
NAMED = 3  # files that are named one by one
POSTGRESQL = 150000  # 15.0, as PostgreSQL numbers itself


@click.command()
@options.data
@options.profile
@options.as_json
def doctor(data, profile, as_json):
    """Say whether all is well, and count what is loaded.

    Looks at the database, the files that people sent in, the room on the disk and the program itself. Each check says
    "in order", or what is wrong and what to do; then the exit status is 1.
    """
    server = deployment.open_existing(data=data, profile=profile)
    checks, counts = run_checks(Path(data)), {}
    if checks["tables"] is None:
        from puebla.profiles.counting import counts as counted

        checks |= run_checks_of_content()
        counts = counted()
    if as_json:
        click.echo(json.dumps({"checks": checks, "counts": counts}, indent=2, ensure_ascii=False))
    else:
        show(checks, counts)
    if any(checks.values()):
        sys.exit(1)
    return server


def run_checks(data):
    """``{check: None where all is well, else a sentence}``."""
    from django.contrib.staticfiles.finders import find
    from django.core.checks import run_checks as run_system_checks
    from django.db import connection

    from puebla.kernel.catalogs import owners, path_of

    connection.ensure_connection()
    missing = [path_of(owner) for owner in owners() if path_of(owner).exists()]
    missing = [path for path in missing if not path.with_suffix(".mo").exists()]
    free = shutil.disk_usage(data).free
    system = [str(message.msg) for message in run_system_checks() if not message.is_silenced()]
    return {
        "database": None if connection.pg_version >= POSTGRESQL else "PostgreSQL is older than 15.",
        "tables": _tables(),
        "styles": None if find("puebla/puebla.css") else "The front end is not built: make run.",
        "languages": f"Spanish is not compiled: {missing[0].parents[3].name}. Run: make run." if missing else None,
        "disk": None if free > ROOM else f"Only {free // 1024 // 1024} MB are free.",
        "program": " ".join(system) or None,
    }


def run_checks_of_content():
    """The checks that read records, for a database in this version's form: ``{check: None or a sentence}``."""
    from puebla.site.accounts.second_factor import number_unreadable

    unread = number_unreadable()
    return {
        "files": _files(),
        "second factors": f"{unread} cannot be read with this secret key: set PUEBLA_SECRET_KEY to the key that was in "
        "force when they were set up, or PUEBLA_SECRET_KEY_BEFORE."
        if unread
        else None,
    }


def _files():
    from puebla.kernel.files import files_pointed_to, is_as_kept, names_of

    lost, paths = [], files_pointed_to()
    with progress_bar("Looking at the files") as progress:
        for number, path in enumerate(paths, start=1):
            if not is_as_kept(path):
                lost.append(path)
            progress(number, len(paths))
    if not lost:
        return None
    some = "; ".join(f"{', '.join(names_of(path))} (files/{path})" for path in lost[:NAMED])
    return f"{len(lost)} of {len(paths)} are missing or damaged: {some}{'; ...' if len(lost) > NAMED else ''}"


def _tables():
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return f"{len(plan)} migrations are still to be made: puebla serve makes them." if plan else None


def show(checks, counts):
    """For people: each check with its answer, then the counts."""
    table = Table(box=None, pad_edge=False, show_header=False)
    for name, problem in checks.items():
        table.add_row(name, problem or "in order")
    table.add_row("", "")
    for name, number in counts.items():
        table.add_row(name, str(number))
    Console().print(table)
