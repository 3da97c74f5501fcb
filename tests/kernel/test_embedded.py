"""The embedded PostgreSQL starts again whatever was killed, and stops with the last program that holds it."""

import fcntl
import functools
import json
import os
import select
import signal
import subprocess
import sys
import time
from contextlib import suppress

import psutil
import psycopg
import pytest

from tests.server import environment

pytestmark = pytest.mark.installation
HOLD = """
import sys
from puebla.kernel import embedded
try:
    server, address = embedded.start(sys.argv[1])
except embedded.EmbeddedDatabaseError as error:
    sys.exit(str(error))
print(address, flush=True)
sys.stdin.read()
"""


class Holder:
    """A program that holds the PostgreSQL of a folder until it is let go; :attr:`address` waits until it has it."""

    def __init__(self, folder, **variables):
        self.process = subprocess.Popen(
            [sys.executable, "-c", HOLD, folder],
            env=environment(**variables),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    @functools.cached_property
    def address(self):
        """Comes once it has it."""
        address = self.process.stdout.readline().strip()
        assert address, self.process.stderr.read()
        return address

    def let_go(self):
        _output, errors = self.process.communicate(timeout=60)
        assert (self.process.returncode, errors) == (0, "")

    def kill(self):
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.communicate()


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A data folder whose PostgreSQL has been made."""
    folder = tmp_path_factory.mktemp("embedded") / "data"
    holder = Holder(folder)
    assert answers(holder.address)
    holder.let_go()
    return folder


@pytest.fixture
def hold(tmp_path, made):
    """``hold(folder)``; at the end everything of the test's folders is ended."""
    holders, folders = [], {made}

    def begin(folder=made, **variables):
        folders.add(folder)
        holders.append(Holder(folder, **variables))
        return holders[-1]

    yield begin
    for holder in holders:
        holder.kill()
    for folder in folders:
        kill_database(folder)


def database_of(folder):
    """Its processes, the first of them in front."""
    found = []
    for process in psutil.process_iter():
        try:
            if process.name() == "postgres" and process.cwd() == str(folder / "postgresql"):
                found.append(process)
        except psutil.Error:
            continue
    return sorted(found, key=lambda process: process.create_time())


def kill_database(folder):
    processes = database_of(folder)
    for process in processes:
        process.kill()
    psutil.wait_procs(processes, timeout=20)


def answers(address):
    with psycopg.connect(address) as connection:
        return connection.execute("SELECT current_database()").fetchone() == ("puebla",)


def test_it_stops_with_the_last_that_holds_it(hold, made):
    first, second = hold(), hold()
    assert first.address == second.address

    first.let_go()
    assert answers(second.address)
    second.let_go()

    assert database_of(made) == []


def test_programs_wait_for_each_other_whichever_folder_they_have_for_what_is_temporary(hold, made, tmp_path):
    """A service may have a private one, and its first process must not be joined while it stops."""
    with (made / "postgresql.lock").open("a") as lock:
        fcntl.lockf(lock, fcntl.LOCK_EX)
        holder = hold(TMPDIR=str(tmp_path))
        meanwhile, _, _ = select.select([holder.process.stdout], [], [], 3)

    assert meanwhile == []
    assert answers(holder.address)
    assert not list(tmp_path.rglob(".lockfile"))


def test_one_that_was_killed_does_not_keep_it_running(hold, made):
    first, second = hold(), hold()
    assert first.address == second.address

    first.kill()
    second.let_go()

    assert database_of(made) == []


def test_one_whose_number_is_anothers_by_now_does_not_keep_it_running(hold, made):
    another = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    note = made / "postgresql" / ".handle_pids.json"
    note.write_text(json.dumps([another.pid]))
    os.utime(note, (time.time() - 3600,) * 2)  # written long before that other began

    holder = hold()
    assert answers(holder.address)
    holder.let_go()

    assert database_of(made) == []
    another.communicate(b"\n")


@pytest.mark.parametrize("torn", ["", "[12, 3"])
def test_a_list_of_holders_that_was_written_by_half(hold, made, torn):
    (made / "postgresql" / ".handle_pids.json").write_text(torn)

    holder = hold()

    assert answers(holder.address)
    holder.let_go()
    assert database_of(made) == []


@pytest.mark.parametrize("which", ["the first", "all"])
def test_a_postgresql_that_was_killed_starts_at_once(hold, made, which):
    assert answers(hold().address)
    processes = database_of(made)

    for process in processes if which == "all" else processes[:1]:
        with suppress(psutil.NoSuchProcess):  # it may have followed the first by itself
            process.kill()

    assert answers(hold().address)


def test_a_note_of_postgresql_that_was_written_by_half(hold, made):
    (made / "postgresql" / "postmaster.pid").write_text("4194301\n/somewhere\n")

    assert answers(hold().address)


@pytest.mark.parametrize("place", ["postmaster.pid", ".s.PGSQL.5432.lock"])
def test_a_postgresql_whose_number_is_anothers_by_now(hold, made, place):
    """After a restart of the machine, or in a container, low numbers come again."""
    assert answers(hold().address)
    lines = (made / "postgresql" / place).read_text().splitlines()
    folder = made / "postgresql"
    other = (folder / "postmaster.pid").read_text()
    kill_database(made)
    another = subprocess.Popen(["sleep", "60"], user="pgserver" if os.geteuid() == 0 else None)
    (folder / "postmaster.pid").write_text(other.replace(other.split("\n", 1)[0], str(another.pid), 1))
    (folder / place).write_text("\n".join([str(another.pid), *lines[1:]]) + "\n")

    assert answers(hold().address)

    another.kill()
    another.wait()


def test_a_first_start_that_was_killed_on_its_way_begins_anew(hold, tmp_path):
    folder = tmp_path / "data"
    for moment in (0.4, 0.8, 1.2, 1.6, 2.0):
        holder = hold(folder)
        time.sleep(moment)
        holder.kill()
        kill_database(folder)

    assert answers(hold(folder).address)
