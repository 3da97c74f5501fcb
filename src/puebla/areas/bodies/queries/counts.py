"""What ``puebla doctor`` counts here: bodies, presidencies, duties, seats."""

from typing import Any

from django.db.models import Count

from puebla.kernel import clock

from ..models import Body, BodySuccession, Conference, Duty, Presidency, Seat
from ..states import BodyType
from .body import bodies_alive_on
from .presidency import gaps


def counts() -> dict[str, Any]:
    """``{"bodies.network": 3, "presidencies.MX": 5, ...}``."""
    return {
        "bodies": Body.objects.count(),
        **_bodies_by_type(),
        "bodies.alive": bodies_alive_on(clock.today()).count(),
        "bodies.successions": BodySuccession.objects.count(),
        **_presidencies(),
        "conferences.numbered": Conference.objects.count(),
        **_duties(),
        "seats": Seat.objects.count(),
    }


def _bodies_by_type():
    numbers = dict(Body.objects.values_list("type").annotate(number=Count("pk")))
    return {f"bodies.{kind}": numbers[kind] for kind in BodyType.values if kind in numbers}


def _presidencies():
    years = sorted(Presidency.objects.values_list("from_on__year", flat=True))
    parties = Presidency.objects.values_list("party__code").annotate(number=Count("pk")).order_by("party__code")
    found = {"presidencies": len(years), "presidencies.with_theme": Presidency.objects.exclude(theme_en="").count()}
    missing = {"presidencies.gaps": ", ".join(map(str, gaps(first=years[0], last=years[-1])))} if years else {}
    return found | missing | {f"presidencies.{code}": number for code, number in parties}


def _duties():
    sets = Duty.objects.values_list("holder", "source").annotate(number=Count("pk")).order_by("holder", "source")
    return {"duties": Duty.objects.count()} | {f"duties.{holder}.{source}": number for holder, source, number in sets}
