"""The ministries and offices behind a party, kept by the country itself or by the secretariat."""

import datetime as dt

from django.db import transaction

from puebla.kernel.access.must import must
from puebla.kernel.access.standing import Standing
from puebla.kernel.trail import because

from ..models import Institution, Party

FIELDS = ("name_en", "name_es", "short_name_en", "short_name_es")


@transaction.atomic
def add_institution(*, party: Party, by: Standing, name_en: str, name_es: str, **names) -> Institution:
    """Add an office that links a party to the process (R20 III-E note 3)."""
    institution = Institution(party=party, name_en=name_en, name_es=name_es)
    _set(institution, names)
    must(by, "institution.edit", institution)
    with because(by=by, act="institution.add"):
        institution.save()
    return institution


@transaction.atomic
def edit_institution(*, institution: Institution, by: Standing, reason: str = "", **names) -> Institution:
    """Correct the names of an institution."""
    must(by, "institution.edit", institution)
    institution = Institution.objects.select_for_update(of=("self",)).get(pk=institution.pk)
    _set(institution, names)
    with because(by=by, act="institution.edit", reason=reason):
        institution.save(update_fields=FIELDS)
    return institution


@transaction.atomic
def close_institution(*, institution: Institution, by: Standing, on: dt.date, reason: str) -> Institution:
    """Say that an institution no longer exists; its people and its history stay."""
    must(by, "institution.edit", institution)
    institution = Institution.objects.select_for_update(of=("self",)).get(pk=institution.pk)
    institution.closed_on = on
    with because(by=by, act="institution.close", reason=reason):
        institution.save(update_fields=["closed_on"])
    return institution


def _set(institution, names):
    for field in FIELDS:
        if field in names:
            setattr(institution, field, names[field])
