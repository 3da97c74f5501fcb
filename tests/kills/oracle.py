"""Reads the database by SQL of its own and holds it against what the writers were told."""

import contextlib
import hashlib
import time
from dataclasses import dataclass, field

import psycopg
from psycopg.rows import namedtuple_row

from .deployment import Violation
from .ledger import Fate, Kind, possible

COLUMNS = ("risks_en", "measuring_due_on", "state", "state_reason")  # of an activity, which the writers change
FIELDS = ", ".join(("code", "version", *COLUMNS))
PATIENCE = 60  # seconds until statements whose sender was killed have ended


@dataclass
class Change:
    """One line of an activity's history: what it changed, why, and under which context."""

    code: str
    context: object
    reason: str
    act: str
    cells: dict


@dataclass
class Found:
    """What the history tells since the last asking, by the reason that every attempt leaves."""

    changes: dict = field(default_factory=dict)  # reason: [Change]
    taken_over: dict = field(default_factory=dict)  # reason: [context of the file's own line]
    wrong: list = field(default_factory=list)


class Oracle:
    """``rows``: the last known state of every activity as its history tells it, ``{code: row}``."""

    def __init__(self, deployment):
        self.data = deployment.data
        self.seen = {"activities_activityevent": 0, "activities_matrixfileevent": 0}
        self.rows = {}

    @contextlib.contextmanager
    def asking(self):
        """A connection of its own past the whole program. Raises :class:`Violation` where the database is away."""
        folder = (self.data / "postgresql" / "postmaster.pid").read_text().splitlines()[4]
        try:
            with psycopg.connect(
                host=folder, user="postgres", dbname="puebla", autocommit=True, row_factory=namedtuple_row
            ) as connection:
                yield connection
        except psycopg.OperationalError as error:
            raise Violation(f"The database does not answer although the site does: {error}") from error

    def check(self, attempts):
        """Hold everything since the last check against the history, the files and the present cells.

        Raises :class:`Violation` with all that is wrong.
        """
        with self.asking() as connection:
            _wait_until_quiet(connection)
            before = self.cells()
            found = self._history(connection)
            wrong = found.wrong + [line for attempt in attempts for line in _wrong_with(attempt, found)]
            wrong += self._wrong_rows(connection)
            wrong += self._wrong_files(connection, attempts, found)
        now = self.cells()
        for cell, values in possible(attempts, before).items():
            if now[cell] not in values:
                wrong.append(f"Lost: {cell} holds {now[cell]!r}, one of {values} was to stand there.")
        if wrong:
            raise Violation("\n".join(wrong))

    def cells(self):
        """``{(code, column): value}`` of every activity."""
        return {(code, name): getattr(row, name) for code, row in self.rows.items() for name in COLUMNS}

    def lines(self):
        """How many lines of the activities' history each reason has, ``{reason: number}``."""
        with self.asking() as connection:
            return dict(
                connection.execute(
                    "SELECT coalesce(pgh_context->>'reason', '') AS reason, count(*) FROM activities_activityevent GROUP BY 1"
                ).fetchall()
            )

    def _history(self, connection):
        """Read the lines since the last asking, each against the one before it."""
        found = Found()
        for line in self._lines(connection, "activities_activityevent", FIELDS):
            before = self.rows.get(line.code)
            if before is not None and line.version != before.version + 1:
                found.wrong.append(f"{line.code}: version {before.version} is followed by {line.version}.")
            self.rows[line.code] = line
            cells = {
                (line.code, name): getattr(line, name)
                for name in COLUMNS
                if before is None or getattr(line, name) != getattr(before, name)
            }
            change = Change(line.code, line.context, line.reason, line.act, cells)
            found.changes.setdefault(line.reason, []).append(change)
        for line in self._lines(connection, "activities_matrixfileevent", "state"):
            if line.state == "taken_over":
                found.taken_over.setdefault(line.reason, []).append(line.context)
        return found

    def _lines(self, connection, table, fields):
        lines = connection.execute(
            f"SELECT pgh_id, pgh_context_id AS context, coalesce(pgh_context->>'reason', '') AS reason,"
            f" coalesce(pgh_context->>'act', '') AS act, {fields} FROM {table} WHERE pgh_id > %s ORDER BY pgh_id",
            [self.seen[table]],
        ).fetchall()
        self.seen[table] = max([self.seen[table], *(line.pgh_id for line in lines)])
        return lines

    def _wrong_rows(self, connection):
        """Every row is as the last line of its history says, its version too."""
        rows = connection.execute(f"SELECT {FIELDS} FROM activities_activity").fetchall()
        told = [tuple(getattr(line, name) for name in FIELDS.split(", ")) for line in self.rows.values()]
        different = set(map(tuple, rows)) ^ set(told)
        return [f"Row and history differ: {row}" for row in sorted(different, key=str)]

    def _wrong_files(self, connection, attempts, found):
        """What was sent in is kept as a whole, and is taken over exactly if its cells are there."""
        names = {one.file_name: one for one in attempts if one.kind != Kind.WRITE}
        kept = connection.execute(
            "SELECT name, sha256, state, file FROM activities_matrixfile WHERE name = ANY(%s)", [list(names)]
        ).fetchall()
        for row in kept:
            if not _is_whole(self.data / "files" / row.file, row.sha256):
                yield f"Half done: the file of {row.name} is not what was sent in."
            if (row.state == "taken_over") != (names[row.name].reason in found.taken_over):
                yield f"Half done: {row.name} is {row.state}, and its history says otherwise."
        present = [row.name for row in kept]
        for name, one in names.items():
            if one.received == Fate.ACKNOWLEDGED and present.count(name) != 1:
                yield f"Lost: {name} was received and is kept {present.count(name)} times."


def _wrong_with(attempt, found):
    """An attempt stands in the history as a whole or not at all, and stands there if it was acknowledged."""
    changes = found.changes.get(attempt.reason, [])
    files = found.taken_over.get(attempt.reason, [])
    cells = [cell for change in changes for cell in change.cells.items()]
    if not changes and not files:
        return [f"Lost: {attempt} is not in the history."] if attempt.fate == Fate.ACKNOWLEDGED else []
    wrong = []
    if attempt.fate == Fate.REFUSED:
        wrong.append(f"{attempt} is in the history although it was refused.")
    if len(cells) != len(attempt.cells) or dict(cells) != attempt.cells:
        missing = attempt.cells.items() - dict(cells).items()
        wrong.append(f"Half done: {attempt} has {len(cells)} of {len(attempt.cells)} cells; missing: {missing}.")
    contexts = {change.context for change in changes} | set(files)
    if len(contexts) != 1:
        wrong.append(f"{attempt} stands under {len(contexts)} contexts in the history.")
    if len(files) != (attempt.kind != Kind.WRITE):
        wrong.append(f"Half done: {attempt} has {len(files)} files taken over.")
    return wrong


def _is_whole(path, sha256):
    return path.exists() and hashlib.sha256(path.read_bytes()).hexdigest() == sha256


def _wait_until_quiet(connection):
    """A statement may outlive whoever sent it. Raises :class:`Violation` where one hangs."""
    end = time.monotonic() + PATIENCE
    busy = (
        "SELECT pid, state, query FROM pg_stat_activity WHERE datname = 'puebla' AND pid <> pg_backend_pid()"
        " AND backend_type = 'client backend' AND state <> 'idle'"
    )
    while rows := connection.execute(busy).fetchall():
        if time.monotonic() > end:
            raise Violation(f"Left hanging in the database: {rows}")
        time.sleep(0.02)
