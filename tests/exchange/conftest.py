"""People of the demonstration, and records of what is exchanged."""

import datetime as dt

import pytest

from puebla.areas.bodies.models import Body
from puebla.areas.exchange.actions.benefit import report_benefit
from puebla.areas.exchange.actions.practice import record_practice
from puebla.areas.exchange.actions.roadmap import begin_roadmap
from puebla.areas.members.models import Party
from puebla.areas.plans.models import Topic
from tests.factories.activity import standing

TODAY = dt.date(2022, 3, 1)
JANUARY, FEBRUARY = dt.date(2022, 1, 10), dt.date(2022, 2, 10)
DAYS = (dt.date(2022, 1, 9), JANUARY, FEBRUARY, TODAY)
ES, PPT, MEXICO, GUATEMALA = "marisol.quesada", "ernesto.alvarenga", "adriana.villasenor", "oscar.xicara"
HEALTH, WOMEN = "sp19-protection-6", "sp19-protection-7"


@pytest.fixture
def by(rcm, db):
    """``by(ES)``: the standing of one of the demonstration's people on its day; ``by("")`` the public."""
    return standing


def topics(*codes):
    return list(Topic.objects.filter(code__in=codes).order_by("code"))


def recorded(by, country="MX", *, under=(HEALTH,), audience="members", **facts):
    given = {"title_en": "Health card", "title_es": "", "text_en": "", "text_es": "", "exchanged_on": None} | facts
    return record_practice(
        party=Party.objects.get(code=country), by=by, on=TODAY, topics=topics(*under), audience=audience, **given
    )


def benefited(practice, by, country, *, on=TODAY, audience="members", text="We copied it"):
    return report_benefit(
        practice=practice,
        party=Party.objects.get(code=country),
        by=by,
        reported_on=on,
        text_en=text,
        text_es="",
        audience=audience,
    )


def begun(by, *, since=JANUARY, under=(HEALTH,), audience="members", title="Towards a health card"):
    return begin_roadmap(
        body=Body.objects.get(code="rcgm"),
        by=by,
        topics=topics(*under),
        title_en=title,
        title_es="",
        in_preparation_since=since,
        audience=audience,
    )


def refusal(act):
    """The code and the field of what is refused."""
    from puebla.kernel.refusals import RuleBroken

    with pytest.raises(RuleBroken) as refused:
        act()
    return refused.value.code, refused.value.field
