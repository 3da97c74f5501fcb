"""Loaded before everything (``-p tests.environment``): database address, secret and process clock for the run.

One PostgreSQL serves all workers: the one that ``DATABASE_URL`` names, else an embedded one that need not survive a
power cut. The tests stand on the demonstration's day; no mail leaves.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

os.environ.setdefault("PUEBLA_SECRET_KEY", "for-tests-only-and-long-enough-for-every-library")
os.environ.setdefault("PUEBLA_CLOCK", "2022-03-01")
os.environ.setdefault("PUEBLA_DEMONSTRATION", "1")  # its people may sign in; the fixture real_process takes it back
os.environ.setdefault("PUEBLA_MAIL_BACKEND", "django.core.mail.backends.locmem.EmailBackend")
if "PUEBLA_DATA" not in os.environ:
    os.environ["PUEBLA_DATA"] = tempfile.mkdtemp(prefix="puebla-files-")
    atexit.register(shutil.rmtree, os.environ["PUEBLA_DATA"], ignore_errors=True)
os.environ.setdefault("PGOPTIONS", "-c puebla.may_truncate=on")  # between two stories a test's database is emptied
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # the browser tests run their own loop

HURRY = ("fsync = off", "synchronous_commit = off", "full_page_writes = off", "max_connections = 100")


def hurry(server):
    """Nothing in a test's database is worth waiting for the disk."""
    import psycopg

    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        if connection.execute("SHOW fsync").fetchone() == ("on",):
            for setting in HURRY:
                connection.execute(f"ALTER SYSTEM SET {setting}")
            connection.execute("SELECT pg_reload_conf()")


if not os.environ.get("DATABASE_URL"):
    from puebla.kernel import embedded

    server, os.environ["DATABASE_URL"] = embedded.start(Path(tempfile.gettempdir()) / f"puebla-tests-{os.geteuid()}")
    hurry(server)
