"""``puebla restore``: what was saved comes back, byte for byte, into an empty place only."""

import json
import signal
import subprocess
import time
import zipfile

import psycopg
import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

from puebla.kernel import embedded
from tests.server import PUEBLA, Server, environment, puebla

from .caller import Caller
from .conftest import Deployment
from .odd_things import EMAIL, NAMES, PASSWORD, SECRET
from .whole import connect, files_of, form_of, modes_of, rows_of

pytestmark = pytest.mark.installation
SESSIONS = "SELECT count(*) FROM django_session"
SAME = ("puebla", "migrations", "counts", "lost", "members")  # not the moment, nor the numbers given out since


@pytest.fixture(scope="module")
def restored(backup, tmp_path_factory):
    """The backup in a data folder with a PostgreSQL of its own; ``rows``, ``form``, ``sessions`` and ``again``, a backup
    of it, are as they were right after the restore, whatever a test has done since.
    """
    folder = tmp_path_factory.mktemp("restored") / "data"
    status, said, errors = puebla("restore", str(backup), "--data", str(folder))
    assert (status, errors) == (0, "")
    assert said.startswith(f"{folder} holds all as it stood at ")
    server, address = embedded.start(folder)
    deployment = Deployment(folder, address)
    deployment.rows, deployment.form, deployment.again = rows_of(address), form_of(address), folder.parent / "again.zip"
    with connect(address) as connection:
        deployment.sessions = connection.execute(SESSIONS).fetchone()
    status, _said, errors = deployment("backup", str(deployment.again))
    assert (status, errors) == (0, "")
    yield deployment
    server.cleanup()


def test_every_row_comes_back_the_history_too(source, restored):
    rows = rows_of(source.address)

    assert restored.rows == rows
    assert sum(number for table, (number, _digest) in rows.items() if table.endswith("event")) > 900


def test_nobody_is_signed_in_any_more(source, restored):
    with connect(source.address) as before:
        assert before.execute(SESSIONS).fetchone() > (0,)
    assert restored.sessions == (0,)


def test_every_rule_of_the_database_stands_again(source, restored):
    assert restored.form == form_of(source.address)


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("DELETE FROM activities_activityevent", "Cannot update or delete"),
        ("UPDATE members_partyevent SET name_en = 'x'", "Cannot update or delete"),
        ("TRUNCATE activities_activityevent", "cannot be emptied"),
        ("DELETE FROM activities_activity", "are kept for good"),
        ("INSERT INTO activities_activitytopic (activity_id, topic_id) VALUES (-1, -1)", "foreign key"),
    ],
)
def test_h1_the_restored_history_can_only_grow(restored, statement, words):
    with connect(restored.address) as connection, pytest.raises(psycopg.Error, match=words):
        connection.execute(statement)


def test_a_write_after_the_restore_leaves_its_line_with_a_number_of_its_own(restored):
    latest = "SELECT pgh_id, name_en FROM members_partyevent ORDER BY pgh_id DESC LIMIT 1"

    with connect(restored.address) as connection, connection.transaction(force_rollback=True):
        before, _name = connection.execute(latest).fetchone()
        connection.execute("UPDATE members_party SET name_en = name_en || '!' WHERE code = 'MX'")
        after, name = connection.execute(latest).fetchone()

    assert (after > before, name) == (True, "Mexico!")


def test_every_file_comes_back_closed_to_others(source, restored):
    files = files_of(source.folder)

    assert files_of(restored.folder) == files
    assert len(files) == len(NAMES)
    assert set(modes_of(restored.folder).values()) == {"0o600"}
    assert (restored.folder / "secret-key").read_text() == (source.folder / "secret-key").read_text()


def test_doctor_says_the_same_of_both(source, restored):
    before, after = source("doctor", "--json"), restored("doctor", "--json")

    assert after == before
    assert (before[0], before[2]) == (0, "")
    assert json.loads(before[1])["counts"]["files"] == len(NAMES)


def test_a_backup_of_what_was_restored_is_the_same_but_for_its_moment(restored, backup):
    first, second = zipfile.ZipFile(backup), zipfile.ZipFile(restored.again)

    assert first.namelist() == second.namelist()
    members = [name for name in first.namelist() if name != "manifest.json"]
    assert [name for name in members if first.read(name) != second.read(name)] == []
    said = [json.loads(one.read("manifest.json")) for one in (first, second)]
    assert [said[0][part] for part in SAME] == [said[1][part] for part in SAME]


def test_people_sign_in_with_their_password_and_second_factor(restored, tmp_path):
    server = Server(
        "serve", "--data", str(restored.folder), "--workers", "1", log=tmp_path / "log", DATABASE_URL=restored.address
    )
    try:
        lucia = Caller(server.url)
        asked = lucia.sign_in(EMAIL, PASSWORD)
        entered = lucia.post(
            "/sign-in/second-factor/", code=format_hotp_value(hotp_value(SECRET, int(time.time()) // 30))
        )
        account = lucia.get("/account/")
    finally:
        server.stop()

    assert 'name="code"' in asked
    assert 'name="code"' not in entered
    assert "Lucía Mora" in account
    assert "this version's form" not in server.said()  # the restore has left nothing to do


def test_into_a_folder_that_is_not_empty_nothing_is_restored(source, restored, backup):
    before = rows_of(source.address)

    assert source("restore", str(backup)) == (
        1,
        "",
        (f"Error: {source.folder} is not empty. A backup is restored into a new or an empty folder: --data FOLDER.\n"),
    )
    assert rows_of(source.address) == before


def test_into_a_database_that_is_not_empty_nothing_is_restored(deployments, backup):
    taken = deployments("taken")
    with connect(taken.address) as connection:
        connection.execute("CREATE TABLE cooking (recipe text)")

    assert taken("restore", str(backup)) == (
        1,
        "",
        "Error: The database is not empty (it has a table cooking). Name an empty one in DATABASE_URL.\n",
    )
    assert not taken.folder.exists()
    assert list(rows_of(taken.address)) == ["cooking"]


def is_at_work(address):
    """Whether somebody is in the middle of a transaction on the database."""
    with psycopg.connect(address, autocommit=True) as connection:
        others = "datname = current_database() AND pid <> pg_backend_pid() AND xact_start < now() - interval '0.2 s'"
        return connection.execute(f"SELECT EXISTS (SELECT FROM pg_stat_activity WHERE {others})").fetchone()[0]


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL], ids=lambda how: how.name)
def test_an_interrupted_restore_leaves_nothing_or_says_what_it_left(deployments, backup, tmp_path, how):
    half = deployments("half")
    with (tmp_path / "log").open("w") as log:
        process = subprocess.Popen(
            [PUEBLA, "restore", backup, "--data", half.folder],
            env=environment(DATABASE_URL=half.address),
            stdout=log,
            stderr=log,
        )
        while not list(half.folder.glob("files/*/*")):
            assert process.poll() is None, (tmp_path / "log").read_text()
            time.sleep(0.02)
        while not is_at_work(half.address):
            assert process.poll() is None, (tmp_path / "log").read_text()
            time.sleep(0.02)
        process.send_signal(how)
        process.wait(60)

    assert rows_of(half.address) == {}
    if how != signal.SIGKILL:
        assert (process.returncode, (tmp_path / "log").read_text(), half.folder.exists()) == (1, "\nAborted!\n", False)
        return
    sentence = (
        f"Error: A restore into {half.folder} has not ended. Where none is running any more it was interrupted: "
        "remove that folder and restore again.\n"
    )
    assert half("restore", str(backup)) == (1, "", sentence)
    assert half("doctor") == (1, "", sentence)
    assert half("serve") == (1, "", sentence)


def test_the_key_of_the_environment_stays_out_of_the_backup_and_is_asked_for(deployments, prepared, tmp_path):
    kept, file = deployments("kept", prepared), tmp_path / "kept.zip"
    kept.folder.mkdir()
    status, said, _errors = kept("backup", str(file), "--json", PUEBLA_SECRET_KEY="k" * 60)

    refused = deployments("asked")("restore", str(file))

    assert (status, json.loads(said)["holds_key"]) == (0, False)
    assert refused[0] == 1
    assert refused[2].startswith("Error: The secret key is not in this backup, for it came from PUEBLA_SECRET_KEY.")


def test_another_key_than_that_of_the_backup_is_refused(deployments, backup):
    other = deployments("other")

    status, _said, errors = other("restore", str(backup), PUEBLA_SECRET_KEY="k" * 60)

    assert status == 1
    assert errors.startswith("Error: PUEBLA_SECRET_KEY is another key than the one in this backup")
    assert not other.folder.exists()
