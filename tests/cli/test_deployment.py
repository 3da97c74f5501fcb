"""One data folder, one command, and nothing left behind: starting, stopping and being refused."""

import os
import signal
import socket
import stat
import time
import urllib.error
import urllib.request

import psutil
import psycopg
import pytest

from tests.kills.kills import SHORT
from tests.kills.ledger import Fate, Kind
from tests.kills.trial import Trial
from tests.server import Server, puebla

pytestmark = pytest.mark.installation
ROOT_ONLY = pytest.mark.skipif(os.geteuid() != 0, reason="only root may give a folder to somebody else")


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """A data folder after a first start."""
    folder = tmp_path_factory.mktemp("deployment") / "data"
    status, _output, errors = puebla("demo", "--prepare-only", "--data", str(folder))
    assert (status, errors) == (0, "Making the database (once) ...\n")
    return folder


@pytest.fixture
def start(data, tmp_path):
    started = []

    def run(port=None):
        log = tmp_path / f"log-{len(started)}"
        started.append(Server("demo", "--data", str(data), "--workers", "2", log=log, port=port))
        return started[-1]

    yield run
    for server in started:
        server.stop(signal.SIGKILL)


def processes_of(data):
    """Every process that still works on the folder, server or database."""
    return [
        process for process in psutil.process_iter(["cmdline"]) if str(data) in " ".join(process.info["cmdline"] or ())
    ]


def status_of(server):
    """Of a page as anybody gets it; 0 where no answer comes."""
    try:
        with urllib.request.urlopen(f"{server.url}/en/matrix/", timeout=30) as answer:
            return answer.status
    except urllib.error.HTTPError as error:
        return error.code
    except OSError:
        return 0


def database_runs(data):
    return (data / "postgresql" / "postmaster.pid").exists()


def test_the_folder_is_closed_to_others(data):
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (data, data / "secret-key", data / "postgresql")}

    assert modes == {"data": 0o711 if os.geteuid() == 0 else 0o700, "secret-key": 0o600, "postgresql": 0o700}


def test_nothing_runs_after_a_command(data):
    assert processes_of(data) == []
    assert not database_runs(data)


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP], ids=lambda how: how.name)
def test_a_second_start_takes_seconds_and_stopping_leaves_nothing(data, start, how):
    begun = time.monotonic()
    server = start()
    seconds = time.monotonic() - begun
    with urllib.request.urlopen(server.url, timeout=10) as answer:
        page = answer.read().decode()

    status = server.stop(how)

    assert seconds < 10
    assert "Puebla" in page
    assert status == 0
    assert f"Stopped. The data is in {data}." in server.said()
    assert processes_of(data) == []
    assert not database_runs(data)


def test_a_start_says_where_and_as_whom(start):
    said = start().said()

    assert "(it is 1 March 2022 there)" in said
    for office in (
        "Executive Secretariat (ES)",
        "Presidency pro tempore (PPT), El Salvador",
        "Focal point of a member, Mexico",
    ):
        assert office in said
    assert "marisol.quesada@es.example.org" in said


def test_a_killed_server_leaves_its_data_and_the_next_one_cleans_up(data, start):
    start().stop(signal.SIGKILL)
    assert database_runs(data)

    status, output, _errors = puebla("doctor", "--data", str(data))

    assert (status, "parties.members" in output) == (0, True)
    assert not database_runs(data)


def test_a_server_whose_first_process_was_killed_starts_again_at_once_on_its_port(data, start):
    first = start()
    with socket.create_connection(("127.0.0.1", first.port)):  # a browser that keeps its connection
        first.process.kill()
        first.process.wait()

        again = start(port=first.port)

    assert status_of(again) == 200


def test_a_killed_database_comes_back_by_itself_and_every_page_with_it(data, start):
    server = start()
    assert [status_of(server) for _ in range(12)] == [200] * 12
    pid = int((data / "postgresql" / "postmaster.pid").read_text().split()[0])
    processes = [psutil.Process(pid), *psutil.Process(pid).children()]

    server.process.send_signal(signal.SIGSTOP)  # the one that would bring it back
    processes[0].kill()
    psutil.wait_procs(processes, timeout=60)
    away = status_of(server)
    server.process.send_signal(signal.SIGCONT)
    server.wait_for("starting it again")
    end = time.monotonic() + 60
    while status_of(server) != 200 and time.monotonic() < end:
        time.sleep(0.05)

    assert away == 503
    assert [status_of(server) for _ in range(24)] == [200] * 24  # more than there are threads
    assert server.stop(signal.SIGINT) == 0
    assert not database_runs(data)


def test_what_a_killed_worker_had_in_hand_goes_with_it(data, start):
    server = start()
    assert status_of(server) == 200  # so there is a worker
    worker = psutil.Process(server.process.pid).children()[0]
    [own] = (data / "temporary").glob(f"{worker.pid}-*")
    (own / "half-an-upload").write_text("")

    worker.kill()
    end = time.monotonic() + 60
    while own.exists() and time.monotonic() < end:
        time.sleep(0.05)

    assert not own.exists()
    assert status_of(server) == 200
    server.stop()
    assert list((data / "temporary").iterdir()) == []


def test_a_making_that_was_broken_off_behind_its_last_migration_is_finished(data, start):
    """No migration is missing then, but what follows them is."""
    first = start()
    with psycopg.connect(host=data / "postgresql", user="postgres", dbname="puebla") as connection:
        connection.execute("DROP TABLE cache")
    first.stop()
    (data / "form").unlink()

    start()

    with psycopg.connect(host=data / "postgresql", user="postgres", dbname="puebla") as connection:
        assert connection.execute("SELECT count(*) FROM cache").fetchone() == (0,)


def test_random_kills_while_people_write_lose_nothing_and_leave_nothing_half_done(data, tmp_path):
    """``make kills`` goes on for longer, in all ways there are."""
    (tmp_path / "data").symlink_to(data)

    trial = Trial(tmp_path, seed=4, kinds=SHORT, is_short=True)
    trial.run(kills=len(SHORT), minutes=10)

    assert trial.report.kills == {kill.name: 1 for kill in SHORT}
    assert {one.kind for one in trial.ledger.all if one.fate == Fate.ACKNOWLEDGED} >= {Kind.WRITE, Kind.IMPORT}


def test_port_taken():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        status, _output, errors = puebla("serve", "--port", str(port), "--data", "/nonexistent")

    assert status == 1
    assert errors == (
        f"Error: Port {port} on 127.0.0.1 cannot be used (Address already in use). "
        "Stop what uses it or choose another with --port.\n"
    )


def test_the_folder_is_a_file(tmp_path):
    (tmp_path / "data").write_text("")

    assert puebla("demo", "--data", str(tmp_path / "data")) == (
        1,
        "",
        f"Error: {tmp_path / 'data'} is not a folder. Choose another with --data.\n",
    )


@ROOT_ONLY
def test_the_folder_belongs_to_somebody_else(tmp_path):
    folder = tmp_path / "data"
    folder.mkdir()
    os.chown(folder, 12345, 12345)

    assert puebla("demo", "--data", str(folder)) == (
        1,
        "",
        (
            f"Error: The data folder {folder} belongs to somebody else (account 12345). "
            "Start as its owner or choose another folder with --data.\n"
        ),
    )
    assert folder.stat().st_uid == 12345
    assert list(folder.iterdir()) == []


def test_usage():
    assert puebla("serve", "--port", "many")[0] == 2
    assert puebla("dance")[0] == 2


def test_the_database_does_not_answer(tmp_path):
    address = "postgresql://nobody@127.0.0.1:1/nothing"

    status, _output, errors = puebla("serve", "--data", str(tmp_path), DATABASE_URL=address)

    assert status == 1
    assert errors.startswith("Error: The database does not answer: connection failed")
