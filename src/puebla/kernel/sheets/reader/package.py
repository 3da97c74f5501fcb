"""What a workbook is made of: which sheets, in which parts, and whether anything in it must stay outside."""

import posixpath
from typing import NamedTuple

from puebla.kernel.content import CONTENT_TYPES, has_macros, office_types

from .. import limits
from .archive import Part
from .markup import check_markup, elements
from .refused import Refused

OPEN_DOCUMENT = "application/vnd.oasis.opendocument."
OTHERS = {  # a word in the content types -> the refusal
    "ms-excel.sheet.binary.": "binary_workbook",
    "macroenabled": "has_macros",
    "macrosheet": "has_macros",
    "vbaproject": "has_macros",
    "spreadsheetml.template.": "template",
}
OUTSIDE = ("externallink", "connections")
SPREADSHEET = ("spreadsheetml", "ms-excel")
DOCUMENTS = {"wordprocessingml": "DOCX", "presentationml": "PPTX"}
TRUE = {"1", "true", "on"}


class Tab(NamedTuple):
    """A sheet as the workbook lists it: its name, whether it is hidden, and the part with its cells."""

    name: str
    is_hidden: bool
    part: str


class Package(NamedTuple):
    """What the workbook's own part says."""

    tabs: list[Tab]
    is_1904: bool  # days are counted from 1904, as on old Macintoshes
    strings: str | None  # the parts with the texts that cells share, and with their looks
    styles: str | None


def package_of(parts: dict[str, Part]) -> Package:
    """Look through a workbook's list of contents. Raises ``Refused`` where it is another kind of file, or incomplete."""
    check_kind(parts)
    book = _main_part(parts)
    folder = posixpath.dirname(book)
    relations = {found["Id"]: found for found in _relations(parts, f"{folder}/_rels/{posixpath.basename(book)}.rels")}
    kinds = {key: found.get("Type", "").rpartition("/")[2] for key, found in relations.items()}
    targets = {key: _target(folder, found) for key, found in relations.items()}
    tabs, is_1904 = [], False
    for element, attributes in elements(_index(parts, book), "sheet", "workbookPr"):
        if element == "workbookPr":
            is_1904 = attributes.get("date1904") in TRUE
            continue
        key = next((value for name, value in attributes.items() if name.endswith(":id")), "")
        if key not in relations:
            raise Refused("broken_file")
        if kinds[key] == "worksheet":
            tabs.append(_tab(attributes, targets[key]))
    _check_tabs(tabs, parts)
    named = {kind: targets[key] for key, kind in kinds.items() if targets[key] in parts}
    return Package(tabs, is_1904, named.get("sharedStrings"), named.get("styles"))


def check_kind(parts: dict[str, Part]) -> None:
    """Raises ``Refused`` with what the file is instead of a workbook, or with what in it is not read."""
    if "mimetype" in parts:
        declared = _index(parts, "mimetype").decode("utf-8", "replace").strip()
        if declared.startswith(f"{OPEN_DOCUMENT}spreadsheet"):
            raise Refused("open_document")
        raise Refused("not_a_spreadsheet", kind="ODF" if declared.startswith(OPEN_DOCUMENT) else "ZIP")
    if CONTENT_TYPES not in parts:
        raise Refused("not_a_spreadsheet", kind="ZIP")
    types = " ".join(f'"{attributes.get("ContentType", "")}"' for attributes in _types(parts))
    if not any(word in types.lower() for word in SPREADSHEET):
        raise Refused(
            "not_a_spreadsheet", kind=next((kind for word, kind in DOCUMENTS.items() if word in types), "ZIP")
        )
    _check_types(types, parts)


def _check_types(types: str, parts: dict[str, Part]) -> None:
    """That it is one workbook, which holds nothing that runs and takes nothing from elsewhere."""
    for word, code in OTHERS.items():
        if word in types.lower():
            raise Refused(code)
    if has_macros(parts):
        raise Refused("has_macros")
    if len(office_types(types)) != 1:
        raise Refused("broken_file")
    if any(word in name.lower() for word in OUTSIDE for name in (types, *parts)):
        raise Refused("outside_data")


def _types(parts: dict[str, Part]) -> list[dict[str, str]]:
    return [attributes for _name, attributes in elements(_index(parts, CONTENT_TYPES), "Override", "Default")]


def _main_part(parts: dict[str, Part]) -> str:
    for relation in _relations(parts, "_rels/.rels"):
        if relation.get("Type", "").endswith("/officeDocument"):
            return _target("", relation)
    raise Refused("broken_file")


def _relations(parts: dict[str, Part], name: str) -> list[dict[str, str]]:
    found = [attributes for _name, attributes in elements(_index(parts, name.lstrip("/")), "Relationship")]
    if any("Id" not in relation for relation in found):
        raise Refused("broken_file")
    return found


def _target(folder: str, relation: dict[str, str]) -> str:
    """The part that a relation leads to; empty where it leads out of the file."""
    if relation.get("TargetMode") == "External":
        return ""
    return posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/")


def _index(parts: dict[str, Part], name: str) -> bytes:
    if name not in parts or parts[name].size > limits.LARGEST_INDEX:
        raise Refused("broken_file")
    content = parts[name].unpack()
    check_markup(content)
    return content


def _tab(attributes: dict[str, str], part: str) -> Tab:
    name = attributes.get("name", "")
    if len(name) > limits.LONGEST_SHEET_NAME:
        raise Refused("broken_file")
    return Tab(name, attributes.get("state", "visible") != "visible", part)


def _check_tabs(tabs: list[Tab], parts: dict[str, Part]) -> None:
    if not tabs:
        raise Refused("no_sheets")
    if len(tabs) > limits.MOST_SHEETS:
        raise Refused("too_many_sheets", found=len(tabs), most=limits.MOST_SHEETS)
    if len({tab.part for tab in tabs}) < len(tabs) or any(tab.part not in parts for tab in tabs):
        raise Refused("broken_file")
