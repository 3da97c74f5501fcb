"""Files are there as a whole or not at all, and what nobody holds any more is tidied up."""

import subprocess
import sys

import pytest

from puebla.kernel.whole import forget_unheld, written_whole

HOLDS = """
import os, sys
from puebla.kernel.whole import hold
assert hold(os.open(sys.argv[1], os.O_RDONLY))
print("held", flush=True)
sys.stdin.read()
"""


def content_of(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_what_is_being_written_does_not_stand_there_yet(tmp_path):
    (tmp_path / "note").write_bytes(b"before")

    with written_whole(tmp_path / "note") as stream:
        stream.write(b"after")
        stream.flush()
        meanwhile = (tmp_path / "note").read_bytes()

    assert meanwhile == b"before"
    assert content_of(tmp_path) == {"note": b"after"}


def test_of_two_who_write_the_first_one_the_faster_wins(tmp_path):
    with pytest.raises(FileExistsError), written_whole(tmp_path / "key", only_first=True) as late:
        late.write(b"late")
        with written_whole(tmp_path / "key", only_first=True) as early:
            early.write(b"early")

    assert content_of(tmp_path) == {"key": b"early"}


def test_a_folder_stays_while_its_process_lives_and_goes_once_it_is_killed(tmp_path):
    folder = tmp_path / "1"  # as in two containers, where two processes have this number
    (folder / "in").mkdir(parents=True)
    (folder / "in" / "file").write_text("half")
    with subprocess.Popen(
        [sys.executable, "-c", HOLDS, folder], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        process.stdout.readline()
        forget_unheld(folder)
        while_it_lives = (folder / "in" / "file").exists()
        process.kill()

    forget_unheld(folder)

    assert while_it_lives
    assert list(tmp_path.iterdir()) == []


def test_a_link_is_not_followed(tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")

    forget_unheld(tmp_path / "link")

    assert (tmp_path / "elsewhere").is_dir()
