"""A country's, an organisation's and a body's page show their activities, each within its audience (A5)."""

import datetime as dt

import pytest

from puebla.areas.activities.models import Activity
from puebla.areas.activities.queries.involved import SHOWN, activities_of_body, activities_of_party
from puebla.areas.bodies.models import Body
from puebla.areas.members.models import Party
from puebla.kernel.access.standing import Standing

pytestmark = pytest.mark.usefixtures("rcm")
PUBLIC = Standing(on=dt.date(2022, 3, 1))


def test_activities_of_a_party_are_those_that_name_it():
    iom = Party.objects.get(code="iom")

    shown = activities_of_party(iom, PUBLIC)

    named = set(Activity.objects.filter(involvements__party=iom).values_list("code", flat=True))
    assert named
    assert {activity.code for activity in shown.activities} <= named
    assert len(shown.activities) == min(len(named), SHOWN)
    assert shown.is_more == (len(named) > SHOWN)


def test_activities_of_a_body_count_the_shared_ones_too():
    border = Body.objects.get(code="wg-border-2019")

    shown = activities_of_body(border, PUBLIC)

    assert len(shown.activities) == 4  # o, p, r and the campaign that it shares (f and q)
    assert not shown.is_more


def test_a5_a_restricted_activity_is_neither_shown_nor_counted():
    border = Body.objects.get(code="wg-border-2019")
    before = len(activities_of_body(border, PUBLIC).activities)
    hidden = Activity.objects.filter(body=border).order_by("pk").first()
    Activity.objects.filter(pk=hidden.pk).update(audience="members")

    shown = activities_of_body(border, PUBLIC)

    assert len(shown.activities) == before - 1
    assert hidden.code not in [activity.code for activity in shown.activities]
