"""The worker beside the web workers: begun, watched and ended with ``puebla demo``, seen from a browser."""

import os
import re
import signal
import time

import psutil
import pytest

from bench.measure import proportional_memory
from puebla.cli.beside import Beside
from tests.kills.deployment import living
from tests.kills.visitor import Visitor
from tests.server import PATIENCE, Server, puebla

pytestmark = pytest.mark.installation
MOST_MEMORY = 220  # MiB of the first process, two web workers and the worker beside them
DONE = re.compile(r'<progress[^>]*value="(\d+)"')


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    folder = tmp_path_factory.mktemp("beside") / "data"
    puebla("demo", "--prepare-only", "--data", str(folder))
    return folder


@pytest.fixture
def server(data, tmp_path):
    started = Server("demo", "--data", str(data), "--workers", "2", log=tmp_path / "log")
    yield started
    started.stop(signal.SIGKILL)


def beside(server):
    """The worker for long work: the first process begins it before the web workers."""
    return children(server)[0]


def children(server):
    return sorted(living(psutil.Process(server.process.pid).children()), key=lambda one: (one.create_time(), one.pid))


def until(condition, what):
    """What ``condition`` gives once it gives something."""
    end = time.monotonic() + PATIENCE
    while not (found := condition()):
        assert time.monotonic() < end, what
        time.sleep(0.02)
    return found


def processes_on(data):
    """Whatever still works on the folder."""
    found = psutil.process_iter(["cmdline"])
    return [one for one in living(found) if str(data) in " ".join(one.info["cmdline"] or ())]


def freezing(visitor, period):
    """Draft the semi-annual report and freeze it; the address of the job."""
    drafted = visitor.post("/en/reports/new/semiannual/", {"period": period, "meant_for": "members"})
    assert drafted.status == 302, drafted.text
    asked = visitor.post(f"{drafted.location}freeze/", {"as_it_is": "on", "before_its_end": "on"})
    assert asked.status == 302, asked.text
    assert "/jobs/" in asked.location
    return drafted.location, asked.location


def test_a_report_is_frozen_once_though_its_worker_is_killed_in_the_middle(server):
    visitor = Visitor(server.url)
    visitor.enter("Marisol Quesada Brenes")
    worker = beside(server)
    report, job = freezing(visitor, "2022-1")

    until(lambda: (found := DONE.search(visitor.get(job).text)) and int(found[1]) > 0, "The page shows how far it is.")
    worker.kill()

    until(lambda: (answer := visitor.get(job)).status == 302 or "Done" in answer.text, "The job is never done.")
    page = visitor.get(report).text
    assert "RCM/ES/2022-1/REPORT" in page
    assert "RCM/ES/2022-1/REPORT-2" not in page
    assert visitor.get(f"{report}files/es/pdf/").body.startswith(b"%PDF")
    assert worker.pid not in [one.pid for one in children(server)]
    assert len(children(server)) == 3


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM], ids=lambda how: how.name)
def test_stopping_ends_the_worker_too(server, data, how):
    until(lambda: len(children(server)) == 3, "Two web workers and one for long work.")

    assert server.stop(how) == 0
    assert processes_on(data) == []
    assert list((data / "temporary").glob("*/*")) == []
    assert not (data / "postgresql" / "postmaster.pid").exists()


def test_the_worker_ends_with_a_first_process_that_is_killed(server, data):
    of_ours = until(lambda: len(found := children(server)) == 3 and found, "Two web workers and one for long work.")

    psutil.Process(server.process.pid).kill()
    server.process.wait()

    until(lambda: not living(of_ours), "A worker has outlived its first process.")


def test_a_worker_that_ends_at_once_is_begun_again_after_a_moment_not_a_minute():
    worker = Beside(leave=lambda: os._exit(1))
    worker.keep()
    first, begun = worker.process, time.monotonic()

    until(lambda: worker.keep() or worker.process != first, "It is begun again.")

    assert 1 < time.monotonic() - begun < 10
    worker.end()


def test_all_of_it_stays_small(server):
    visitor = Visitor(server.url)
    visitor.enter("Marisol Quesada Brenes")
    worker = beside(server)
    freezing(visitor, "2021-2")
    for _page in range(50):
        visitor.get("/en/matrix/")
    until(lambda: not living([worker]), "A worker that has written a paper makes room for a new one.")
    until(lambda: len(children(server)) == 3, "The new one is begun.")

    of_ours = [server.process.pid, *(one.pid for one in children(server))]
    assert proportional_memory(of_ours) <= MOST_MEMORY
