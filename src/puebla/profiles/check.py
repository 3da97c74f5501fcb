"""Read a profile and say exactly what is wrong with it: file, line, reason. Knows no Django."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from .coherence import contradictions
from .document import Document, Unreadable
from .schema import Names, schemas

REQUIRED = ("process", "parties", "presidencies", "bodies")


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong with a profile."""

    file: str
    line: int
    reason: str

    def __str__(self):
        return f"{self.file}, line {self.line}: {self.reason}"


class ProfileError(Exception):
    """A profile cannot be used. ``problems`` has every reason found; ``file``, ``line``, ``reason`` are the first's."""

    def __init__(self, problems):
        self.problems = sorted(problems)
        super().__init__("\n".join(map(str, self.problems)))

    @property
    def file(self):
        return self.problems[0].file

    @property
    def line(self):
        return self.problems[0].line

    @property
    def reason(self):
        return self.problems[0].reason


class Profile(Mapping):
    """A checked profile: ``profile["parties"]`` is the data of ``parties.yaml``; ``of_kind`` finds files by kind."""

    def __init__(self, folder, documents):
        self.folder = folder
        self._documents = {document.stem: document for document in documents}

    def __getitem__(self, stem):
        return self._documents[stem].data

    def __iter__(self):
        return iter(self._documents)

    def __len__(self):
        return len(self._documents)

    def of_kind(self, kind):
        """The data of every file of a kind, in the order of the file names."""
        return [document.data for document in self._documents.values() if document.kind == kind]


def read_profile(folder):
    """The profile in ``folder``. Raises :class:`ProfileError` with every problem found, each with file and line.

    The profile is shared with whoever reads the same files again; nobody changes it.
    """
    folder = Path(folder)
    if not folder.is_dir():
        raise ProfileError([Problem(str(folder), 1, "there is no such folder")])
    return _checked(folder, tuple((path.name, path.read_bytes()) for path in sorted(folder.glob("*.yaml"))))


@lru_cache(maxsize=1)  # the process and its demonstration are read one after the other
def _checked(folder, files):
    documents, problems = _read(files)
    present = {name for name, _content in files}
    problems += [
        Problem(f"{name}.yaml", 1, "is missing; a profile needs it")
        for name in REQUIRED
        if f"{name}.yaml" not in present
    ]
    if not problems:
        problems = _shape_and_references(documents)
    if not problems:
        problems = [
            Problem(document.name, document.line(path), f"{document.say(path)}: {reason}")
            for document, path, reason in contradictions({document.stem: document for document in documents})
        ]
    if problems:
        raise ProfileError(problems)
    return Profile(folder, documents)


def _read(files):
    documents, problems = [], []
    for name, content in files:
        try:
            document = Document(name, content)
        except Unreadable as unreadable:
            problems.append(Problem(name, unreadable.line, unreadable.reason))
            continue
        documents.append(document)
        if document.kind not in schemas():
            known = ", ".join(sorted(set(schemas()) - {"common"}))
            problems.append(Problem(name, 1, f"“{document.kind}” is no kind of profile file; there are {known}"))
    return documents, problems


def _shape_and_references(documents):
    names = Names()
    return [
        Problem(document.name, _line(document, error), _reason(document, error))
        for keyword in ("defines", "refers")
        for document in documents
        for error in names.errors(document.data, document.kind, keyword)
    ]


def _line(document, error):
    """The line of the value that is wrong; of the surplus key itself where a key is one too many."""
    path = list(error.absolute_path)
    surplus = _surplus(error)
    return document.line([*path, surplus[0]] if surplus else path)


def _reason(document, error):
    where = document.say(error.absolute_path)
    message = error.message
    if surplus := _surplus(error):
        message = f"{', '.join(f'“{key}”' for key in surplus)} does not belong here; what may stand here: " + ", ".join(
            error.schema.get("properties", ())
        )
    elif (
        error.validator == "type" and "string" in error.validator_value and not isinstance(error.instance, dict | list)
    ):
        message += " (write dates and years in quotes)"
    return f"{where}: {message}" if where else message


def _surplus(error):
    if error.validator != "additionalProperties" or not isinstance(error.instance, dict):
        return []
    return [key for key in error.instance if key not in error.schema.get("properties", ())]
