"""Message catalogues without system tools: ``python -m puebla.kernel.catalogs extract|compile|check [OWNER ...]``.

Each area (and ``kernel``, ``site``) keeps its own ``locale/es/LC_MESSAGES/django.po``. ``extract`` brings the
catalogues up to date with the code, ``compile`` writes the ``.mo`` files, ``check`` fails on untranslated,
fuzzy or badly filled-in messages, and on those that two catalogues translate differently.
Without an owner (``site``, ``plans``) all are meant.
"""

import re
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).resolve().parents[1]
METHODS = [
    ("**/templates/**.html", "jinja2.ext:babel_extract"),
    ("**/templates/**.txt", "jinja2.ext:babel_extract"),
    ("**.py", "python"),
]
JINJA = {
    "trimmed": "true",
    "silent": "false",
    "extensions": "jinja2.ext.do,jinja2.ext.loopcontrols",
    "trim_blocks": "true",
    "lstrip_blocks": "true",
}
OPTIONS = {"**/templates/**.html": JINJA, "**/templates/**.txt": JINJA}
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
PLACEHOLDER = re.compile(r"%\((\w+)\)s")


def owners(names=()):
    """The folders that keep a catalogue of their own: all, or those called by name."""
    found = [
        PACKAGE / "kernel",
        PACKAGE / "site",
        PACKAGE / "cli",
        PACKAGE / "profiles",
        *sorted(path for path in (PACKAGE / "areas").iterdir() if (path / "apps.py").exists()),
    ]
    return [owner for owner in found if not names or owner.name in names]


def path_of(owner):
    return owner / "locale" / "es" / "LC_MESSAGES" / "django.po"


def extracted(owner):
    """The messages that the code of ``owner`` uses, as a catalogue."""
    catalog = Catalog(charset="utf-8")
    for file, _line, message, comments, context in extract_from_dir(owner, METHODS, OPTIONS, KEYWORDS):
        catalog.add(message, None, [(file, 0)], auto_comments=comments, context=context)
    return catalog


def stored(owner):
    """The catalogue as it is kept; an empty one where there is none yet."""
    path = path_of(owner)
    if not path.exists():
        return Catalog(locale="es", charset="utf-8")
    with path.open("rb") as stream:
        return read_po(stream, locale="es", charset="utf-8")


def extract(names=()):
    """Add what the code newly says, drop what it no longer says; never guesses a translation."""
    for owner in owners(names):
        found = extracted(owner)
        if not len(found) and not path_of(owner).exists():
            continue
        catalog = stored(owner)
        catalog.update(found, no_fuzzy_matching=True)
        catalog.obsolete.clear()
        path_of(owner).parent.mkdir(parents=True, exist_ok=True)
        with path_of(owner).open("wb") as stream:
            write_po(stream, catalog, width=110, no_location=True, omit_header=False, sort_output=True)
        _drop_dates(path_of(owner))


def _drop_dates(path):
    """Dates in the header would make every extraction a change."""
    lines = path.read_text("utf-8").lstrip("\n").splitlines(keepends=True)
    dropped = (
        "#",
        '"POT-Creation-Date',
        '"PO-Revision-Date',
        '"Last-Translator',
        '"Generated-By',
        '"Report-Msgid',
        '"Project-Id',
    )
    head = lines.index("\n") if "\n" in lines else 0
    path.write_text("".join([line for line in lines[:head] if not line.startswith(dropped)] + lines[head:]), "utf-8")


def compile_all(names=()):
    for owner in owners(names):
        if path_of(owner).exists():
            with path_of(owner).with_suffix(".mo").open("wb") as stream:
                write_mo(stream, stored(owner))


def problems(names=()):
    """Every message that an official would read in English on a Spanish page, or with a broken placeholder."""
    for owner in owners(names):
        catalog = stored(owner)
        for message in extracted(owner):
            if not message.id:
                continue
            kept = catalog.get(message.id[0] if isinstance(message.id, tuple) else message.id, message.context)
            translations = (kept.string if isinstance(kept.string, tuple) else (kept.string,)) if kept else ("",)
            if not all(translations):
                yield f"{owner.name}: not translated: {message.id!r}"
            wanted = set(PLACEHOLDER.findall(str(message.id)))
            if kept and any(set(PLACEHOLDER.findall(text)) - wanted for text in translations):
                yield f"{owner.name}: placeholders differ: {message.id!r}"


def conflicts(catalogs):
    """Messages that two of the catalogues, by owner's name, translate differently: on a page the first of them would win.

    Say them with ``pgettext`` and a context where they mean two things, else translate them alike.
    """
    said = {}
    for owner, catalog in catalogs.items():
        for message in catalog:
            if message.id:
                first = message.id[0] if isinstance(message.id, tuple) else message.id
                said.setdefault((message.context, first), {}).setdefault(message.string, owner)
    for (context, first), found in said.items():
        if len(found) > 1:
            ways = ", ".join(f"{owner} {text!r}" for text, owner in found.items())
            yield f"translated in several ways: {first!r}{f' ({context})' if context else ''}: {ways}"


def main(command, *names):
    if command == "extract":
        extract(names)
    elif command == "compile":
        compile_all(names)
    elif command == "check":
        found = [*problems(names), *conflicts({owner.name: stored(owner) for owner in owners()})]
        print("\n".join(found))
        return 1 if found else 0
    else:
        print(__doc__)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:] or [""]))
