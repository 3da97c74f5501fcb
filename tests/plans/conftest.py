"""People of the demonstration as their standings and as clients."""

import datetime as dt

import pytest

from puebla.areas.bodies.queries.standing import standing_of
from puebla.areas.plans.models import Plan

TODAY = dt.date(2022, 3, 1)
ES, PPT, MEXICO, GUATEMALA, DELEGATE = (
    "marisol.quesada",
    "ernesto.alvarenga",
    "adriana.villasenor",
    "oscar.xicara",
    "silvia.retana",
)


@pytest.fixture
def by(person):
    """``by(ES)``: the standing of one of the demonstration's people on its day."""
    return lambda name: standing_of(person(name), on=TODAY)


@pytest.fixture
def sp19(rcm, db):
    return Plan.objects.get(code="SP19")


@pytest.fixture
def sp23(rcm, db):
    return Plan.objects.get(code="SP23")


@pytest.fixture
def pa09(rcm, db):
    return Plan.objects.get(code="PA09")
