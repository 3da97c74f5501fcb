"""The number of statements of a page does not depend on its rows."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from puebla.areas.bodies.models import Body, BodySuccession, Seat
from puebla.areas.members.models import Institution, Participation, Party, PartyFunction, Person

pytestmark = pytest.mark.django_db
TODAY = dt.date(2022, 3, 1)


def more_of_everything(*indexes):
    """One more country, organisation, body and person for each index."""
    for index in indexes:
        country = Party.objects.create(code=f"X{chr(65 + index)}", kind="country", name_en=f"X{index}", name_es="X")
        Participation.objects.create(party=country, status="member", from_on=dt.date(2000, 1, 1))
        other = Party.objects.create(code=f"org-{index}", kind="organisation", name_en=f"O{index}", name_es="O")
        Participation.objects.create(party=other, status="observer_organisation", from_on=dt.date(2000, 1, 1))
        PartyFunction.objects.create(party=other, code="fund_administrator", from_on=dt.date(2000, 1, 1))
        since = dt.date(2020, 1, 1)
        body = Body.objects.create(code=f"b-{index}", type="ad_hoc", name_en="B", name_es="B", from_on=since)
        BodySuccession.objects.create(earlier=Body.objects.get(code="rcgm"), later=body, kind="becomes")
        mexican = Institution.objects.create(party=Party.objects.get(code="MX"), name_en=f"I{index}", name_es="I")
        person = Person.objects.create(email=f"x{index}@example.org", name=f"P{index}", institution=mexican)
        Seat.objects.create(
            person=person, office="focal_point", party=mexican.party, body=body, from_on=dt.date(2020, 1, 1)
        )


PAGES = [
    ("members:country-list", ()),
    ("members:country-detail", ("MX",)),
    ("members:party-list", ()),
    ("members:party-detail", ("iom",)),
    ("bodies:body-list", ()),
    ("bodies:body-detail", ("rcgm",)),
    ("bodies:contact-list", ()),
    ("bodies:presidency-list", ()),
    ("finance:contribution-list", ()),
    ("members:admission-list", ()),
]


@pytest.mark.parametrize(("name", "keys"), PAGES)
def test_a_page_needs_the_same_statements_for_any_number_of_rows(rcm, person, client, name, keys):
    client.force_login(person("marisol.quesada"))
    address = reverse(name, args=keys)
    client.get(address)
    numbers = []
    for more in ((0,), (1, 2)):
        more_of_everything(*more)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        numbers.append(len(captured))

    assert numbers[0] == numbers[1]
    assert numbers[0] <= 30
