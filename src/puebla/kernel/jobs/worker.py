"""The worker: one process beside the web workers, one for a database however many would like to be it."""

import asyncio
import os
import resource
import signal
import threading
import time
from pathlib import Path
from typing import Any

import psycopg
from django.db import connections
from django.utils import timezone
from procrastinate.contrib.django import app as library

from .asking import WORKER

RESIDENT = Path("/proc/self/statm")  # Linux's; elsewhere a worker stays as large as it has become
LOOK = 0.5  # seconds between two looks at it
PATIENCE = 2  # seconds until it is tried again to be the one worker
ABANDONED = "SELECT id FROM procrastinate_jobs WHERE status = 'doing' AND queue_name = 'puebla'"


def work_on(*, larger: int | None = None) -> bool:
    """Carry out jobs until told to end (SIGTERM, SIGINT).

    It waits while another worker of this database lives. What that one left behind, killed in the middle of it, is taken up again.
    With ``larger`` it ends too once it has grown by so many MiB and has no work in hand, and returns ``True``: what a large
    paper takes is given back only by a process that ends.
    """
    connections.close_all()  # those of the process that this one was forked from are not ours
    with _lock() as held:
        _wait_for(held)
        with library.replace_connector(library.connector.get_worker_connector()) as app:  # type: ignore[attr-defined]
            grown = threading.Event()
            if larger and RESIDENT.exists():
                threading.Thread(target=_end_once_grown, args=(larger, grown), daemon=True).start()
            asyncio.run(_run(app))
            return grown.is_set()


async def _run(app: Any) -> None:
    async with app.open_async():
        for row in await app.connector.execute_query_all_async(ABANDONED):
            await app.job_manager.retry_job_by_id_async(row["id"], retry_at=timezone.now())
        await app.run_worker_async(queues=["puebla"], concurrency=1, delete_jobs="always", fetch_job_polling_interval=2)


def _end_once_grown(larger: int, grown: threading.Event) -> None:
    """Wait until this process has grown by so many MiB, and tell the library to end: it finishes first what it is at."""
    most = _resident() + larger * 1024 * 1024
    while _resident() < most:
        time.sleep(LOOK)
    grown.set()
    os.kill(os.getpid(), signal.SIGTERM)


def _resident() -> int:
    """Bytes of memory that the process takes now."""
    return int(RESIDENT.read_text().split()[1]) * resource.getpagesize()


def _lock() -> psycopg.Connection:
    """A connection of its own, which keeps the lock for as long as the process lives."""
    parameters = connections["default"].get_connection_params()
    parameters = {name: value for name, value in parameters.items() if name not in ("cursor_factory", "context")}
    return psycopg.connect(**parameters, autocommit=True)


def _wait_for(held: psycopg.Connection) -> None:
    while held.execute("SELECT pg_try_advisory_lock(%s)", [WORKER]).fetchone() != (True,):
        time.sleep(PATIENCE)
