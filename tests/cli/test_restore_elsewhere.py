"""``puebla restore`` on a PostgreSQL of one's own, as an account that owns its database and nothing else."""

import pytest

from .forging import forged
from .whole import connect, form_of, rows_of

OLDEST = 170_000
TOO_OLD = "Error: The database is older than PostgreSQL 17. "


@pytest.fixture
def version(deployments):
    """The version of the server that the tests use, as a number."""
    with connect(deployments("asked-for-its-version").address) as connection:
        return connection.info.server_version


@pytest.fixture
def new_enough(version):
    if version < OLDEST:
        pytest.skip(f"PostgreSQL {version} does not restore; the test of the refusal says so")


def test_a_server_that_is_too_old_is_told_before_anything_is_made(deployments, backup, version):
    elsewhere = deployments("elsewhere", owner="puebla_elsewhere")

    status, _said, errors = elsewhere("restore", str(backup))

    assert (status, errors.startswith(TOO_OLD)) == ((1, True) if version < OLDEST else (0, False))
    assert (rows_of(elsewhere.address) == {}) == (version < OLDEST)


def our_form(deployment):
    """Without how far Django has counted its own names of migrations and models, which going back makes it do twice."""
    form = form_of(deployment.address)
    form["sequences"] = [one for one in form["sequences"] if not one.startswith(("('django_", "('auth_permission"))]
    return form


@pytest.mark.usefixtures("new_enough")
def test_a_backup_of_an_earlier_form_is_restored_and_brought_to_this_one(deployments, source, tmp_path):
    earlier, later = deployments("earlier", source.database), deployments("later", owner="puebla_plain")
    earlier.folder.mkdir()
    earlier.run("manage.py", "migrate", "--verbosity=0", "monitoring", "0001")
    rows = rows_of(earlier.address)

    saved = earlier("backup", str(tmp_path / "earlier.zip"))
    restored = later("restore", str(tmp_path / "earlier.zip"))

    assert (saved[0], restored[0], restored[2]) == (0, 0, "")
    migrations = rows["django_migrations"][1]
    assert ("monitoring0001" in migrations, "monitoring0002" in migrations) == (True, False)
    earlier.run("manage.py", "migrate", "--verbosity=0")
    assert our_form(later) == our_form(earlier)
    assert rows_of(later.address) == rows_of(earlier.address)


@pytest.mark.usefixtures("new_enough")
def test_rows_that_do_not_hold_together_leave_nothing_behind(deployments, backup, tmp_path):
    """A topic that points to an activity that is not there: only the database sees it, after all has been copied."""
    table = "tables/activities_activitytopic.copy"

    def cut_loose(members, manifest):
        columns = manifest["tables"]["activities_activitytopic"]["columns"]
        members[table] = b"\t".join(b"987654" for _column in columns) + b"\n"
        manifest["tables"]["activities_activitytopic"]["rows"] = 1

    loose = deployments("loose", owner="puebla_loose")
    status, said, errors = loose("restore", str(forged(backup, tmp_path / "loose.zip", cut_loose)))

    assert (status, said) == (1, "")
    assert errors.startswith(
        "Error: The backup cannot be restored: it is damaged, for PostgreSQL does not take its content (insert or update on "
    )
    assert rows_of(loose.address) == {}
    assert not loose.folder.exists()


@pytest.mark.usefixtures("new_enough")
def test_a_form_that_this_program_does_not_know_is_left_to_a_newer_one(deployments, backup, tmp_path):
    def from_tomorrow(_members, manifest):
        manifest["migrations"]["members"].append("0999_from_tomorrow")

    newer = deployments("tomorrow")

    assert newer("restore", str(forged(backup, tmp_path / "newer.zip", from_tomorrow))) == (
        1,
        "",
        (
            "Error: The backup comes from a newer Puebla: this one (0.1.0) does not know members 0999_from_tomorrow. "
            "Install the version that made it, or a later one.\n"
        ),
    )
    assert rows_of(newer.address) == {}
    assert not newer.folder.exists()
