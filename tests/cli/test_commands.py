"""The command line as somebody at a terminal meets it: what each command is for, how far it is, what it refuses."""

import os
import pty
import re
import subprocess
from contextlib import suppress

import pytest
from click.testing import CliRunner

from puebla.cli.main import main
from tests.server import PUEBLA, environment, puebla

COMMANDS = ["demo", "load", "invite", "serve", "doctor", "export", "import", "report", "work", "backup", "restore"]
EACH_FORM = {"export": ["export", "matrix"], "import": ["import", "matrix"], "report": ["report", "annual"]}


def test_help_lists_the_commands_in_the_order_of_their_use_each_with_a_whole_sentence():
    said = CliRunner().invoke(main, ["--help"]).stdout
    lines = re.findall(r"^  (\w+) +(.+)$", said.partition("Commands:\n")[2], re.MULTILINE)

    assert [name for name, _sentence in lines] == COMMANDS
    assert [sentence for _name, sentence in lines if not re.fullmatch(r"[A-Z].+[^.]\.", sentence)] == []


@pytest.mark.parametrize(
    "command", [*(EACH_FORM.get(name, [name]) for name in COMMANDS), ["export", "iati"]], ids=" ".join
)
def test_help_of_a_command_says_what_it_does_and_what_each_option_is_for(command):
    result = CliRunner().invoke(main, [*command, "--help"])
    options = re.findall(r"^  (--\S+|-h, --help)(.*(?:\n {8,}.*)*)", result.stdout, re.MULTILINE)

    assert result.exit_code == 0
    assert "--data" in [name for name, _text in options]
    assert [name for name, text in options if not re.search(r"[A-Z][a-z]+.*\.", text, re.DOTALL)] == []
    assert [word for word in ("TEXT", "INTEGER", "PATH") if word in result.stdout] == []


REFUSED = {
    ("load", "nowhere"): "There is no profile nowhere. There are csm, rcm; or name a folder with a process.yaml.",
    ("invite", "nobody", "--name", "N"): "nobody is no e-mail address.",
    (
        "invite",
        "a@example.org",
        "--name",
        "N",
    ): "There is no data folder {}. Start with puebla demo, or name it with --data.",
    (
        "serve",
        "--profile",
        "nowhere",
    ): "There is no profile nowhere. There are csm, rcm; or name a folder with a process.yaml.",
    ("doctor",): "There is no data folder {}. Start with puebla demo, or name it with --data.",
    ("backup", "rcm.zip"): "There is no data folder {}. Start with puebla demo, or name it with --data.",
    ("restore", "rcm.zip"): "There is no file rcm.zip.",
}


@pytest.mark.parametrize("command", REFUSED, ids=" ".join)
def test_what_is_refused_is_told_in_a_sentence_and_nothing_is_made(tmp_path, command):
    folder = tmp_path / "data"

    assert puebla(*command, "--data", str(folder)) == (1, "", f"Error: {REFUSED[command].format(folder)}\n")
    assert not folder.exists()


@pytest.mark.parametrize(
    "command", [("load",), ("backup",), ("restore",), ("invite", "a@example.org"), ("backup", "a", "b")]
)
def test_what_cannot_be_meant_is_a_matter_of_usage(command):
    assert puebla(*command)[0] == 2


@pytest.mark.parametrize("command", [("export", "matrix", "m.xlsx"), ("report", "annual", "2021", "--out", "r.pdf")])
def test_a_database_of_another_form_is_told_of_with_what_to_do(deployments, tmp_path, command):
    empty = deployments("empty")
    empty.folder.mkdir()
    *words, file = command

    status, said, errors = empty(*words, str(tmp_path / file))

    assert (status, said) == (1, "")
    assert errors.endswith("puebla serve brings it there.\n")
    assert not (tmp_path / file).exists()


def on_a_terminal(*arguments, **variables):
    """What a person sees of a command: its exit status, and everything that stood on the terminal."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen([PUEBLA, *arguments], env=environment(**variables), stdout=theirs, stderr=theirs)
    os.close(theirs)
    seen = b""
    with suppress(OSError):  # that is how a terminal ends
        while piece := os.read(ours, 65536):
            seen += piece
    os.close(ours)
    return process.wait(60), seen.decode()


def test_long_work_shows_on_a_terminal_how_far_it_is(deployments, prepared, tmp_path):
    earlier = deployments("behind", prepared)
    earlier.folder.mkdir()
    earlier.run("manage.py", "migrate", "--verbosity=0", "jobs", "0001")
    where = {"DATABASE_URL": earlier.address, "TERM": "xterm"}

    migrated = on_a_terminal("demo", "--prepare-only", "--data", earlier.folder, **where)
    saved = on_a_terminal("backup", tmp_path / "rcm.zip", "--data", earlier.folder, **where)

    bar = "[━╸╺]"
    assert migrated[0] == 0
    assert re.search(f"Bringing the database to this version's form.*{bar}", migrated[1])
    assert saved[0] == 0
    assert re.search(f"Copying the database and the files.*{bar}", saved[1])
    assert re.search(f"Reading it back.*{bar}", saved[1])
