"""The real program in a process of its own, as a person at a terminal starts it."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

PUEBLA = Path(sys.executable).with_name("puebla")
INHERITED = ("PATH", "HOME", "LANG", "TMPDIR", "TZ")
PATIENCE = 300  # seconds; a first start migrates and loads, on a machine that may have much else to do


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def environment(**variables):
    """What a terminal hands on: nothing of the test run but where things are."""
    return {name: os.environ[name] for name in INHERITED if name in os.environ} | {"COLUMNS": "200"} | variables


def puebla(*arguments, program=PUEBLA, cwd=None, **variables):
    """Run a command of Puebla to its end: ``(status, output, errors)``; a stack trace fails the test."""
    done = subprocess.run(
        [program, *arguments],
        cwd=cwd,
        env=environment(**variables),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done.returncode, done.stdout, done.stderr


class Server:
    """``puebla demo`` or ``serve``, in a session of its own as a terminal gives it; ``url`` answers once it is made."""

    def __init__(self, *arguments, log, program=PUEBLA, cwd=None, port=None, **variables):
        port = port or free_port()
        self.port = port
        self.url = f"http://127.0.0.1:{port}"
        self.log = Path(log)
        with self.log.open("wb") as stream:
            self.process = subprocess.Popen(
                [program, *arguments, "--port", str(port)],
                cwd=cwd,
                env=environment(PYTHONUNBUFFERED="1", **variables),
                stdout=stream,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self.wait_for("Ctrl-C stops it")

    def said(self):
        return self.log.read_text("utf-8", errors="replace")

    def wait_for(self, words):
        end = time.monotonic() + PATIENCE
        while words not in self.said():
            if self.process.poll() is not None or time.monotonic() > end:
                raise AssertionError(f"The server did not start:\n{self.said()}")
            time.sleep(0.05)

    def stop(self, how=signal.SIGINT):
        """As Ctrl-C does: the signal reaches every process of the terminal. Returns the exit status."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, how)
        return self.process.wait(timeout=PATIENCE)
