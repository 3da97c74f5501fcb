"""Connections to PostgreSQL that it has closed: noticed before anybody asks along them, and told apart from faults."""

import logging
import select
from typing import Any

from django.db import InterfaceError, OperationalError, connections

# PostgreSQL's names for what went wrong: with the connection; or because it is being ended, starts, or has no room for one more.
CONNECTION = {"08"}
GOING = {"57P01", "57P02", "57P03", "57P05", "53300"}


def let_go_of_closed(**_signal: Any) -> None:
    """At the beginning of a request: after a restart of PostgreSQL every thread still holds a connection from before.

    Nothing is asked; an idle connection on which something has arrived has been told goodbye.
    """
    for connection in connections.all(initialized_only=True):
        if connection.connection is not None and not connection.in_atomic_block and _has_goodbye(connection.connection):
            connection.close()


def is_away(error: BaseException | None) -> bool:
    """Whether a request failed because PostgreSQL did not answer or went away, and not by a fault of ours or a full disk."""
    if not isinstance(error, OperationalError | InterfaceError):
        return False
    state = getattr(error.__cause__, "sqlstate", None)
    if state is None:  # nobody was there to name one
        return isinstance(error, OperationalError) or "connection" in str(error)
    return state[:2] in CONNECTION or state in GOING


class InOneLine(logging.Filter):
    """While PostgreSQL is away every request fails alike: one line each in the log, and no trace of our own steps."""

    def filter(self, record: logging.LogRecord) -> bool:
        error = record.exc_info[1] if record.exc_info else None
        if is_away(error):
            record.msg, record.args = f"{record.getMessage()}: {' '.join(str(error).split())}", ()
            record.exc_info = None
        return True


def _has_goodbye(connection: Any) -> bool:
    if connection.closed:
        return True
    watch = select.poll()
    watch.register(connection.pgconn.socket, select.POLLIN)
    return bool(watch.poll(0))
