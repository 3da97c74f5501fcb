"""The process that reads a spreadsheet has nothing, can do nothing else, and never outlives its reading."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from threading import Thread

import pytest

from puebla.kernel.refusals import RuleBroken
from puebla.kernel.sheets import apart, limits
from puebla.kernel.sheets.book import Book
from puebla.kernel.sheets.read import read_book
from tests.corpus.build import cells, sheet, text, workbook

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="the system's account of a process is Linux's")
WAIT = 5  # seconds for a process to shut its doors


@pytest.fixture
def waiting():
    """A process apart that has shut its doors and waits for a file."""
    with apart._started("csv") as process:
        place = Path("/proc") / str(process.pid)
        until = time.monotonic() + WAIT
        while limit_of(place, "Max processes") != 0 and time.monotonic() < until:
            time.sleep(0.01)
        yield place
        process.kill()


def limit_of(place, name):
    line = next(line for line in (place / "limits").read_text().splitlines() if line.startswith(name))
    value = line.removeprefix(name).split()[1]
    return int(value) if value.isdigit() else None


@LINUX
def test_the_process_apart_is_held_by_the_system(waiting):
    names = ("address space", "cpu time", "file size", "open files", "processes", "core file size")

    assert {name: limit_of(waiting, f"Max {name}") for name in names} == {
        "address space": limits.MEMORY,
        "cpu time": limits.PROCESSOR,
        "file size": 0,
        "open files": 3,
        "processes": 0,
        "core file size": 0,
    }


@LINUX
def test_the_process_apart_is_given_no_secrets_and_no_files(waiting):
    assert (waiting / "environ").read_bytes() == b""
    assert {path.name for path in (waiting / "fd").iterdir()} == {"0", "1", "2"}
    assert (waiting / "cwd").readlink() == Path("/")


def test_the_process_apart_can_open_nothing():
    """What code smuggled in by a file would try: the same doors, and then a file, a connection, a program."""
    tries = (
        "open('/etc/passwd')",
        "open('/dev/null', 'w')",
        "__import__('socket').socket()",
        "__import__('os').pipe()",
        "bytearray(500 * 1024 * 1024)",
    )
    program = (
        "import sys, socket, os; sys.path += sys.argv[1:]\n"
        "from puebla.kernel.sheets.reader.main import _shut_doors\n"
        "_shut_doors()\n"
        f"for attempt in {tries!r}:\n"
        "    try:\n"
        "        eval(attempt)\n"
        "    except (OSError, MemoryError) as error:\n"
        "        print(type(error).__name__)\n"
    )
    command = [sys.executable, "-I", "-S", "-c", program, *apart._places()]

    done = subprocess.run(command, capture_output=True, text=True, env={}, check=True)

    assert done.stdout.split() == ["OSError"] * 4 + ["MemoryError"]


def test_it_starts_without_the_framework():
    program = "import sys; sys.path += sys.argv[1:]; import puebla.kernel.sheets.reader.main; print(*sys.modules)"
    command = [sys.executable, "-I", "-S", "-c", program, *apart._places()]

    loaded = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()

    assert {name for name in loaded if name.split(".")[0] in {"django", "psycopg", "jinja2", "site", "ssl"}} == set()


def test_a_reading_that_takes_too_long_is_ended(monkeypatch):
    monkeypatch.setattr(limits, "PATIENCE", 0.005)

    with pytest.raises(RuleBroken) as refused:
        read_book(workbook(), "a.xlsx")

    assert refused.value.code == "took_too_long"
    assert read_again(monkeypatch) == [[1]]


def read_again(monkeypatch):
    monkeypatch.undo()
    return read_book(workbook(), "a.xlsx").sheets[0].rows


def test_a_machine_that_goes_down_says_nothing_against_the_file(monkeypatch):
    start = apart._started

    def stopped(kind):
        process = start(kind)
        process.send_signal(signal.SIGTERM)
        return process

    monkeypatch.setattr(apart, "_started", stopped)

    with pytest.raises(RuleBroken) as refused:
        read_book(workbook(), "a.xlsx")

    assert refused.value.code == "busy"


def test_ctrl_c_at_the_terminal_of_the_server_does_not_reach_it(waiting):
    assert os.getpgid(int(waiting.name)) != os.getpgid(0)


def test_files_are_read_one_after_the_other_and_whoever_waits_too_long_is_told(monkeypatch):
    monkeypatch.setattr(limits, "PATIENCE", 0.05)

    with apart.ONE_AT_A_TIME, pytest.raises(RuleBroken) as refused:
        read_book(workbook(), "a.xlsx")

    assert refused.value.code == "busy"
    assert read_again(monkeypatch) == [[1]]


def test_several_people_may_send_files_at_once():
    found = {}

    def send(number):
        found[number] = read_book(workbook(cells(number)), "a.xlsx").sheets[0].rows

    threads = [Thread(target=send, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert found == {number: [[number]] for number in range(6)}


@LINUX
def test_nothing_is_left_open_or_running():
    read_book(workbook(), "a.xlsx")
    before, running = opened(), children()

    for name in ("a.xlsx", "a.csv"):
        with pytest.raises(RuleBroken):
            read_book(workbook(SHEET=sheet(cells("a&b"))), name)

    assert opened() == before
    assert children() == running


def opened():
    # Listing the folder opens it, too; the same number each time.
    return sorted(path.name for path in Path("/proc/self/fd").iterdir())


def children():
    return [task.read_text() for task in Path("/proc/self/task").glob("*/children") if task.read_text()]


def test_noise_in_a_workbook_never_does_more_than_be_refused():
    good = workbook(
        "".join(cells(row, text(f"línea {row}"), ('s="1"', f"<v>{44000 + row}</v>"), row=row) for row in range(1, 9))
    )
    chance = random.Random(2019)  # noqa: S311  the same noise every time
    outcomes = set()

    for _ in range(40):
        noisy = bytearray(good)
        for _ in range(chance.randint(1, 8)):
            noisy[chance.randrange(4, len(noisy))] = chance.randrange(256)
        try:
            outcomes.add(type(read_book(bytes(noisy), "a.xlsx")))
        except RuleBroken as broken:
            outcomes.add(broken.code)

    assert outcomes <= {Book, "broken_file", "unusual_file", "unpacks_too_large", "not_a_spreadsheet", "outside_data"}
    assert len(outcomes) > 1
