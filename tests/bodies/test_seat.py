"""A1, P3: an appointment gives an office from a day on, its end takes it away."""

import datetime as dt

import pytest
from django.urls import reverse

from puebla.areas.bodies.actions.seat import appoint, end_seat
from puebla.areas.bodies.models import Body, Seat
from puebla.areas.bodies.queries.contact import focal_points_of
from puebla.areas.bodies.queries.standing import standing_of
from puebla.areas.members.actions.contact import add_contact
from puebla.areas.members.models import Institution, Party
from puebla.kernel.refusals import RuleBroken

pytestmark = pytest.mark.django_db
TODAY = dt.date(2022, 3, 1)
NEXT = dt.date(2022, 4, 1)


@pytest.fixture
def es(rcm, person):
    return standing_of(person("marisol.quesada"), on=TODAY)


@pytest.fixture
def mexico(rcm, person):
    return standing_of(person("adriana.villasenor"), on=TODAY)


@pytest.fixture
def rosa(mexico):
    institution = Institution.objects.get(code="mx-migration")
    return add_contact(institution=institution, by=mexico, on=TODAY, name="Rosa", email="rosa@mx.example.org")


def test_p3_a_country_names_its_own_focal_point_from_a_day_on(mexico, rosa):
    party = Party.objects.get(code="MX")

    appoint(person=rosa, office="focal_point", party=party, from_on=NEXT, by=mexico, on=TODAY)

    assert standing_of(rosa, on=TODAY).offices == {"everyone"}
    assert "focal_point" in standing_of(rosa, on=NEXT).offices
    assert rosa in focal_points_of(party, on=NEXT)


def test_a1_an_office_ends_with_its_seat(mexico, rosa):
    party = Party.objects.get(code="MX")
    seat = appoint(person=rosa, office="focal_point", party=party, from_on=TODAY, by=mexico, on=TODAY)

    end_seat(seat=seat, until_on=NEXT, by=mexico, reason="new post")

    assert "focal_point" in standing_of(rosa, on=NEXT - dt.timedelta(days=1)).offices
    assert standing_of(rosa, on=NEXT).offices == {"everyone"}


REFUSED = [
    ("MX", "vice_minister", None, "not_yours"),
    ("GT", "focal_point", None, "not_allowed"),
    ("MX", "delegate", None, "no_body"),
]


@pytest.mark.parametrize(("code", "office", "body", "refusal"), REFUSED)
def test_a1_a_country_fills_only_its_own_offices(mexico, rosa, code, office, body, refusal):
    with pytest.raises(RuleBroken) as refused:
        appoint(
            person=rosa,
            office=office,
            party=Party.objects.get(code=code),
            from_on=TODAY,
            by=mexico,
            on=TODAY,
            body=body,
        )

    assert refused.value.code == refusal


def test_a1_nobody_sits_for_a_party_they_do_not_work_for(es, rosa):
    with pytest.raises(RuleBroken) as refused:
        appoint(person=rosa, office="focal_point", party=Party.objects.get(code="GT"), from_on=TODAY, by=es, on=TODAY)

    assert refused.value.code == "works_elsewhere"


def test_a1_an_observer_has_a_representative_and_no_focal_point(es, person):
    colombia = Party.objects.get(code="CO")

    with pytest.raises(RuleBroken) as refused:
        appoint(person=person("hernan.ospina"), office="focal_point", party=colombia, from_on=TODAY, by=es, on=TODAY)

    assert refused.value.code == "no_such_office"


def test_a_delegate_goes_to_a_group(mexico, rosa):
    group = Body.objects.get(code="wg-protection-2019")
    party = Party.objects.get(code="MX")

    appoint(person=rosa, office="delegate", party=party, body=group, from_on=TODAY, by=mexico, on=TODAY)

    standing = standing_of(rosa, on=TODAY)
    assert standing.offices == {"everyone", "delegate"}
    assert standing.bodies == {"wg-protection-2019"}


def test_a1_a_country_does_not_end_the_seat_of_its_vice_minister(rcm, person):
    seat = Seat.objects.get(person=person("margaret.oakley"))
    es = standing_of(person("marisol.quesada"), on=TODAY)
    canada = standing_of(person("margaret.oakley"), on=TODAY)

    with pytest.raises(RuleBroken):
        end_seat(seat=seat, until_on=NEXT, by=canada)
    assert end_seat(seat=seat, until_on=NEXT, by=es).until_on == NEXT


def test_appointments_by_pages(rcm, person, client, rosa):
    client.force_login(person("adriana.villasenor"))
    page = client.get(reverse("bodies:seat-appoint", args=["MX"])).content.decode()
    data = {"person": rosa.pk, "office": "focal_point", "from_on": "2022-03-01"}
    done = client.post(reverse("bodies:seat-appoint", args=["MX"]), data)
    again = client.post(reverse("bodies:seat-appoint", args=["MX"]), data)
    seat = Seat.objects.get(person=rosa)
    ended = client.post(reverse("bodies:seat-end", args=[seat.pk]), {"until_on": "2022-05-01"})

    assert "vice_minister" not in page
    assert (done.status_code, again.status_code, ended.status_code) == (302, 422, 302)
    assert client.get(reverse("bodies:seat-appoint", args=["GT"])).status_code == 403
