"""The secretariat's own paper, if the data folder holds one: ``letterhead.docx`` and ``letterhead.svg``.

A file for one language (``letterhead-es.docx``) goes before the one for both. Where there is none, Puebla has a plain one.
"""

from pathlib import Path

from django.conf import settings


def letterhead(language: str, ending: str) -> Path | None:
    """The letterhead with that ending (``docx`` or ``svg``) for documents in ``language``; ``None`` where there is none."""
    names = (f"letterhead-{language}.{ending}", f"letterhead.{ending}")
    return next((path for name in names if (path := Path(settings.DATA) / name).is_file()), None)
