"""Files that people send in: checked by content, kept under their hash, given back as downloads only.

A file is what its first bytes say, never what its name says; what is on no list is refused. The name on paper is
kept apart from where the bytes lie, so that no name can reach another place.
"""

import hashlib
import re
import unicodedata
import zipfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import filetype
from django.core.files.base import File
from django.core.files.storage import FileSystemStorage
from django.http import FileResponse
from django.utils.translation import gettext as _

from .content import CONTENT_TYPES, LARGEST, MEGABYTE, OFFICE, has_macros, office_types, text_of
from .refusals import RuleBroken
from .whole import forget_parts, settle, written_whole

LONGEST_NAME = 120
# Content type -> the endings that its files may carry, the usual one first.
ALLOWED = {
    "application/pdf": ("pdf",),
    f"{OFFICE}.wordprocessingml.document": ("docx",),
    f"{OFFICE}.spreadsheetml.sheet": ("xlsx",),
    f"{OFFICE}.presentationml.presentation": ("pptx",),
    "application/vnd.oasis.opendocument.text": ("odt",),
    "application/vnd.oasis.opendocument.spreadsheet": ("ods",),
    "image/png": ("png",),
    "image/jpeg": ("jpg", "jpeg"),
    "text/csv": ("csv",),
    "text/plain": ("txt",),
}
OPEN_DOCUMENT = {name for name in ALLOWED if "oasis" in name}
PLAIN = {"csv": "text/csv", "txt": "text/plain"}


@dataclass(frozen=True)
class Checked:
    """A file that may be kept: its name on paper, what it is, how large, and the hash of its bytes."""

    name: str
    content_type: str
    size: int
    sha256: str
    file: File

    @property
    def path(self) -> str:
        return f"{self.sha256[:2]}/{self.sha256}"


def check_upload(upload, *, largest: int = LARGEST) -> Checked:
    """Look at an uploaded file. Raises ``RuleBroken`` (``field="file"``) where it may not be kept, saying why."""
    check_size(upload.size, largest=largest)
    name = clean_name(upload.name)
    ending = ending_of(name)
    content_type = _content_type(upload, ending)
    if content_type not in ALLOWED:
        raise _refused(
            "file_not_allowed",
            _("Files of this kind are not kept. Send one of these: %(kinds)s.")
            % {"kinds": ", ".join(endings[0].upper() for endings in ALLOWED.values())},
        )
    check_ending(name, ALLOWED[content_type])
    digest = hashlib.sha256()
    for chunk in upload.chunks():
        digest.update(chunk)
    upload.seek(0)
    return Checked(name, content_type, upload.size, digest.hexdigest(), upload)


def check_size(size: int, *, largest: int = LARGEST) -> None:
    """Raises ``RuleBroken`` for a file of ``size`` bytes that is empty or larger than ``largest``."""
    if not size:
        raise _refused("empty_file", _("The file is empty."))
    if size > largest:
        raise _refused(
            "too_large",
            _("The file has %(size)s MB; at most %(largest)s MB can be kept.")
            % {"size": round(size / MEGABYTE, 1), "largest": largest // MEGABYTE},
        )


def check_ending(name: str, endings: tuple[str, ...]) -> None:
    """Raises ``RuleBroken`` where a cleaned name does not end as files of its kind do; the usual ending stands first."""
    ending = ending_of(name)
    if ending not in endings:
        raise _refused(
            "name_does_not_fit",
            _("The file is a %(kind)s, but its name ends in “%(ending)s”. Rename it and send it again.")
            % {"kind": endings[0].upper(), "ending": ending or name},
        )


def ending_of(name: str) -> str:
    """``xlsx`` of ``Matriz.XLSX``; empty where the name has no ending."""
    return PurePosixPath(name).suffix.lower().lstrip(".")


def clean_name(name: str) -> str:
    """A name that can stand on any disk and in any header: no folders, no control or direction marks, not too long."""
    name = unicodedata.normalize("NFC", name.replace("\\", "/")).rsplit("/", 1)[-1]
    name = "".join(letter for letter in name if unicodedata.category(letter)[0] != "C")
    name = re.sub(r'[<>:"|?*;%]+', "_", name)
    name = re.sub(r"\s+", " ", name).strip(" .")
    stem, dot, ending = name.rpartition(".")
    if not dot or not stem:
        stem, ending = name, ""
    limit = LONGEST_NAME - len(ending) - 1
    return f"{stem[:limit].strip()}.{ending}" if ending else (stem[:LONGEST_NAME] or "file")


def storage() -> FileSystemStorage:
    """Where files lie. The same content has the same place."""
    return FileSystemStorage()


def keep(checked: Checked) -> str:
    """Write the file under its hash unless it is there already; returns its path in the storage.

    It is whole and on the disk before anything speaks of it.
    """
    path = Path(storage().path(checked.path))
    path.parent.mkdir(parents=True, exist_ok=True)
    settle(path.parent.parent)
    if path.exists() and path.stat().st_size == checked.size:
        settle(path.parent)  # whoever writes the same at this moment may not have come so far
        return checked.path
    checked.file.seek(0)
    with written_whole(path) as stream:
        for chunk in checked.file.chunks():
            stream.write(chunk)
    return checked.path


def forget_half_kept() -> None:
    """Remove what a killed process had begun to keep."""
    for folder in Path(storage().location).glob("[0-9a-f]" * 2):
        forget_parts(folder)


def as_download(path: str, *, name: str, content_type: str) -> FileResponse:
    """The answer that gives a kept file back: always a download, never shown, never sniffed, nothing in it runs.

    Raises ``FileNotFoundError`` where the file has gone from the disk.
    """
    response = FileResponse(storage().open(path), as_attachment=True, filename=name, content_type=content_type)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "private, no-store"
    return response


def _content_type(upload, ending: str) -> str:
    """What the file is by its bytes; plain text, which has no mark of its own, by its ending."""
    upload.seek(0)
    head = upload.read(8192)
    upload.seek(0)
    if head.startswith(b"PK\x03\x04"):
        return _zipped_type(upload)
    guess = filetype.guess(head)
    if guess is not None:
        return guess.mime
    return PLAIN.get(ending, "") if _is_text(upload) else ""


def _zipped_type(upload) -> str:
    try:
        with zipfile.ZipFile(upload) as archive:
            names = set(archive.namelist())
            if has_macros(names):
                return ""
            if "mimetype" in names:
                declared = _read_part(archive, "mimetype", largest=200).strip()
                return declared if declared in OPEN_DOCUMENT else ""
            if CONTENT_TYPES not in names:
                return ""
            types = _read_part(archive, CONTENT_TYPES, largest=MEGABYTE)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, OSError, ValueError, NotImplementedError, RuntimeError):
        return ""
    finally:
        upload.seek(0)
    found = office_types(types)
    return found[0] if len(found) == 1 else ""


def _read_part(archive: zipfile.ZipFile, name: str, *, largest: int) -> str:
    """One part of an archive as text; nothing where it would unpack to more than it ever needs."""
    if archive.getinfo(name).file_size > largest:
        return ""
    return archive.read(name).decode("utf-8", "replace")


def _is_text(upload) -> bool:
    upload.seek(0)
    content = upload.read()
    upload.seek(0)
    return text_of(content) is not None


def _refused(code: str, message: str) -> RuleBroken:
    return RuleBroken(code, message, field="file")
