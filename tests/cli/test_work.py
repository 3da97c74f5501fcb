"""The worker for long work: killed in the middle of it, the next takes it up again."""

import os
import signal
import subprocess
import threading
import time

import psycopg
import pytest

from tests.server import PATIENCE, PUEBLA, environment

pytestmark = pytest.mark.installation
ASK = """
import datetime as dt, django, time
django.setup()
from puebla.areas.reports.actions.report import draft_report
from puebla.kernel.access.standing import system
from puebla.kernel.jobs.asking import ask_for, has_worker
while not has_worker():
    time.sleep(0.1)
by = system(dt.date(2022, 3, 1))
days = {"from_on": dt.date(2022, 1, 1), "until_on": dt.date(2022, 7, 1)}
report = draft_report(kind="semiannual", by=by, on=by.on, **days)
ask_for("report.freeze", by=by, key="freeze", titles={"en": "Freeze", "es": "Cerrar"}, code=report.code)
"""


@pytest.fixture
def deployment(deployments, prepared):
    return deployments("work", prepared)


@pytest.fixture
def worker(deployment):
    """``worker()`` starts one; whatever still runs is ended after the test."""
    begun = []

    def begin():
        variables = environment(DATABASE_URL=deployment.address, PUEBLA_CLOCK="2022-03-01")
        command = [PUEBLA, "work", "--data", str(deployment.folder)]
        begun.append(subprocess.Popen(command, env=variables, start_new_session=True))
        return begun[-1]

    yield begin
    for process in begun:
        process.kill()
        process.wait()


def wait_for(deployment, condition):
    """Until the one job fulfils the condition; returns its state and the number of times that it was begun."""
    until = time.monotonic() + PATIENCE
    with psycopg.connect(deployment.address, autocommit=True) as connection:
        while time.monotonic() < until:
            found = connection.execute(f"SELECT state, attempts FROM jobs_job WHERE {condition}").fetchone()
            if found:
                return found
            time.sleep(0.02)
        raise AssertionError(connection.execute("SELECT state, done, total, message FROM jobs_job").fetchall())


def test_a_job_survives_a_kill_of_its_worker(deployment, worker):
    deployment.folder.mkdir(exist_ok=True)
    first = worker()
    asking = threading.Thread(target=deployment.run, args=("-c", ASK))
    asking.start()
    wait_for(deployment, "done >= 1")

    os.kill(first.pid, signal.SIGKILL)
    first.wait()
    asking.join()
    assert wait_for(deployment, "true") == ("running", 1)
    worker()

    assert wait_for(deployment, "state <> 'running'") == ("done", 2)
    with psycopg.connect(deployment.address) as connection:
        assert connection.execute("SELECT state, number FROM reports_report").fetchall() == [
            ("frozen", "RCM/ES/2022-1/REPORT")
        ]
        assert connection.execute("SELECT count(*) FROM reports_rendering").fetchone() == (6,)
