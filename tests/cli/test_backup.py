"""``puebla backup``: one file that holds everything, closed to others, whole or not there at all."""

import json
import shutil
import stat
import subprocess
import zipfile

import pytest

from tests.server import PUEBLA, environment

from .odd_things import NAMES
from .whole import connect, files_of, rows_of


def told(deployment, file, *arguments, **variables):
    """What ``puebla backup --json`` says."""
    status, said, errors = deployment("backup", str(file), "--json", *arguments, **variables)
    assert (status, errors) == (0, "")
    return json.loads(said)


def left_behind(table):
    """The archive names its migrations itself; what was being done at that moment is asked for again."""
    return table in {"django_migrations", "jobs_job"} or table.startswith("procrastinate_")


def test_an_archive_holds_every_row_and_every_file(source, backup):
    rows = {table: number for table, (number, _digest) in rows_of(source.address).items() if not left_behind(table)}

    archive = zipfile.ZipFile(backup)
    manifest = json.loads(archive.read("manifest.json"))

    assert {name: table["rows"] for name, table in manifest["tables"].items()} == rows
    assert {name.removeprefix("files/") for name in archive.namelist() if name.startswith("files/")} == set(
        files_of(source.folder)
    )
    assert archive.testzip() is None
    assert archive.read("secret-key").decode() == (source.folder / "secret-key").read_text()


def test_an_archive_tells_where_it_comes_from_and_what_it_counts(source, backup):
    manifest = json.loads(zipfile.ZipFile(backup).read("manifest.json"))

    assert manifest["counts"] == json.loads(source("doctor", "--json")[1])["counts"]
    assert manifest["migrations"]["members"][0] == "0001_initial"
    assert manifest["puebla"] == "0.1.0"
    with connect(source.address) as connection:
        assert connection.execute("SHOW server_version").fetchone() == (manifest["postgresql"],)


def test_nobody_else_may_read_it(backup):
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600


def test_people_are_told_what_they_hold(source, tmp_path):
    status, said, errors = source("backup", str(tmp_path / "rcm.zip"))

    assert (status, errors) == (0, "")
    assert said.startswith(f"{tmp_path / 'rcm.zip'} holds all as it stood at 20")
    assert f"tables and {len(NAMES)} files, " in said
    assert "It was read back and is whole." in said
    assert "the secret key too: keep it as safe as the deployment itself" in said


def test_programs_are_told_in_json(source, tmp_path):
    said = told(source, tmp_path / "rcm.zip")

    assert said["size"] == (tmp_path / "rcm.zip").stat().st_size
    assert (said["files"], said["lost"], said["holds_key"]) == (len(NAMES), [], True)
    assert said["counts"]["parties.members"] == 11


def test_a_file_that_is_there_stays_unless_it_is_to_be_replaced(source, tmp_path):
    file = tmp_path / "rcm.zip"
    file.write_text("older")

    assert source("backup", str(file)) == (
        1,
        "",
        f"Error: {file} is there already. Choose another name, or replace it with --force.\n",
    )
    assert file.read_text() == "older"
    assert told(source, file, "--force")["rows"] > 2000
    assert zipfile.is_zipfile(file)
    assert [path.name for path in tmp_path.iterdir()] == ["rcm.zip"]


@pytest.mark.parametrize("place", ["missing/rcm.zip", "."])
def test_a_place_that_cannot_be_is_refused(source, tmp_path, place):
    status, said, errors = source("backup", str(tmp_path / place))

    assert (status, said) == (1, "")
    assert errors in {
        f"Error: There is no folder {tmp_path / 'missing'}. Make it first, or choose another place.\n",
        f"Error: {tmp_path} is a folder. Name a file in it.\n",
    }


def test_a_full_disk_leaves_nothing_half_done(source, tmp_path):
    """No process may write more than 200 blocks of 512 bytes here, which is what a full disk comes to."""
    command = ["sh", "-c", 'ulimit -f 200; exec "$0" "$@"', PUEBLA, "backup", tmp_path / "rcm.zip"]
    done = subprocess.run(
        [*command, "--data", source.folder],
        env=environment(DATABASE_URL=source.address),
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        f"Error: There is no room for it in {tmp_path}. Make room or choose another place; nothing was kept.\n"
    )
    assert list(tmp_path.iterdir()) == []


def test_a_folder_without_a_deployment_stays_as_it_is(tmp_path):
    done = subprocess.run(
        [PUEBLA, "backup", tmp_path / "rcm.zip", "--data", tmp_path],
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stderr) == (
        1,
        f"Error: The folder {tmp_path} holds no Puebla. Name its data folder with --data.\n",
    )
    assert list(tmp_path.iterdir()) == []


def test_a_database_without_a_process_is_no_backup(deployments, tmp_path):
    empty = deployments("void")
    empty.folder.mkdir()

    assert empty("backup", str(tmp_path / "rcm.zip")) == (
        1,
        "",
        "Error: There is nothing to back up: no process was ever loaded here.\n",
    )
    assert list(tmp_path.iterdir()) == []


def test_a_database_of_a_newer_program_is_left_to_that_one(deployments, prepared, tmp_path):
    newer = deployments("newer", prepared)
    newer.folder.mkdir()
    with connect(newer.address) as connection:
        connection.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('members', '0999_from_tomorrow', now())"
        )

    assert newer("backup", str(tmp_path / "rcm.zip")) == (
        1,
        "",
        "Error: This database was made by a newer Puebla. Back it up with that one.\n",
    )


def test_files_that_are_lost_are_told_and_do_not_keep_the_rest_from_being_saved(deployments, source, tmp_path):
    holed = deployments("holed", source.database)
    shutil.copytree(source.folder, holed.folder)
    gone, changed, *_rest = sorted(files_of(holed.folder))
    (holed.folder / "files" / gone).unlink()
    with (holed.folder / "files" / changed).open("ab") as stream:
        stream.write(b"!")
    (holed.folder / "files" / "ab").mkdir(exist_ok=True)
    (holed.folder / "files" / "ab" / ("ab" + "0" * 62)).write_bytes(b"half an upload")

    status, said, errors = holed("backup", str(tmp_path / "rcm.zip"))
    found = holed("doctor", "--json")

    assert (status, "holds all" in said) == (0, True)
    assert errors == ("2 files were already missing or damaged, so the backup lacks them; puebla doctor says which.\n")
    manifest = json.loads(zipfile.ZipFile(tmp_path / "rcm.zip").read("manifest.json"))
    assert manifest["lost"] == [gone, changed]
    assert f"files/ab/ab{'0' * 62}" not in manifest["members"]
    assert found[0] == 1
    assert json.loads(found[1])["checks"]["files"].startswith(f"2 of {len(NAMES)} are missing or damaged: ")
    assert f"(files/{gone})" in json.loads(found[1])["checks"]["files"]


def test_a_key_that_does_not_fit_is_found_by_the_doctor(source):
    status, said, _errors = source("doctor", "--json", PUEBLA_SECRET_KEY="k" * 60)

    assert status == 1
    assert json.loads(said)["checks"]["second factors"].startswith("2 cannot be read with this secret key: set PUEBLA_")


def test_an_interrupted_backup_leaves_nothing(source, tmp_path):
    process = subprocess.Popen(
        [PUEBLA, "backup", tmp_path / "rcm.zip", "--data", source.folder],
        env=environment(DATABASE_URL=source.address),
        stderr=subprocess.PIPE,
        text=True,
    )
    while not list(tmp_path.iterdir()):
        assert process.poll() is None
    process.terminate()
    _said, errors = process.communicate(timeout=60)

    assert (process.returncode, errors) == (1, "\nAborted!\n")
    assert list(tmp_path.iterdir()) == []


def test_a_killed_backup_leaves_no_backup_and_the_next_one_removes_its_rest(source, tmp_path):
    process = subprocess.Popen(
        [PUEBLA, "backup", tmp_path / "monday.zip", "--data", source.folder],
        env=environment(DATABASE_URL=source.address),
        stderr=subprocess.DEVNULL,
    )
    while not list(tmp_path.iterdir()):
        assert process.poll() is None
    process.kill()
    process.wait()
    left = [path.name for path in tmp_path.iterdir()]

    told(source, tmp_path / "tuesday.zip")

    assert [(name[:12], name.endswith("unfinished")) for name in left] == [(".monday.zip.", True)]
    assert [path.name for path in tmp_path.iterdir()] == ["tuesday.zip"]
