"""Files that records point to: which they are, and whether they are still on the disk as they were kept."""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db.models import FileField

HASH = re.compile(r"[0-9a-f]{64}")


def file_fields(registry: Any = apps) -> Iterator[tuple[Any, str]]:
    """``(model, name of the field)`` of every field that points to a file, those of the history too."""
    for model in registry.get_models():
        for field in model._meta.get_fields():
            if isinstance(field, FileField) and not model._meta.proxy:
                yield model, field.name


def files_pointed_to(registry: Any = apps) -> list[str]:
    """The paths in the storage that any record, or any line of the history, points to, sorted."""
    found: set[str] = set()
    for model, field in file_fields(registry):
        rows = model._base_manager.exclude(**{field: ""}).order_by().values_list(field, flat=True).distinct()
        found.update(path for path in rows.iterator() if path)
    return sorted(found)


def is_as_kept(path: str) -> bool:
    """Whether the file is there and its content is still what its name, a hash, says."""
    place = Path(settings.MEDIA_ROOT) / path
    try:
        with place.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return False
    return digest == place.name or not HASH.fullmatch(place.name)


def names_of(path: str) -> list[str]:
    """What the records that point to this file call it."""
    return sorted(
        {
            str(record)
            for model, field in file_fields()
            if not hasattr(model, "pgh_tracked_model")
            for record in model._base_manager.filter(**{field: path})
        }
    )
