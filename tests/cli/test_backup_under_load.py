"""A backup while people work: one moment of all they did, and nothing that was acknowledged before is missing."""

import json
import re
import threading
import time

import pytest

from tests.server import Server

from .caller import Caller
from .odd_things import PDF
from .whole import connect

pytestmark = pytest.mark.installation
SEED = "import django; django.setup(); from bench.seed import seed; seed(20_000)"  # a copy takes longer than a write
TEXTS = (
    "SELECT risks_en FROM activities_activityevent WHERE pgh_obj_id = %s AND risks_en LIKE 'Write %%' ORDER BY pgh_id"
)
OUT_OF_STEP = """
SELECT code, version, (SELECT count(*) FROM activities_activityevent event WHERE event.pgh_obj_id = activity.id)
FROM activities_activity activity WHERE code NOT LIKE 'B%'
  AND version <> (SELECT count(*) FROM activities_activityevent event WHERE event.pgh_obj_id = activity.id)
"""


class Worker(threading.Thread):
    """Does one thing again and again; ``done`` is how often the site has said that it is done."""

    def __init__(self, url, code):
        super().__init__()
        self.caller, self.code, self.done, self.stopped, self.failed = Caller(url), code, 0, threading.Event(), None
        self.caller.enter_as("Marisol Quesada")

    def run(self):
        try:
            while not self.stopped.is_set():
                self.work(self.done + 1)
                self.done += 1
        except Exception as error:  # noqa: BLE001  told in the test
            self.failed = error

    def work(self, number):
        raise NotImplementedError


class Editor(Worker):
    """Changes one cell of the matrix."""

    def work(self, number):
        address = f"/matrix/{self.code}/risks/?year=2022"
        version = re.search(r'name="version" value="(\d+)"', self.caller.get(address))[1]
        self.caller.post(address, version=version, text=f"Write {number}")


class Sender(Worker):
    """Sends in one file after the other."""

    def work(self, number):
        content = PDF + str(number).encode() * 20_000
        self.caller.send_file(f"/activities/{self.code}/attach/", f"{number}.pdf", content, audience="ppt_es")


@pytest.fixture(scope="module")
def busy(deployments, prepared, tmp_path_factory):
    """A demonstration at which four people work without a pause, and its workers."""
    deployment = deployments("busy", prepared)
    deployment.folder.mkdir()
    deployment.run("-c", SEED)
    server = Server(
        "demo",
        "--data",
        str(deployment.folder),
        log=tmp_path_factory.mktemp("busy") / "log",
        DATABASE_URL=deployment.address,
    )
    with connect(deployment.address) as connection:
        found = connection.execute(
            "SELECT id, code FROM activities_activity WHERE code NOT LIKE 'B%' ORDER BY id LIMIT 4"
        ).fetchall()
    kinds = (Editor, Editor, Sender, Editor)
    deployment.workers = {pk: kind(server.url, code) for kind, (pk, code) in zip(kinds, found, strict=True)}
    for worker in deployment.workers.values():
        worker.start()
    yield deployment
    for worker in deployment.workers.values():
        worker.stopped.set()
        worker.join()
    server.stop()
    assert "Traceback" not in server.said(), server.said()


def wait_for_work(workers, number):
    """Until each worker has done so much more."""
    before, end = [worker.done for worker in workers], time.monotonic() + 60
    while any(worker.done < done + number for worker, done in zip(workers, before, strict=True)):
        assert [worker.failed for worker in workers] == [None] * len(workers)
        assert time.monotonic() < end
        time.sleep(0.02)


def test_a_backup_during_load_is_one_moment_with_all_that_was_acknowledged(busy, deployments, tmp_path):
    workers = list(busy.workers.values())
    wait_for_work(workers, 5)
    acknowledged = {pk: worker.done for pk, worker in busy.workers.items()}
    saved = busy("backup", str(tmp_path / "busy.zip"), "--json")
    meanwhile = {pk: worker.done - acknowledged[pk] for pk, worker in busy.workers.items()}
    wait_for_work(workers, 2)
    for worker in workers:
        worker.stopped.set()
        worker.join()
    restored = deployments("calm")
    status, _said, errors = restored("restore", str(tmp_path / "busy.zip"))

    assert (saved[0], saved[2], status, errors) == (0, "", 0, "")
    assert json.loads(saved[1])["lost"] == []
    assert min(meanwhile.values()) > 0, "nobody worked during the backup"
    with connect(restored.address) as connection:
        assert connection.execute(OUT_OF_STEP).fetchall() == []
        for pk, worker in busy.workers.items():
            if isinstance(worker, Editor):
                found = [text for (text,) in connection.execute(TEXTS, [pk])]
                assert found == [f"Write {number}" for number in range(1, len(found) + 1)]
                now = connection.execute("SELECT risks_en FROM activities_activity WHERE id = %s", [pk]).fetchone()
                assert now == (found[-1],)
            else:
                found = names_of_files(connection, pk)
            assert acknowledged[pk] <= len(found) < worker.done
    assert json.loads(restored("doctor", "--json")[1])["checks"]["files"] is None


def names_of_files(connection, pk):
    """The files of an activity, which have numbers as names, each with its line in the history."""
    rows = connection.execute(
        "SELECT id, name FROM activities_attachment WHERE activity_id = %s ORDER BY id", [pk]
    ).fetchall()
    lines = connection.execute("SELECT pgh_obj_id, name FROM activities_attachmentevent ORDER BY pgh_obj_id").fetchall()
    assert rows == lines
    assert [name for _pk, name in rows] == [f"{number}.pdf" for number in range(1, len(rows) + 1)]
    return rows
