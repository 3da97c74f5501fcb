"""The types of activities: one list, the profile's, which also says how each is counted (sources.md 2.24)."""

from django.utils.translation import gettext as _

from puebla.kernel.languages import reading_language
from puebla.profiles.process import process

OTHER = "other"


def activity_types() -> dict[str, str]:
    """``{code: name}`` in the reader's language, in the profile's order; "other" stands at the end."""
    listed = process().data.get("activity_types", [])
    return {row["code"]: row["name"][reading_language()] for row in listed} | {OTHER: _("other")}


def type_name(code: str) -> str:
    """The name of a type; a code that the profile no longer lists is shown as it is."""
    return activity_types().get(code, code)
