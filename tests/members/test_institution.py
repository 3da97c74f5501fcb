"""The offices behind a party are kept by the country itself or the secretariat (R20 III-E note 3)."""

import datetime as dt

import pytest
from django.urls import reverse

from puebla.areas.bodies.queries.standing import standing_of
from puebla.areas.members.actions.institution import add_institution, close_institution, edit_institution
from puebla.areas.members.models import Institution, Party
from puebla.areas.members.queries.institution import institutions_of
from puebla.kernel.refusals import RuleBroken

pytestmark = pytest.mark.django_db
TODAY = dt.date(2022, 3, 1)


@pytest.fixture
def mexico(rcm, person):
    return standing_of(person("adriana.villasenor"), on=TODAY)


def test_every_member_has_its_institutions(rcm):
    members = Party.objects.filter(participations__status="member")

    assert {party.code: institutions_of(party).count() >= 2 for party in members} == dict.fromkeys(
        ["BZ", "CA", "CR", "DO", "SV", "GT", "HN", "MX", "NI", "PA", "US"], True
    )


def test_a_country_keeps_its_own_institutions(mexico):
    party = Party.objects.get(code="MX")
    one = add_institution(party=party, by=mexico, name_en="Labour ministry", name_es="Secretaría del Trabajo")
    edit_institution(institution=one, by=mexico, name_en="Ministry of Labour", name_es="Secretaría del Trabajo")
    close_institution(institution=one, by=mexico, on=TODAY, reason="merged")

    one.refresh_from_db()
    assert (one.name_en, one.closed_on) == ("Ministry of Labour", TODAY)
    assert one not in institutions_of(party)


@pytest.mark.parametrize("act", [add_institution, edit_institution, close_institution])
def test_a_country_leaves_the_institutions_of_others_alone(mexico, act):
    theirs = Institution.objects.get(code="gt-migration")
    facts = {
        add_institution: {"party": theirs.party, "name_en": "x", "name_es": "x"},
        edit_institution: {"institution": theirs, "name_en": "x"},
        close_institution: {"institution": theirs, "on": TODAY, "reason": "x"},
    }

    with pytest.raises(RuleBroken) as refused:
        act(by=mexico, **facts[act])

    assert refused.value.code == "not_allowed"


def test_institutions_by_pages(rcm, person, client):
    client.force_login(person("adriana.villasenor"))
    added = client.post(reverse("members:institution-add", args=["MX"]), {"name_en": "Labour", "name_es": "Trabajo"})
    one = Institution.objects.get(name_en="Labour")
    closed = client.post(reverse("members:institution-close", args=[one.pk]), {"on": "2022-03-01", "reason": "merged"})

    assert (added.status_code, closed.status_code) == (302, 302)
    assert client.get(reverse("members:institution-add", args=["GT"])).status_code == 403
    assert client.get(reverse("members:institution-edit", args=[one.pk])).status_code == 404  # closed
