"""What an archive says of itself: which program and database it comes from, and each of its members with its hash."""

import json
import re
from dataclasses import asdict, dataclass, field
from typing import Any

from jsonschema import Draft202012Validator

from puebla.kernel.refusals import RuleBroken

FORMAT = 1
NAME = "manifest.json"
LARGEST = 64 * 1024 * 1024  # bytes: half a million files; more is no manifest of ours
KEY, PROFILE = "secret-key", "profile"
SMALL = 10_000  # bytes of the key and of the note about the profile
TABLE = re.compile(r"tables/([a-z_][a-z0-9_]{0,62})\.copy")
FILE = re.compile(r"files/(([0-9a-f]{2})/\2[0-9a-f]{62})")

_NUMBER = {"type": "integer", "minimum": 0}
_HASH = re.compile("[0-9a-f]{64}")
_WORD = {"type": "string", "pattern": "^[a-z_][a-z0-9_]{0,62}$"}
SCHEMA = {
    "type": "object",
    "required": ["format", "puebla", "postgresql", "taken_at", "migrations", "counts", "tables", "lost", "members"],
    "properties": {
        "format": {"type": "integer"},
        "puebla": {"type": "string", "pattern": r"^\d+(\.\d+)*"},
        "postgresql": {"type": "string"},
        "taken_at": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"},
        "migrations": {"type": "object", "additionalProperties": {"type": "array", "items": {"type": "string"}}},
        "counts": {"type": "object"},
        "tables": {
            "type": "object",
            "propertyNames": _WORD,
            "additionalProperties": {
                "type": "object",
                "required": ["columns", "rows", "sequences"],
                "properties": {
                    "columns": {"type": "array", "items": _WORD, "minItems": 1, "uniqueItems": True},
                    "rows": _NUMBER,
                    "sequences": {"type": "object", "propertyNames": _WORD, "additionalProperties": _NUMBER},
                },
            },
        },
        "lost": {"type": "array", "items": {"type": "string"}},
        "members": {"type": "object"},
    },
}


@dataclass
class Manifest:
    """``migrations``: ``{application: [name]}``; ``counts`` as ``puebla doctor`` prints them, empty where the database
    was of an earlier form; ``tables``: ``{name: {columns, rows, sequences: {column: last number given out}}}``;
    ``lost``: files that records point to and that were already missing or changed when the archive was made;
    ``members``: ``{name: {size in bytes, sha256}}``, all but the manifest itself.
    """

    puebla: str
    postgresql: str
    taken_at: str
    migrations: dict
    counts: dict = field(default_factory=dict)
    tables: dict = field(default_factory=dict)
    lost: list = field(default_factory=list)
    members: dict = field(default_factory=dict)
    format: int = FORMAT

    @property
    def rows(self) -> int:
        return sum(table["rows"] for table in self.tables.values())

    @property
    def files(self) -> list[str]:
        """The members that people sent in."""
        return [name for name in self.members if FILE.fullmatch(name)]

    @property
    def holds_key(self) -> bool:
        return KEY in self.members

    def size_of(self, part: str) -> int:
        """Bytes, unpacked, of all members whose name begins so."""
        return sum(said["size"] for name, said in self.members.items() if name.startswith(part))

    def as_bytes(self) -> bytes:
        return json.dumps(asdict(self), ensure_ascii=False, indent=1).encode()


def read_manifest(content: bytes, *, program: str) -> Manifest:
    """The manifest that an archive carries. Raises ``RuleBroken`` where it is none of ours, or of a newer program than
    ``program``, the version that reads it.
    """
    try:
        said = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise damaged("its table of contents cannot be read") from error
    if isinstance(said, dict) and isinstance(said.get("format"), int) and said["format"] > FORMAT:
        raise newer(said.get("puebla"), program)
    if wrong := next(Draft202012Validator(SCHEMA).iter_errors(said), None):
        place = " ".join(str(step)[:80] for step in wrong.absolute_path)
        raise damaged(f"its table of contents is wrong{f' ({place})' if place else ''}")
    if _version(said["puebla"]) > _version(program):
        raise newer(said["puebla"], program)
    manifest = Manifest(**{name: said[name] for name in Manifest.__dataclass_fields__})
    _refuse_foreign_members(manifest)
    return manifest


def damaged(what: str) -> RuleBroken:
    """The refusal of an archive that is not as it was written; ``what`` ends the sentence "it is damaged, for ..."."""
    return RuleBroken("damaged_archive", f"it is damaged, for {what}. Take another copy of it.")


def newer(version: object, program: str) -> RuleBroken:
    """The refusal of what a later version of the program has made."""
    made = version if isinstance(version, str) and re.fullmatch(r"[\w.+-]{1,30}", version) else "a newer version"
    return RuleBroken(
        "newer_archive",
        f"it was made by Puebla {made} and this is {program}. Install the version that made it, or a later one.",
    )


def _version(text: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", text)[:3])


def _refuse_foreign_members(manifest: Manifest) -> None:
    """Only names of our own making: none of them can lead out of the data folder."""
    if wrong := [name for name, said in manifest.members.items() if not _is_described(said)]:
        raise damaged(f"its table of contents is wrong ({ascii(wrong[0])[:80]})")
    tables = {found.group(1) for name in manifest.members if (found := TABLE.fullmatch(name))}
    known = {f"tables/{name}.copy" for name in tables} | set(manifest.files) | {KEY, PROFILE}
    if strange := sorted(set(manifest.members) - known):
        raise damaged(f"it holds something that no backup holds ({ascii(strange[0])[:80]})")
    if lone := sorted(tables ^ set(manifest.tables)):
        raise damaged(f"the table {lone[0]} is not whole")
    if any(table["sequences"].keys() - set(table["columns"]) for table in manifest.tables.values()):
        raise damaged("a number is kept of a column that is not there")
    if any(manifest.members[name]["size"] > SMALL for name in (KEY, PROFILE) if name in manifest.members):
        raise damaged("its secret key or its profile is too large")


def _is_described(said: Any) -> bool:
    """Whether size and hash stand there; by hand, for a schema takes seconds over many files."""
    if not isinstance(said, dict) or said.keys() != {"size", "sha256"}:
        return False
    return type(said["size"]) is int and said["size"] >= 0 and bool(_HASH.fullmatch(str(said["sha256"])))
