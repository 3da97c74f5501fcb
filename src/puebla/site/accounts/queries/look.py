"""Looks as somebody else, newest first."""

from django.db.models import QuerySet

from puebla.site.models import Look


def latest_looks(number: int = 20) -> QuerySet[Look]:
    return Look.objects.select_related("person").order_by("-begun_at", "-pk")[:number]
