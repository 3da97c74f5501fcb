"""The Secretariat at the command line: ``puebla import matrix``, now and then, on rows of its own."""

import json
import subprocess
from dataclasses import dataclass

import psutil

from tests.server import PUEBLA

from .ledger import Fate, Kind
from .visitor import LostError, Visitor
from .workbook import Workbook

PERSON = "Marisol Quesada"
PATIENCE = 300  # seconds for one import, however often its database goes away
AWAY = ("The database does not answer", "The embedded PostgreSQL")
CHANGED = "The matrix has changed since you looked"


@dataclass(frozen=True)
class Hands:
    """What runs at the command line beside the server."""

    importing: "Hand"
    saving: object

    def __iter__(self):
        return iter((self.importing, self.saving))


class Hand:
    """One import at a time; :meth:`finish` says what became of it."""

    def __init__(self, deployment, rows, ledger, random, folder):
        self.deployment, self.rows, self.ledger, self.random = deployment, rows, ledger, random
        self.folder = folder
        self.process = self.attempt = None
        self.is_killed = False
        self.visitor = Visitor(deployment.url)
        self.visitor.enter(PERSON)

    def begin(self):
        """Start an import of a workbook just fetched; not where the matrix cannot be had."""
        try:
            fetched = self.visitor.get("/en/matrix.xlsx?part=all")
        except LostError:
            return
        if fetched.status != 200:
            return
        self.attempt = self.ledger.begin(Kind.COMMAND)
        book = Workbook(fetched.body)
        for code in self.rows:
            self.attempt.cells |= book.fill(code, ("risks_en", "measuring_due_on", "state"), self.attempt.number)
        path = self.folder / self.attempt.file_name
        path.write_bytes(book.content())
        self.attempt.fate = Fate.UNKNOWN
        self.is_killed = False
        command = ["import", "matrix", path, "--reason", self.attempt.reason, "--conflicts", "file", "--json"]
        self.process = subprocess.Popen(
            [PUEBLA, *command, "--data", str(self.deployment.data)],
            env=self.deployment.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def processes(self):
        return [psutil.Process(self.process.pid)] if self.process and self.process.poll() is None else []

    def finish(self):
        """Wait for its end and note what it said of itself."""
        if self.process is None:
            return
        output, errors = self.process.communicate(timeout=PATIENCE)
        self.attempt.fate = self._fate(self.process.returncode, output, errors)
        (self.folder / self.attempt.file_name).unlink()
        self.process = None

    def _fate(self, status, output, errors):
        if status < 0:
            return Fate.UNKNOWN
        if "Traceback" in errors:
            self.ledger.fault(f"{self.attempt.reason} ended in a stack trace:\n{errors[-3000:]}")
            return Fate.UNKNOWN
        if status == 0 and json.loads(output)["taken_over"]:
            return Fate.ACKNOWLEDGED
        if CHANGED in errors:
            return Fate.REFUSED
        if not any(words in errors for words in AWAY):
            self.ledger.fault(f"{self.attempt.reason} was refused ({status}): {errors or output[-2000:]}")
        return Fate.UNKNOWN
