"""Real people with real passwords, beside the demonstration's."""

import datetime as dt

import pytest

PASSWORD = "correct horse battery staple"


@pytest.fixture
def official(rcm, db):
    """``official("focal_point", "GT")``: a person with a seat since 2020 and the password ``PASSWORD``."""
    from puebla.areas.bodies.models import Seat
    from puebla.areas.members.models import Institution, Party, Person

    def make(office, party=None, email="ana.perez@example.gob", **facts):
        of = Party.objects.get(code=party) if party else None
        person = Person(
            email=email, name="Ana Pérez", institution=Institution.objects.filter(party=of).first(), **facts
        )
        person.set_password(PASSWORD)
        person.save()
        Seat.objects.create(person=person, office=office, party=of, from_on=dt.date(2020, 1, 1))
        return person

    return make


@pytest.fixture
def password():
    return PASSWORD


@pytest.fixture(autouse=True)
def _attempts_begin_anew(request):
    """What one test has tried, the next has not."""
    if "db" in request.fixturenames or "transactional_db" in request.fixturenames or "client" in request.fixturenames:
        from django.core.cache import cache

        request.getfixturevalue("db")
        cache.clear()
