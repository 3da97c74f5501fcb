"""The Secretariat keeps a backup now and then while everybody writes, and brings one back: ``puebla backup, restore``."""

import hashlib
import json
import re
import shutil
import subprocess
import zipfile
from collections import Counter
from dataclasses import dataclass

import psutil

from tests.server import PUEBLA

from .deployment import Violation
from .hand import AWAY
from .ledger import Fate

PATIENCE = 300  # seconds for one backup, however often its database goes away
EVENTS, FILES = "activities_activityevent", "activities_matrixfile"
REASON = re.compile(r'"reason": "((?:write|import|command) \d+)"')  # as every attempt leaves it in its context


@dataclass
class Saved:
    """A file that stands under the name of a backup, and the attempts that were acknowledged before it was begun."""

    path: object
    acknowledged: list


class Saver:
    """One backup at a time; :meth:`finish` waits for it, :meth:`wrong` looks at what has come of it."""

    def __init__(self, deployment, ledger, folder):
        self.deployment, self.ledger = deployment, ledger
        self.folder = folder / "backups"
        self.folder.mkdir()
        self.process = self.saved = self.last = None
        self.new = []  # Saved, not looked at yet
        self.ends = Counter()  # made, killed, in vain

    def begin(self):
        """Start a backup under a name of its own."""
        if self.process:
            return
        acknowledged = [one.reason for one in self.ledger.all.copy() if one.fate == Fate.ACKNOWLEDGED]
        self.saved = Saved(self.folder / f"{self.ends.total()}.zip", acknowledged)
        self.process = subprocess.Popen(
            [PUEBLA, "backup", self.saved.path, "--json", "--data", str(self.deployment.data)],
            env=self.deployment.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def processes(self):
        return [psutil.Process(self.process.pid)] if self.process and self.process.poll() is None else []

    def finish(self):
        """Wait for its end. Raises :class:`Violation` where what it says is not so."""
        if self.process is None:
            return
        output, errors = self.process.communicate(timeout=PATIENCE)
        status, self.process = self.process.returncode, None
        self.ends["made" if status == 0 else "killed" if status < 0 else "in vain"] += 1
        is_there = self.saved.path.exists()
        if status == 0:
            self._check_told(output, is_there)
        elif status > 0 and (is_there or not any(words in errors for words in AWAY)):
            raise Violation(f"A backup was refused ({status}), its file is {is_there and 'there'}: {errors[-3000:]}")
        if is_there:
            self.new.append(self.saved)

    def wrong(self, lines):
        """What is wrong with the backups since the last asking, as sentences; the last one is kept.

        ``lines`` are those of the history at present, ``{reason: number}``.
        """
        new, self.new = self.new, []
        for saved in new:
            yield from wrong_with(saved, lines)
            if self.last:
                self.last.path.unlink()
            self.last = saved

    def _check_told(self, output, is_there):
        left = sorted(path.name for path in self.folder.iterdir() if path.suffix != ".zip")
        if not is_there or json.loads(output)["lost"] or left:
            raise Violation(f"A backup that is made: there {is_there}, left behind {left}, it says {output}")

    def bring_back(self, folder, saved):
        """Restore it into a folder, save that again, and compare them. Raises :class:`Violation`."""
        again = self.folder / "again.zip"
        for command in (["restore", saved.path], ["doctor"], ["backup", again]):
            status, output, errors = self.deployment.run(*map(str, command), data=folder)
            if status:
                raise Violation(f"{command} of what was restored: {output}{errors}")
        first, second = contents_of(saved.path), contents_of(again)
        if first != second:
            different = [name for name in first.keys() | second.keys() if first.get(name) != second.get(name)]
            raise Violation(f"What was restored is not what was saved: {sorted(different)}")
        shutil.rmtree(folder)


def contents_of(path):
    """``{member: SHA-256}`` but for the manifest, which tells the moment."""
    with zipfile.ZipFile(path) as archive:
        return {
            name: hashlib.sha256(archive.read(name)).hexdigest()
            for name in archive.namelist()
            if name != "manifest.json"
        }


def wrong_with(saved, lines):
    """What is wrong with a backup, as sentences; ``lines`` are the history's present ones, ``{reason: number}``."""
    try:
        with zipfile.ZipFile(saved.path) as archive:
            yield from _wrong_content(archive, saved, lines)
    except (zipfile.BadZipFile, KeyError) as error:
        yield f"Half done: the backup {saved.path.name} is no whole file: {error}."


def _wrong_content(archive, saved, lines):
    manifest = json.loads(archive.read("manifest.json"))
    for name, said in manifest["members"].items():
        if hashlib.sha256(archive.read(name)).hexdigest() != said["sha256"]:
            yield f"Half done: {name} in {saved.path.name} is not what its manifest says."
    held = Counter(REASON.findall(archive.read(f"tables/{EVENTS}.copy").decode()))
    for reason in saved.acknowledged:
        if reason not in held:
            yield f"Lost: {reason} was acknowledged before {saved.path.name} was begun and is not in it."
    for reason, number in held.items():
        if number != lines.get(reason):
            yield f"Half done: {saved.path.name} has {number} of {lines.get(reason)} lines of {reason}."
    place = manifest["tables"][FILES]["columns"].index("file")
    for row in archive.read(f"tables/{FILES}.copy").decode().splitlines():
        if f"files/{row.split(chr(9))[place]}" not in archive.namelist():
            yield f"Half done: {saved.path.name} lacks a file of {row}."
