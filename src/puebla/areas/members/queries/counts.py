"""What ``puebla doctor`` counts here: parties as each source counts them (P1, P4)."""

from typing import Any

from django.db.models import Count

from puebla.kernel import clock

from ..models import Criterion, Institution, Participation, Party, PartyMention, Person
from ..states import Status
from .period import holds_on


def counts() -> dict[str, Any]:
    """``{"parties.members": 11, ...}``: on the process's day, and for every year that a source lists."""
    today = dict(
        Participation.objects.filter(holds_on(clock.today()))
        .values_list("status")
        .annotate(number=Count("party", distinct=True))
    )
    conditions = dict(Criterion.objects.values_list("status").annotate(number=Count("pk")))
    return (
        {"parties": Party.objects.count()}
        | {f"parties.{_plural(status)}": today.get(status, 0) for status in Status}
        | _named_by_a_source()
        | {
            "parties.list_entries": PartyMention.objects.count(),
            "parties.institutions": Institution.objects.count(),
            "admission.conditions.member": conditions.get(Status.MEMBER, 0),
            "admission.conditions.observer_country": conditions.get(Status.OBSERVER_COUNTRY, 0),
            "admission.conditions.observer_organisation": conditions.get(Status.OBSERVER_ORGANISATION, 0),
            "admission.conditions.all_observers": conditions.get("", 0),
            "people": Person.objects.count(),
        }
    )


def _named_by_a_source():
    """``parties.observer_organisations.2016``: how many a source of that year names with the status."""
    numbers = {}
    for status, years in Participation.objects.values_list("status", "known_for"):
        for year in years:
            name = f"parties.{_plural(status)}.{year}"
            numbers[name] = numbers.get(name, 0) + 1
    return dict(sorted(numbers.items()))


def _plural(status):
    return {
        Status.OBSERVER_COUNTRY: "observer_countries",
        Status.CIVIL_SOCIETY: "civil_society",
    }.get(status, f"{status}s")
