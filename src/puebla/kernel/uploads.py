"""Files that people send in: checked by content, kept under their hash, given back as downloads only.

A file is what its first bytes say, never what its name says; what is on no list is refused. The name on paper is
kept apart from where the bytes lie, so that no name can reach another place.
"""

import hashlib
import re
import unicodedata
import zipfile
from dataclasses import dataclass
from pathlib import PurePosixPath

import filetype
from django.core.files.base import File
from django.core.files.storage import FileSystemStorage
from django.http import FileResponse
from django.utils.translation import gettext as _

from .refusals import RuleBroken

MEGABYTE = 1024 * 1024
LARGEST = 20 * MEGABYTE
LONGEST_NAME = 120
OFFICE = "application/vnd.openxmlformats-officedocument"
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
# The part of an Office file that says what it is; a file with macros has another one and is on no list.
MAIN_PARTS = {
    f"{OFFICE}.wordprocessingml.document.main+xml": f"{OFFICE}.wordprocessingml.document",
    f"{OFFICE}.spreadsheetml.sheet.main+xml": f"{OFFICE}.spreadsheetml.sheet",
    f"{OFFICE}.presentationml.presentation.main+xml": f"{OFFICE}.presentationml.presentation",
}
OPEN_DOCUMENT = {name for name in ALLOWED if "oasis" in name}
CONTROL = re.compile(rb"[\x00-\x08\x0b\x0e-\x1f]")  # all but tab, line ends and form feed
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
    if not upload.size:
        raise _refused("empty_file", _("The file is empty."))
    if upload.size > largest:
        raise _refused(
            "too_large",
            _("The file has %(size)s MB; at most %(largest)s MB can be kept.")
            % {"size": round(upload.size / MEGABYTE, 1), "largest": largest // MEGABYTE},
        )
    name = clean_name(upload.name)
    ending = PurePosixPath(name).suffix.lower().lstrip(".")
    content_type = _content_type(upload, ending)
    if content_type not in ALLOWED:
        raise _refused(
            "file_not_allowed",
            _("Files of this kind are not kept. Send one of these: %(kinds)s.")
            % {"kinds": ", ".join(endings[0].upper() for endings in ALLOWED.values())},
        )
    if ending not in ALLOWED[content_type]:
        raise _refused(
            "name_does_not_fit",
            _("The file is a %(kind)s, but its name ends in “%(ending)s”. Rename it and send it again.")
            % {"kind": ALLOWED[content_type][0].upper(), "ending": ending or name},
        )
    digest = hashlib.sha256()
    for chunk in upload.chunks():
        digest.update(chunk)
    upload.seek(0)
    return Checked(name, content_type, upload.size, digest.hexdigest(), upload)


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
    """Where files lie. The same content has the same place, so writing it twice changes nothing."""
    return FileSystemStorage(allow_overwrite=True, file_permissions_mode=0o600)


def keep(checked: Checked) -> str:
    """Write the file under its hash unless it is there already; returns its path in the storage."""
    place = storage()
    if not place.exists(checked.path):
        checked.file.seek(0)
        place.save(checked.path, checked.file)
    return checked.path


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
            if any(name.startswith(("Basic/", "Scripts/")) for name in names):
                return ""  # macros of an open document
            if "mimetype" in names:
                declared = _read_part(archive, "mimetype", largest=200).strip()
                return declared if declared in OPEN_DOCUMENT else ""
            if "[Content_Types].xml" not in names or any(name.endswith("vbaProject.bin") for name in names):
                return ""
            types = _read_part(archive, "[Content_Types].xml", largest=MEGABYTE)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, OSError, ValueError, NotImplementedError, RuntimeError):
        return ""
    finally:
        upload.seek(0)
    found = [kind for part, kind in MAIN_PARTS.items() if f'"{part}"' in types]
    return found[0] if len(found) == 1 else ""


def _read_part(archive: zipfile.ZipFile, name: str, *, largest: int) -> str:
    """One part of an archive as text; nothing where it would unpack to more than it ever needs."""
    if archive.getinfo(name).file_size > largest:
        return ""
    return archive.read(name).decode("utf-8", "replace")


def _is_text(upload) -> bool:
    """Readable text without control characters, in UTF-8 or in the Western encoding of older spreadsheets."""
    upload.seek(0)
    content = upload.read()
    upload.seek(0)
    if CONTROL.search(content):
        return False
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return True
    return False


def _refused(code: str, message: str) -> RuleBroken:
    return RuleBroken(code, message, field="file")
