"""What outcomes and items are both asked: words in at least one language."""

from typing import Any

from django.utils.translation import gettext as _

from puebla.kernel.refusals import RuleBroken


def must_say(record: Any, stem: str) -> None:
    """Raises ``RuleBroken("text_missing")`` where the text ``stem`` is empty in both languages."""
    if not (getattr(record, f"{stem}_en").strip() or getattr(record, f"{stem}_es").strip()):
        raise RuleBroken("text_missing", _("Write this in at least one language."), rule="M4", field=f"{stem}_en")
