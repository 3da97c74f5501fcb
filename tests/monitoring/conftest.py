"""Indicators that people measure, and activities that count, in the loaded RCM."""

import datetime as dt

import pytest

from puebla.areas.plans.models import Indicator, Plan
from tests.factories.activity import standing

ES, PPT, MEXICO, GUATEMALA, DELEGATE = (
    "marisol.quesada", "ernesto.alvarenga", "adriana.villasenor", "oscar.xicara", "silvia.retana",
)  # fmt: skip
TODAY = dt.date(2022, 3, 1)


@pytest.fixture
def by(rcm, db):
    """``by(ES)``: the standing of one of the demonstration's people; ``by("")`` the public; on any day."""
    return lambda name, on=TODAY: standing(name, on=on)


@pytest.fixture
def officials(rcm, db):
    """An indicator of the plan of 2019 that countries measure every year: counted in whole people, may be added."""
    return Indicator.objects.create(
        plan=Plan.objects.get(code="SP19"), code="officials-trained", position=1, kind="result", unit_en="officials",
        name_en="Officials trained", name_es="Funcionarios capacitados", frequency="yearly", is_additive=True,
        dimensions=["country", "sex", "body"],
    )  # fmt: skip


@pytest.fixture
def documented(rcm, db):
    """An indicator that is a share."""
    return Indicator.objects.create(
        plan=Plan.objects.get(code="SP19"), code="returned-with-papers", position=2, kind="impact", is_share=True,
        is_whole=False, name_en="Returned with papers", frequency="half_yearly", dimensions=["country"],
        numerator_en="returned with papers", denominator_en="all returned",
    )  # fmt: skip
