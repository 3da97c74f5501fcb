"""The RCM with its demonstration, and ways to act in it."""

import pytest
from django.test import Client

from puebla.areas.activities.models import Activity
from puebla.site.accounts.second_factor import STRONG
from tests.factories.activity import standing


@pytest.fixture
def as_person(rcm, db, person):
    """``as_person("marisol.quesada")``: a browser in which one of the demonstration's people is signed in,
    past the second factor."""

    def signed_in(name, **headers):
        client = Client(**headers)
        if name:
            client.force_login(person(name))
            session = client.session
            session[STRONG] = str(person(name).pk)
            session.save()
        return client

    return signed_in


@pytest.fixture
def by(rcm, db):
    """``by("marisol.quesada")``: that person's standing on the demonstration's day."""
    return standing


@pytest.fixture
def workshop(rcm, db):
    """The workshop on reintegration of the Working Group on Protection, hosted by Mexico (C21 7.h)."""
    return Activity.objects.get(sources__contains=["C21 7.h"])
