"""The demonstration's people: marked, seated, without a password, and only there when asked for."""

import pytest

from puebla.areas.bodies.actions.load import load_people
from puebla.areas.bodies.models import Seat
from puebla.areas.members.models import Person
from puebla.profiles.check import read_profile
from puebla.profiles.loading import load_profile
from puebla.profiles.process import profile_folder

pytestmark = pytest.mark.django_db


def test_a_process_is_loaded_without_anybody_invented():
    load_profile("csm")

    assert not Person.objects.exists()

    load_people(read_profile(profile_folder("csm")), by=None)
    people = Person.objects.order_by("pk")
    assert [person.is_demonstration for person in people] == [True, True]
    assert not any(person.has_usable_password() for person in people)


def test_the_demonstration_has_one_person_for_each_office(rcm):
    seats = Seat.objects.order_by("office", "party__code").values_list("office", "party__code")

    assert list(seats) == [
        ("delegate", "CR"),
        ("es", None),
        ("focal_point", "GT"),
        ("focal_point", "MX"),
        ("focal_point", "SV"),
        ("fund", "iom"),
        ("representative", "CO"),
        ("representative", "rncom"),
        ("representative", "unhcr"),
        ("vice_minister", "CA"),
    ]
