"""A migrated database to copy test databases from: migrating takes seconds, copying a moment.

Its name carries a digest of all migrations, so a changed migration makes a new one and drops the old.
"""

import hashlib
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

ROOT = Path(__file__).resolve().parents[1]
PREFIX = "puebla_migrated_"
LOCK = 1996  # any number, the same for all workers


def address_of(database):
    """The address of another database on the server that the tests use."""
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{database}").geturl()


def execute(statement):
    """Run one statement on the server that the tests use, outside of every test database."""
    with psycopg.connect(address_of("postgres"), autocommit=True) as connection:
        connection.execute(statement)


def digest():
    source = ROOT / "src" / "puebla"
    files = [*sorted(source.glob("**/migrations/*.py")), ROOT / "requirements" / "run.txt"]
    kernel = source / "kernel"
    files += [*sorted(source.glob("**/memory.py")), kernel / "memory" / "keeping.py"]  # lay triggers too
    files += [kernel / "making.py"]
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:12]


def migrated_template():
    """The name of the migrated database, made by the first worker that asks while the others wait."""
    name = PREFIX + digest()
    with psycopg.connect(address_of("postgres"), autocommit=True) as connection:
        connection.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        databases = "SELECT datname FROM pg_database WHERE datname LIKE %s"
        found = [row[0] for row in connection.execute(databases, [f"{PREFIX}%"])]
        if name not in found:
            for old in found:
                connection.execute(f'DROP DATABASE "{old}" WITH (FORCE)')
            make(connection, name)
    return name


def make(connection, name):
    half = f"{PREFIX}half"
    connection.execute(f'CREATE DATABASE "{half}" TEMPLATE template0')
    for command in (["migrate", "--verbosity=0"], ["createcachetable"]):
        subprocess.run(
            [sys.executable, ROOT / "manage.py", *command],
            env=os.environ | {"DATABASE_URL": address_of(half)},
            check=True,
            cwd=ROOT,
        )
    connection.execute(f'ALTER DATABASE "{half}" RENAME TO "{name}"')
