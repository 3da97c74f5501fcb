"""An archive that is not what was written, or that never was one of ours, is refused before anything is touched."""

import os
import random
import re
import zipfile
from unittest import mock

import pytest
from click.testing import CliRunner

from puebla.cli.main import main
from puebla.kernel.archive import seal

from .forging import forged, sealed

BOMB = b"0" * 300_000_000
TABLE = "tables/members_party.copy"
NO_BACKUP = "it is no backup made by Puebla, or its end is missing."


@pytest.fixture
def restore(tmp_path):
    """``restore(file)``: what ``puebla restore`` says in this process; nothing may have been made, whatever it says."""

    def run(file):
        folder = tmp_path / "data"
        with mock.patch.dict(os.environ):
            del os.environ["PUEBLA_SECRET_KEY"]
            result = CliRunner().invoke(main, ["restore", str(file), "--data", str(folder)])
        assert (result.exit_code, result.stdout, folder.exists()) == (1, "", False), result.output
        return result.stderr.removeprefix(f"Error: {file} cannot be restored: ").rstrip("\n")

    return run


@pytest.fixture
def damaged(backup, tmp_path):
    """``damaged(change)``: a copy of the backup in which something is altered, as ``forged`` does it."""
    return lambda change, **how: forged(backup, tmp_path / "damaged.zip", change, **how)


@pytest.mark.parametrize(
    "content",
    [b"", b"PK", b"not a backup\n", bytes(100_000), seal.LABEL[:20]],
    ids=["empty", "two bytes", "text", "nothing", "half a seal"],
)
def test_what_never_was_a_backup(restore, tmp_path, content):
    (tmp_path / "file.zip").write_bytes(content)

    assert restore(tmp_path / "file.zip") == NO_BACKUP


def test_somebody_elses_zip_file(restore, tmp_path):
    with zipfile.ZipFile(tmp_path / "file.zip", "w") as archive:
        archive.writestr("holiday.txt", "sun")

    assert restore(tmp_path / "file.zip") == NO_BACKUP


def test_a_file_that_is_not_there(restore, tmp_path):
    assert restore(tmp_path / "none.zip") == f"Error: There is no file {tmp_path / 'none.zip'}."


@pytest.mark.parametrize("share", [0.01, 0.5, 0.9, 0.999])
def test_a_lost_end(restore, backup, tmp_path, share):
    content = backup.read_bytes()
    (tmp_path / "file.zip").write_bytes(content[: int(len(content) * share)])

    assert restore(tmp_path / "file.zip") == NO_BACKUP


def test_a_lost_beginning(restore, backup, tmp_path):
    (tmp_path / "file.zip").write_bytes(backup.read_bytes()[1000:])

    assert restore(tmp_path / "file.zip").startswith("it is damaged, for its content is not what was written.")


def test_more_at_the_end(restore, backup, tmp_path):
    (tmp_path / "file.zip").write_bytes(backup.read_bytes() + b"\n")

    assert restore(tmp_path / "file.zip") == NO_BACKUP


def test_any_single_byte_that_changed(restore, backup, tmp_path):
    """The first and the last hundred, where the ZIP file says what it is, and fifty in between."""
    content = bytearray(backup.read_bytes())
    size, file, chance = len(content), tmp_path / "file.zip", random.Random(1996)  # noqa: S311  no secret
    for place in {*range(0, 100, 7), *range(size - 100, size, 7), *(chance.randrange(size) for _ in range(50))}:
        before = content[place]
        content[place] ^= 1 << chance.randrange(8)
        file.write_bytes(content)
        content[place] = before

        assert restore(file) in {
            NO_BACKUP,
            "it is damaged, for its content is not what was written. Take another copy of it.",
        }, place


def without(name):
    return lambda members, manifest: members.pop(name)


def add(name, content=b"x"):
    return lambda members, manifest: members.update({name: content})


def put(name, value):
    def change(members, manifest):
        manifest[name] = value

    return change


def change_table(**facts):
    def change(members, manifest):
        manifest["tables"]["members_party"] |= facts

    return change


HOSTILE = {
    "a table is missing": (without(TABLE), "it is damaged, for the table members_party is not whole."),
    "a table nobody knows": (add("tables/pg_authid.copy"), "it is damaged, for the table pg_authid is not whole."),
    "a name that climbs out": (
        add("../../evil"),
        "it is damaged, for it holds something that no backup holds ('../../evil').",
    ),
    "a file that climbs out": (
        add("files/../../../evil"),
        "it is damaged, for it holds something that no backup holds ('files/../../../evil').",
    ),
    "a name from the root": (
        add("/etc/passwd"),
        "it is damaged, for it holds something that no backup holds ('/etc/passwd').",
    ),
    "a file under another name": (
        add("files/ab/cd" + "0" * 62),
        "it is damaged, for it holds something that no backup holds ('files/ab/cd000",
    ),
    "a huge key": (add("secret-key", bytes(20_000)), "it is damaged, for its secret key or its profile is too large."),
    "one row less": (change_table(rows=3), "it is damaged, for tables/members_party.copy has not as many rows"),
    "a column that is none": (
        change_table(columns=['id"; DROP TABLE x; --']),
        "it is damaged, for its table of contents is wrong (tables members_party columns 0).",
    ),
    "a number of no column": (change_table(sequences={"none": 1}), "it is damaged, for a number is kept of a column"),
    "a negative number": (
        change_table(rows=-1),
        "it is damaged, for its table of contents is wrong (tables members_party rows).",
    ),
    "a table without columns": (
        change_table(columns=[]),
        "it is damaged, for its table of contents is wrong (tables members_party columns).",
    ),
    "no migrations": (put("migrations", None), "it is damaged, for its table of contents is wrong (migrations)."),
    "no tables": (put("tables", []), "it is damaged, for its table of contents is wrong (tables)."),
    "no version": (put("puebla", "new"), "it is damaged, for its table of contents is wrong (puebla)."),
    "a later version": (
        put("puebla", "9.0"),
        "it was made by Puebla 9.0 and this is 0.1.0. Install the version that made it, or a later one.",
    ),
    "a later format": (put("format", 2), "it was made by Puebla 0.1.0 and this is 0.1.0."),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_an_archive_that_was_made_up(restore, damaged, tmp_path, what):
    change, sentence = HOSTILE[what]

    assert restore(damaged(change)).startswith(sentence)
    assert not list(tmp_path.parent.glob("**/evil"))


def lie(**facts):
    def change(members, manifest):
        manifest["members"][TABLE] |= facts

    return change


UNFITTING = {
    "another content": (
        add(TABLE, b"1\tMX\n"),
        "it is damaged, for tables/members_party.copy has not the size it should have.",
    ),
    "a wrong hash": (
        lie(sha256="0" * 64),
        "it is damaged, for the content of tables/members_party.copy is not what was written.",
    ),
    "no hash": (lie(sha256="none"), "it is damaged, for its table of contents is wrong ('tables/members_party.copy')."),
    "a size that is none": (
        lie(size="many"),
        "it is damaged, for its table of contents is wrong ('tables/members_party.copy').",
    ),
    "a bomb": (add(TABLE, BOMB), "it is damaged, for tables/members_party.copy has not the size it should have."),
    "a member too few": (without(TABLE), "it is damaged, for tables/members_party.copy is missing."),
    "a member too many": (add("evil"), "it is damaged, for it holds something that no backup holds ('evil')."),
}


@pytest.mark.parametrize("what", UNFITTING)
def test_a_table_of_contents_that_does_not_fit(restore, damaged, what):
    change, sentence = UNFITTING[what]

    assert restore(damaged(change, fitting=False)).startswith(sentence)


def test_packed_in_another_way(restore, damaged):
    file = damaged(lambda members, manifest: None, packed=zipfile.ZIP_BZIP2)

    assert "is packed in a way that no backup is" in restore(file)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_member_that_is_there_twice(restore, backup, tmp_path):
    with zipfile.ZipFile(backup) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    path = tmp_path / "file.zip"
    with path.open("w+b") as stream:
        with zipfile.ZipFile(stream, "w") as archive:
            for name, content in [*members.items(), (TABLE, members[TABLE])]:
                archive.writestr(name, content)
            archive.comment = seal.BLANK
        seal.seal(stream)

    assert restore(path).startswith("it is damaged, for a part of it is there twice.")


@pytest.mark.parametrize(
    "manifest",
    [b"", b"{", b"[]", b"null", b"[" * 100_000, b'{"format": 1}', b'{"format": 2}', b"\xff\xfe", b'{"format": 1e999}'],
)
def test_no_table_of_contents(restore, tmp_path, manifest):
    path = sealed(tmp_path / "file.zip", {"manifest.json": manifest})

    assert restore(path).startswith(
        ("it is damaged, for its table of contents ", "it was made by Puebla a newer version")
    )


def test_no_manifest(restore, tmp_path):
    path = sealed(tmp_path / "file.zip", {"tables/x.copy": b""})

    assert restore(path) == "it is damaged, for its parts cannot be read. Take another copy of it."


def test_a_table_of_contents_without_end(restore, tmp_path):
    path = sealed(tmp_path / "file.zip", {"manifest.json": BOMB})

    assert restore(path) == "it is damaged, for its table of contents is too large. Take another copy of it."


def test_what_unpacks_to_more_than_the_disk_holds(restore, backup, monkeypatch):
    monkeypatch.delenv("DATABASE_URL")
    monkeypatch.setattr("shutil.disk_usage", lambda path: mock.Mock(free=2 * 1024 * 1024))

    said = restore(backup)

    assert re.fullmatch(
        r"Error: The backup needs about \d+ MB on the disk of .*, where 2 MB are free. "
        r"Make room or choose another folder with --data.",
        said,
    )
