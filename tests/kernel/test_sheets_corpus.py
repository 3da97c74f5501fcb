"""Whatever is sent in is read or refused in one sentence, in little time and with little memory."""

import re
import sys
import time
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread

import pytest
from django.utils import translation

from puebla.kernel.refusals import RuleBroken
from puebla.kernel.sheets import limits
from puebla.kernel.sheets.book import Book
from puebla.kernel.sheets.read import read_book
from puebla.kernel.sheets.reader.refused import Refused
from puebla.kernel.sheets.sentences import sentence_of
from tests.corpus import CASES

MEGABYTE = 1024 * 1024
LONGEST = 10  # seconds, on a busy machine: a net, not a measurement
# What reading one file may add to the server's own memory. As much text as is given back, four bytes a letter, takes most.
SERVER = 320 * MEGABYTE
APART = limits.MEMORY
SENTENCE = re.compile(r"[A-ZÁÉ].*[.]")
HERE = Path("/proc/self")
OFTEN = 0.005  # seconds between two looks at the process apart


def memory(process, field):
    """A line of the system's account of a process, in bytes; nothing where it has gone."""
    try:
        found = re.search(rf"{field}:\s+(\d+) kB", (process / "status").read_text())
    except OSError:
        return 0
    return int(found[1]) * 1024 if found else 0


def is_reader(process):
    """Whether a process is the one that reads; until it is, it counts this one's memory as its own."""
    try:
        return b"sheets.reader" in (process / "cmdline").read_bytes()
    except OSError:
        return False


class Watch(Thread):
    """Notes the highest memory of the processes that this one starts, as long as it is watched."""

    def __init__(self):
        super().__init__(daemon=True)
        self.over = Event()
        self.highest = 0
        self.before = set(self.children())

    def children(self):
        found = []
        for task in HERE.glob("task/*/children"):
            with suppress(OSError):  # a thread that has ended meanwhile
                found += task.read_text().split()
        return [Path("/proc") / number for number in found]

    def run(self):
        while not self.over.wait(OFTEN):
            for child in set(self.children()) - self.before:
                if is_reader(child):
                    self.highest = max(self.highest, memory(child, "VmHWM"))

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.over.set()
        self.join()


def outcome(case, content):
    """How a file was read: the book or the refusal, the seconds, and the memory here and in the process apart."""
    (HERE / "clear_refs").write_text("5")  # the highest memory is counted from now on
    before, began = memory(HERE, "VmRSS"), time.monotonic()
    with Watch() as watch:
        try:
            found = read_book(content, case.file)
        except RuleBroken as broken:
            found = broken
    return found, time.monotonic() - began, memory(HERE, "VmHWM") - before, watch.highest


def in_spanish(broken):
    """The same refusal as a Spanish reader finds it, where it is one of reading and not of any upload."""
    if not isinstance(broken.__cause__, Refused):
        return ""
    with translation.override("es"):
        sentence = sentence_of(broken.__cause__)
    assert SENTENCE.fullmatch(sentence)
    assert "%" not in sentence
    return sentence


@pytest.mark.skipif(sys.platform != "linux", reason="limits of memory are Linux's")
@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_every_bad_file_is_read_or_refused_in_a_sentence(case):
    content = case.make()

    found, seconds, here, apart = outcome(case, content)

    assert seconds < LONGEST
    assert here < SERVER
    assert apart < APART
    if case.code:
        assert isinstance(found, RuleBroken), found
        assert (found.code, found.field) == (case.code, "file")
        assert SENTENCE.fullmatch(found.message)
        assert in_spanish(found) != found.message
        return
    assert isinstance(found, Book), found
    if callable(case.rows):
        assert case.rows(found)
    else:
        assert found.sheets[0].rows == case.rows


def test_the_corpus_is_large_and_the_same_every_time():
    small = [case for case in CASES.values() if case.make.__module__.endswith((".part", ".outside", ".kind"))]

    assert [case.file for case in small if case.make() != case.make()] == []
    assert len(CASES) >= 150
