"""A party as the process knows it: added when it first has to do with the process, its names kept right."""

from django.db import transaction
from django.utils.translation import gettext as _

from puebla.kernel.access.must import must
from puebla.kernel.access.standing import Standing
from puebla.kernel.refusals import RuleBroken
from puebla.kernel.trail import because

from ..models import Party

FIELDS = ("name_en", "name_es", "short_name_en", "short_name_es", "capital_en", "capital_es", "source")


@transaction.atomic
def add_party(*, by: Standing, code: str, kind: str, name_en: str, name_es: str, source: str = "") -> Party:
    """Take a party into the list of those who have to do with the process; it has no status by that."""
    must(by, "party.edit")
    if Party.objects.filter(code__iexact=code).exists():
        raise RuleBroken(
            "known", _("There is already a party with the code “%(code)s”.") % {"code": code}, field="code"
        )
    with because(by=by, act="party.add"):
        return Party.objects.create(code=code, kind=kind, name_en=name_en, name_es=name_es, source=source)


@transaction.atomic
def edit_party(*, party: Party, by: Standing, reason: str = "", **facts) -> Party:
    """Correct the names of a party; its code never changes, since records and addresses carry it."""
    must(by, "party.edit", party)
    party = Party.objects.select_for_update(of=("self",)).get(pk=party.pk)
    for field in FIELDS:
        if field in facts:
            setattr(party, field, facts[field])
    with because(by=by, act="party.edit", reason=reason):
        party.save(update_fields=FIELDS)
    return party
