"""The offices behind a party."""

from django.db.models import QuerySet

from puebla.kernel.access.standing import Standing

from ..models import Institution, Party


def open_institutions() -> QuerySet[Institution]:
    """The institutions that are not closed, by name."""
    return Institution.objects.filter(closed_on=None).order_by("name_en", "pk")


def institutions_of(party: Party) -> QuerySet[Institution]:
    """The open institutions of a party, by name."""
    return open_institutions().filter(party=party)


def institutions_visible_to(standing: Standing) -> QuerySet[Institution]:
    """Institutions are public; who works there is not."""
    return Institution.objects.select_related("party").order_by("name_en", "pk")


def institutions_of_parties(standing: Standing) -> QuerySet[Institution]:
    """Open institutions that belong to a party: those that somebody can change."""
    return institutions_visible_to(standing).filter(closed_on=None, party__isnull=False)
