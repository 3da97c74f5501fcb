"""Who would preside, and who was chosen to (P2; R20 II, III-B)."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from puebla.areas.members.models import Party
from puebla.areas.members.queries.party import members_on
from puebla.kernel.access.must import must
from puebla.kernel.access.standing import Standing
from puebla.kernel.dates import Precision
from puebla.kernel.refusals import RuleBroken
from puebla.kernel.trail import because

from ..models import Candidacy, Presidency


@transaction.atomic
def announce_candidacy(*, party: Party, year: int, announced_on: dt.date, by: Standing, note: str = "") -> Candidacy:
    """Record that a member announced itself for the presidency of a year (R20 III-B: in the plenary)."""
    must(by, "presidency.volunteer", party)
    if not members_on(announced_on).filter(pk=party.pk).exists():
        raise RuleBroken(
            "not_a_member", _("%(party)s is no member on that day.") % {"party": party}, rule="P2", field="party"
        )
    if Presidency.objects.filter(from_on__lt=dt.date(year + 1, 1, 1), until_on__gt=dt.date(year, 1, 1)).exists():
        raise RuleBroken(
            "taken", _("The presidency of %(year)s is already taken.") % {"year": year}, rule="P2", field="year"
        )
    if Candidacy.objects.filter(party=party, year=year).exists():
        raise RuleBroken(
            "announced", _("%(party)s is already announced for %(year)s.") % {"party": party, "year": year}, rule="P2"
        )
    with because(by=by, act="presidency.volunteer"):
        return Candidacy.objects.create(party=party, year=year, announced_on=announced_on, note=note)


@transaction.atomic
def record_presidency(
    *, candidacy: Candidacy, by: Standing, theme_en: str = "", theme_es: str = "", source: str = "", reason: str = ""
) -> Presidency:
    """Record that the members chose, by consensus, one of the volunteers for its year.

    The term is the calendar year (sources.md 2.2); terms never overlap, which the database holds too.
    """
    must(by, "presidency.edit")
    start = dt.date(candidacy.year, 1, 1)
    end = dt.date(candidacy.year + 1, 1, 1)
    Party.objects.select_for_update(of=("self",)).get(pk=candidacy.party_id)
    if not members_on(start).filter(pk=candidacy.party_id).exists():
        raise RuleBroken(
            "not_a_member",
            _("%(party)s is no member at the beginning of %(year)s.")
            % {"party": candidacy.party, "year": candidacy.year},
            rule="P2",
        )
    taken = (
        Presidency.objects.filter(from_on__lt=end, until_on__gt=start).select_related("party").order_by("pk").first()
    )
    if taken:
        raise RuleBroken(
            "overlap",
            _("%(party)s already presides in %(year)s.") % {"party": taken.party, "year": candidacy.year},
            rule="P2",
        )
    with because(by=by, act="presidency.record", reason=reason):
        return Presidency.objects.create(
            party=candidacy.party,
            from_on=start,
            until_on=end,
            precision=Precision.YEAR,
            theme_en=theme_en,
            theme_es=theme_es,
            source=source,
        )


@transaction.atomic
def name_theme(*, presidency: Presidency, theme_en: str, theme_es: str, by: Standing, reason: str = "") -> Presidency:
    """Record or correct the central theme that the presiding member chose (R20 II)."""
    must(by, "presidency.edit", presidency)
    presidency = Presidency.objects.select_for_update(of=("self",)).get(pk=presidency.pk)
    presidency.theme_en, presidency.theme_es = theme_en, theme_es
    with because(by=by, act="presidency.theme", reason=reason):
        presidency.save(update_fields=["theme_en", "theme_es"])
    return presidency
