"""Whatever is sent in is read or refused in one sentence, in little time and with little memory."""

import re
import resource
import sys
import time
from pathlib import Path

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
# What reading one file may add to the server's own memory: the rows of the largest file that is read, and its bytes.
SERVER = 200 * MEGABYTE
SENTENCE = re.compile(r"[A-ZÁÉ].*[.]")
STATUS, FRESH = Path("/proc/self/status"), Path("/proc/self/clear_refs")


def memory(field):
    """A line of the system's account of this process, in bytes."""
    return int(re.search(rf"{field}:\s+(\d+) kB", STATUS.read_text())[1]) * 1024


def outcome(case, content):
    """How a file was read: the book or the refusal, the seconds, and what this process took at its highest."""
    FRESH.write_text("5")  # the highest memory is counted from now on
    before, began = memory("VmRSS"), time.monotonic()
    try:
        found = read_book(content, case.file)
    except RuleBroken as broken:
        found = broken
    return found, time.monotonic() - began, memory("VmHWM") - before


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

    found, seconds, taken = outcome(case, content)

    assert seconds < LONGEST
    assert taken < SERVER
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024 < limits.MEMORY
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


def test_a_corpus_is_the_same_every_time():
    small = [case for case in CASES.values() if case.make.__module__.endswith((".part", ".outside", ".kind"))]

    assert [case.file for case in small if case.make() != case.make()] == []
    assert len(CASES) >= 150
