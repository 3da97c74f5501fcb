"""The ways in which it goes down, from one process of many to all of them at once."""

import os
import signal
from dataclasses import dataclass

import psutil

from .deployment import Violation, end
from .gate import pause

NOTICE = 60  # seconds


@dataclass(frozen=True)
class Kill:
    """``strike(deployment, hands, random)`` returns whether anything was hit; ``weight`` is how often among all.

    ``is_for_good`` where somebody has to start it again; ``is_orderly`` where it may be expected to tidy up.
    """

    name: str
    strike: object
    weight: int
    is_for_good: bool = False
    is_orderly: bool = False


def _one(processes, random):
    """SIGKILL to one of them."""
    return bool(processes) and end(random.choice(processes))


def _all(processes):
    """SIGKILL to each, as fast as it goes."""
    ended = [end(process) for process in processes]
    return any(ended)


def _noticed_by(processes):
    """Wait until what follows from it has begun: until then the site may still answer as if nothing were."""
    _gone, left = psutil.wait_procs(processes, timeout=NOTICE)
    if left:
        raise Violation(f"PostgreSQL has not noticed within {NOTICE} s; still there: {left}")
    return True


def _signal(deployment, how):
    """As a terminal does: to every process that it holds."""
    if not deployment.is_running():
        return False
    os.killpg(deployment.process.pid, how)
    return True


def worker(deployment, hands, random):
    return _one(deployment.workers(), random)


def workers(deployment, hands, random):
    return _all(deployment.workers())


def master(deployment, hands, random):
    return _all(deployment.master())


def server(deployment, hands, random):
    """The whole process group of the terminal; the database is not in it."""
    return _signal(deployment, signal.SIGKILL)


def backend(deployment, hands, random):
    """One process of PostgreSQL, which then throws out everybody and recovers."""
    processes = deployment.backends()
    return _one(processes, random) and _noticed_by(processes)


def postmaster(deployment, hands, random):
    """The others of PostgreSQL notice and go."""
    processes = deployment.backends()
    return _all(deployment.postmaster()) and _noticed_by(processes)


def database(deployment, hands, random):
    return _all([*deployment.postmaster(), *deployment.backends()])


def everything(deployment, hands, random):
    """As where the power goes."""
    commands = [process for hand in hands for process in hand.processes()]
    processes = [*deployment.postmaster(), *deployment.backends(), *commands]
    return server(deployment, hands, random) | _all(processes)


def import_(deployment, hands, random):
    """The command that takes a workbook over, wherever it has come to."""
    return _one_in_its_work(hands.importing, random.uniform(0.2, 2.5))


def backup(deployment, hands, random):
    """The command that saves everything into one file, wherever it has come to."""
    return _one_in_its_work(hands.saving, random.uniform(0.5, 4))


def _one_in_its_work(hand, seconds):
    if not hand.processes():
        hand.begin()
    pause(seconds)
    return _all(hand.processes())


def terminate(deployment, hands, random):
    """SIGTERM to the process that was started, as a service manager sends it."""
    deployment.process.terminate()
    return True


def interrupt(deployment, hands, random):
    """Ctrl-C."""
    return _signal(deployment, signal.SIGINT)


def stopping(deployment, hands, random):
    """Ctrl-C, and SIGKILL to everything while it is still stopping."""
    interrupt(deployment, hands, random)
    pause(random.uniform(0, 1))
    everything(deployment, hands, random)
    return True


def starting(deployment, hands, random):
    """The power goes, and again while it is coming back."""
    everything(deployment, hands, random)
    for hand in hands:
        hand.finish()
    deployment.process.wait()
    deployment.start()
    pause(random.uniform(0, 4))
    everything(deployment, hands, random)
    return True


KILLS = (
    Kill("a worker", worker, 5),
    Kill("all workers", workers, 2),
    Kill("the server's master alone", master, 3, is_for_good=True),
    Kill("the server, master and workers", server, 3, is_for_good=True),
    Kill("a process of PostgreSQL", backend, 5),
    Kill("PostgreSQL's postmaster alone", postmaster, 3),
    Kill("all of PostgreSQL", database, 4),
    Kill("server and database at once", everything, 4, is_for_good=True),
    Kill("the import at the command line", import_, 4),
    Kill("the backup at the command line", backup, 4),
    Kill("SIGTERM to the server", terminate, 2, is_for_good=True, is_orderly=True),
    Kill("Ctrl-C", interrupt, 2, is_for_good=True, is_orderly=True),
    Kill("everything while it stops", stopping, 2, is_for_good=True),
    Kill("everything while it starts", starting, 2, is_for_good=True),
)
SHORT = tuple(
    kill for kill in KILLS if kill.strike in {worker, master, postmaster, everything, import_, backup}
)  # each part of it once
