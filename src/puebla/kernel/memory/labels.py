"""Words for fields whose model gives none: the same few names stand in many models."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

LABELS = {
    "aliases": _("other names"),
    "body": _("body"),
    "code": _("code"),
    "kind": _("kind"),
    "language": _("language"),
    "name": _("name"),
    "note": _("note"),
    "office": _("office"),
    "on": _("date"),
    "party": _("party"),
    "person": _("person"),
    "plan": _("plan"),
    "position": _("place in the list"),
    "printed": _("printed as"),
    "reason": _("reason"),
    "role": _("role"),
    "source": _("source"),
    "status": _("status"),
    "topic": _("topic"),
    "withdrawn_on": _("withdrawn on"),
    "dropped_on": _("dropped on"),
    "written_in": _("written in"),
}


def label_of(told, field):
    """The field's word: the area's, the model's own, or one of the common ones; its bare name where nobody gave any."""
    own = told.labels.get(field.name)
    if own:
        return str(own)
    if isinstance(field.verbose_name, Promise):
        return str(field.verbose_name)
    return str(LABELS.get(field.name, field.verbose_name))


def is_worded(told, field):
    """Whether the field has a word that can be translated."""
    return bool(told.labels.get(field.name)) or isinstance(field.verbose_name, Promise) or field.name in LABELS
