"""Values in words: choices by their label, references by name, days in the reader's manner."""

import datetime as dt
from decimal import Decimal

from babel.numbers import format_decimal
from django.contrib.postgres.fields import ArrayField
from django.db.models import ForeignKey, JSONField
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ..dates import say_date
from ..languages import LANGUAGES, reading_language
from ..numbers import say_number
from .labels import label_of


def collect(told, values, names):
    """Ask ``names`` for everything that these values point to."""
    for field in told.fields():
        value = values.get(field.attname)
        if isinstance(field, ForeignKey):
            names.want(field.related_model, value)
        elif field.name == "audience_to":
            for called in value or ():
                names.want_code(*called.partition(":")[::2])


def say_label(told, field):
    """What the field is called, with its language where it is one of a pair."""
    stem, _separator, language = field.name.rpartition("_")
    label = label_of(told, field)
    if language in LANGUAGES and stem:
        tongue = _("in English") if language == "en" else _("in Spanish")
        return f"{label} ({tongue})"
    return label


def say_value(told, field, values, names):
    """The value of ``field`` in words; empty for nothing."""
    value = values.get(field.attname)
    if value is None or value in ("", []):
        return ""
    if isinstance(field, ForeignKey):
        return names.of(field.related_model, value)
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(field, ArrayField):
        return ", ".join(_say_called(one, names) if field.name == "audience_to" else str(one) for one in value)
    if isinstance(field, JSONField):
        return _("a whole text")
    return _say_plain(told, field, field.to_python(value), values)


def _say_plain(told, field, value, values):
    if isinstance(value, dt.datetime):
        return say_moment(value)
    if isinstance(value, dt.date):
        return say_date(value, values.get(told.precisions.get(field.name), "day"))
    if isinstance(value, Decimal):
        return say_amount(value)
    return str(value)


def say_amount(value):
    """An amount in the reader's manner: whole, or with its cents."""
    if value == value.to_integral():
        return say_number(int(value))
    return format_decimal(value, format="#,##0.00", locale="en" if reading_language() == "en" else "es_MX")


def say_moment(moment):
    """Day and minute in the secretariat's time zone."""
    local = timezone.localtime(moment)
    return _("%(day)s, %(time)s") % {"day": say_date(local.date()), "time": date_format(local, "H:i")}


def _say_called(called, names):
    prefix, _separator, code = called.partition(":")
    return names.of_code(prefix, code)
