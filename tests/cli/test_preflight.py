"""What `make` says on a machine that lacks something: a sentence, never a stack trace."""

import shutil
import subprocess

import pytest

from tests.template import ROOT

SHELL = ("sh", "awk", "df", "id", "dirname", "rm", "mktemp", "tail")


@pytest.fixture
def machine(tmp_path):
    """A machine with the usual programs and those that the test adds; ``run(script)`` returns status and words."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in SHELL:
        (folder / name).symlink_to(shutil.which(name))

    class Machine:
        def add(self, name, script):
            (folder / name).unlink(missing_ok=True)
            (folder / name).write_text(f"#!/bin/sh\n{script}\n")
            (folder / name).chmod(0o755)

        def run(self, *command, **variables):
            environment = {"PATH": str(folder), "HOME": str(tmp_path), **variables}
            done = subprocess.run(
                [ROOT / "bin" / command[0], *command[1:]],
                check=False,
                env=environment,
                capture_output=True,
                text=True,
                cwd=tmp_path,
            )
            assert "Traceback" not in done.stderr
            return done.returncode, done.stderr

    return Machine()


def test_node_missing(machine):
    assert machine.run("node-ready") == (
        1,
        "Puebla's pages are built with Node 20 or newer, which is not installed: https://nodejs.org/en/download\n",
    )


def test_node_too_old(machine):
    machine.add("node", "echo v18.19.0")

    assert machine.run("node-ready") == (
        1,
        "Puebla's pages are built with Node 20 or newer; this is v18.19.0: https://nodejs.org/en/download\n",
    )


def test_node_without_its_package_manager(machine):
    machine.add("node", "echo v22.1.0")

    status, words = machine.run("node-ready")

    assert (status, words.split(":")[0]) == (
        1,
        "Node v22.1.0 is here without npm, its package manager. On Debian and Ubuntu",
    )


def test_node_new_enough(machine):
    machine.add("node", "echo v22.1.0")
    machine.add("npm", "")

    assert machine.run("node-ready") == (0, "")


def test_python_missing(machine):
    assert machine.run("python-ready", "venv") == (
        1,
        "Puebla needs Python 3.11 or newer. Install it, or name it: make PYTHON=/path/to/python3.12 ...\n",
    )


def test_python_too_old(machine):
    machine.add("python3", 'case "$2" in *print*) echo 3.9;; *) exit 1;; esac')

    assert machine.run("python-ready", "venv") == (
        1,
        (
            "Puebla needs Python 3.11 or newer (python3 is Python 3.9). "
            "Install it, or name it: make PYTHON=/path/to/python3.12 ...\n"
        ),
    )


def test_python_without_venv(machine):
    machine.add("python3.12", 'case "$2" in *print*) echo 3.12;; *ensurepip*) exit 1;; esac')

    assert machine.run("python-ready", "venv") == (
        1,
        "Python 3.12 is here without its venv module. On Debian and Ubuntu: apt-get install python3.12-venv\n",
    )


def test_python_with_a_full_disk(machine):
    machine.add("python3.12", 'case "$2" in *print*) echo 3.12;; esac')
    machine.add("df", "echo header; echo disk 1 1 4096 1 /")

    status, words = machine.run("python-ready", "venv")

    assert (status, words.split(" of ")[0]) == (1, "Less than 1 GB is free on the disk")


def test_a_named_python_is_the_only_one_tried(machine):
    machine.add("python3.12", "echo 3.12")

    status, words = machine.run("python-ready", "venv", PYTHON="nowhere")

    assert (status, words[:36]) == (1, "Puebla needs Python 3.11 or newer. I")


def test_chromium_cannot_be_installed_here(machine):
    assert machine.run("chromium-ready") == (
        1,
        (
            "The browser tests need Chromium. Install it (Debian: apt-get install chromium), "
            "or name it in PUEBLA_CHROMIUM.\n"
        ),
    )


def test_chromium_is_there(machine):
    machine.add("chromium-browser", "")

    assert machine.run("chromium-ready") == (0, "")
