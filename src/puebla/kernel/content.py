"""What a file is by its bytes: text, an Office file, an open document. Knows no framework, so that any process may ask."""

import re
from collections.abc import Iterable

MEGABYTE = 1024 * 1024
LARGEST = 20 * MEGABYTE
OFFICE = "application/vnd.openxmlformats-officedocument"
# The part of an Office file that says what it is; a file with macros has another one and is on no list.
MAIN_PARTS = {
    f"{OFFICE}.wordprocessingml.document.main+xml": f"{OFFICE}.wordprocessingml.document",
    f"{OFFICE}.spreadsheetml.sheet.main+xml": f"{OFFICE}.spreadsheetml.sheet",
    f"{OFFICE}.presentationml.presentation.main+xml": f"{OFFICE}.presentationml.presentation",
}
CONTENT_TYPES = "[Content_Types].xml"
CONTROL = re.compile(rb"[\x00-\x08\x0b\x0e-\x1f]")  # all but tab, line ends and form feed


def text_of(content: bytes) -> str | None:
    """The text in UTF-8 or in the Western encoding of older spreadsheets; ``None`` where control characters stand in it."""
    if CONTROL.search(content):
        return None
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def office_types(types: str) -> list[str]:
    """What an Office file says it is in its ``[Content_Types].xml``: one content type where all is well."""
    return [kind for part, kind in MAIN_PARTS.items() if f'"{part}"' in types]


def has_macros(names: Iterable[str]) -> bool:
    """Whether the parts of an Office file or an open document hold programs."""
    return any(name.startswith(("Basic/", "Scripts/")) or name.endswith("vbaProject.bin") for name in names)
