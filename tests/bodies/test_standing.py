import datetime as dt

import pytest

from puebla.areas.bodies.models import Presidency, Seat
from puebla.areas.bodies.queries.standing import standing_of
from puebla.areas.members.models import Participation, Party, Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def mexican():
    mexico = Party.objects.create(code="MX", kind="country", name_en="Mexico", name_es="México")
    Participation.objects.create(party=mexico, status="member", from_on=dt.date(1996, 1, 1), from_precision="at_least")
    Presidency.objects.create(party=mexico, from_on=dt.date(2021, 1, 1), until_on=dt.date(2022, 1, 1))
    person = Person.objects.create(email="a@example.org", name="A")
    Seat.objects.create(person=person, office="focal_point", party=mexico, from_on=dt.date(2020, 1, 1))
    return person


@pytest.mark.parametrize(
    ("day", "offices"),
    [
        (dt.date(2019, 12, 31), {"everyone"}),
        (dt.date(2020, 6, 1), {"everyone", "focal_point", "troika"}),
        (dt.date(2021, 12, 31), {"everyone", "focal_point", "troika", "ppt"}),
        (dt.date(2022, 1, 1), {"everyone", "focal_point", "troika"}),
        (dt.date(2023, 1, 1), {"everyone", "focal_point"}),
    ],
)
def test_h3_rights_of_the_presidency_move_by_date(mexican, day, offices):
    assert standing_of(mexican, on=day).offices == offices
