"""L2, A2: bodies live, end and go on in others; what a type of body admits is a row."""

import datetime as dt

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from puebla.areas.bodies.actions.body import continue_body, create_body, edit_body
from puebla.areas.bodies.models import Body, BodyParty
from puebla.areas.bodies.queries.body import (
    bodies,
    bodies_alive_on,
    bodies_ended_by,
    bodies_of,
    forerunners_of,
    how_admitted,
    parties_of,
    successors_of,
)
from puebla.areas.bodies.queries.duty import duties_of, duties_of_body
from puebla.areas.bodies.queries.standing import standing_of
from puebla.areas.members.models import Party
from puebla.kernel.refusals import RuleBroken

pytestmark = pytest.mark.django_db
TODAY = dt.date(2022, 3, 1)


def codes(found):
    return {one.code for one in found}


def of_type(found, *types):
    return {one.code for one in found if one.type in types}


@pytest.mark.parametrize(
    ("day", "alive"),
    [
        (dt.date(2000, 12, 31), set()),
        (dt.date(2010, 1, 1), {"net-trafficking", "net-consular"}),
        (dt.date(2016, 7, 1), {"net-trafficking", "net-consular", "net-children"}),
        (TODAY, {"wg-protection-2019", "wg-irregular-mass-2019", "wg-labour-2019", "wg-border-2019"}),
        (dt.date(2023, 6, 1), {"wg-protection-2023", "wg-labour-2023", "wg-border-irregular-2023"}),
    ],
)
def test_l2_groups_and_networks_alive_on_a_day(rcm, day, alive):
    assert of_type(bodies_alive_on(day), "network", "working_group") == alive


@given(day=st.dates(dt.date(1990, 1, 1), dt.date(2030, 12, 31)))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30, deadline=None)
def test_l2_a_body_is_not_yet_alive_alive_or_ended(rcm, day):
    alive, ended = codes(bodies_alive_on(day)), codes(bodies_ended_by(day))
    not_yet = {body.code for body in bodies() if body.from_on and body.from_on > day}

    assert alive | ended | not_yet == codes(bodies())
    assert not alive & ended
    assert not alive & not_yet


def test_l2_history_is_asked_across_the_change_of_plans(rcm):
    later = Body.objects.get(code="wg-border-irregular-2023")
    children = Body.objects.get(code="ad-hoc-children")

    assert codes(forerunners_of(later)) == {"wg-irregular-mass-2019", "wg-border-2019"}
    assert codes(successors_of(children)) == {"net-children"}
    assert codes(successors_of(later)) == set()


def test_l2_a_group_of_2023_goes_on_in_a_group_of_its_own_day(rcm, person):
    es = standing_of(person("marisol.quesada"), on=TODAY)
    group = Body.objects.get(code="wg-protection-2023")
    later = create_body(
        by=es, code="wg-protection-2027", kind="working_group", name_en="P", name_es="P", from_on=dt.date(2027, 1, 1)
    )
    edit_body(body=group, by=es, reason="plan ended", until_on=dt.date(2027, 1, 1))
    continue_body(earlier=group, later=later, kind="continues", by=es, source="x")

    assert codes(forerunners_of(later)) == {"wg-protection-2023", "wg-protection-2019"}
    assert "wg-protection-2023" not in codes(bodies_alive_on(dt.date(2027, 1, 1)))


@pytest.mark.parametrize("pair", [("wg-protection-2023", "wg-protection-2019"), ("vm", "vm")])
def test_l2_nothing_goes_on_in_what_came_before_it(rcm, person, pair):
    es = standing_of(person("marisol.quesada"), on=TODAY)
    earlier, later = (Body.objects.get(code=code) for code in pair)

    with pytest.raises(RuleBroken) as refused:
        continue_body(earlier=earlier, later=later, kind="continues", by=es)

    assert refused.value.rule == "L2"


# Who else than members is admitted, by type of body and part of the meeting (A2).
A2 = {
    ("vm", "plenary"): ("by_right", "by_right", "slot"),
    ("vm", "closed"): ("no", "no", "no"),
    ("rcgm", "plenary"): ("no", "by_right", "slot"),
    ("rcgm", "closed"): ("no", "no", "no"),
    ("network", "plenary"): ("by_invitation", "by_invitation", "slot"),
    ("network", "closed"): ("no", "no", "no"),
    ("working_group", "plenary"): ("by_invitation", "by_mandate", "by_mandate"),
    ("working_group", "closed"): ("no", "no", "no"),
}


@pytest.mark.parametrize(("kind", "part"), A2)
def test_a2_who_is_admitted_to_what(rcm, kind, part):
    others = ("observer_country", "observer_organisation", "civil_society")

    assert tuple(how_admitted(kind, status, part) for status in others) == A2[kind, part]
    assert how_admitted(kind, "member", part) == "by_right"
    assert how_admitted(kind, "partner", part) == "no"


def test_a1_what_no_row_admits_is_not_admitted(rcm):
    assert how_admitted("unheard_of", "member") == "no"


def test_p5_a_body_has_the_members_of_the_day_unless_it_lists_its_own(rcm):
    group = Body.objects.get(code="wg-protection-2019")

    assert len(parties_of(group, on=TODAY)) == 11
    BodyParty.objects.create(body=group, party=Party.objects.get(code="MX"))
    assert codes(parties_of(group, on=TODAY)) == {"MX"}


@pytest.mark.parametrize("code", ["ad-hoc-relaunch", "troika", "es", "drafting-committee-vm-rcgm"])
def test_p5_a_composition_that_no_source_gives_is_not_invented(rcm, code):
    assert list(parties_of(Body.objects.get(code=code), on=dt.date(2018, 12, 1))) == []


def test_a_country_belongs_to_the_bodies_of_every_member_and_an_observer_to_none(rcm):
    mexico, colombia = Party.objects.get(code="MX"), Party.objects.get(code="CO")

    assert codes(bodies_of(mexico, on=TODAY)) == {
        "vm", "rcgm", "wg-protection-2019", "wg-irregular-mass-2019", "wg-labour-2019", "wg-border-2019",
    }  # fmt: skip
    assert codes(bodies_of(colombia, on=TODAY)) == set()
    assert codes(bodies_of(Party.objects.get(code="rncom"), on=TODAY)) == {"tripartite-mechanism"}


def test_duties_are_kept_with_their_printed_numbers(rcm):
    printed = [duty.printed for duty in duties_of("ppt") if duty.source == "R20 III-B"]

    assert printed == ["1", "2", "3", "4", "5", "6", "7", "8", "9"]


@pytest.mark.parametrize(
    ("code", "sources"),
    [
        ("wg-protection-2019", {"SP19 3.10", "SP19 Table 2"}),
        ("wg-protection-2023", {"SP23 Working Groups"}),
        ("rcgm", {"R20 III-C", "SP19 Table 2"}),
    ],
)
def test_a_body_has_the_duties_of_its_own_life(rcm, code, sources):
    assert {duty.source for duty in duties_of_body(Body.objects.get(code=code))} == sources


def test_a_body_cannot_report_to_itself_or_end_first(rcm, person):
    es = standing_of(person("marisol.quesada"), on=TODAY)
    rcgm = Body.objects.get(code="rcgm")

    with pytest.raises(RuleBroken, match="report to itself"):
        edit_body(body=rcgm, by=es, reason="x", reports_to=rcgm)
    with pytest.raises(RuleBroken, match="end before it begins"):
        edit_body(body=rcgm, by=es, reason="x", until_on=rcgm.from_on)


def test_bodies_are_kept_by_the_secretariat_through_pages(rcm, person, client):
    data = {
        "kind": "ad_hoc",
        "code": "ad-hoc-caravans",
        "name_en": "Ad hoc group on caravans",
        "name_es": "Grupo ad hoc sobre caravanas",
        "begins": "2022-02",
        "reports_to": Body.objects.get(code="rcgm").pk,
        "reason": "Decided by the RCGM",
    }
    client.force_login(person("ernesto.alvarenga"))
    foreign = client.post(reverse("bodies:body-add"), data)
    client.force_login(person("marisol.quesada"))
    refused = client.post(reverse("bodies:body-add"), data | {"begins": "soon"})
    added = client.post(reverse("bodies:body-add"), data)
    again = client.post(reverse("bodies:body-add"), data)

    assert (foreign.status_code, refused.status_code, added.status_code, again.status_code) == (403, 422, 302, 422)
    assert "Write it as 2019, 2019-06 or 2019-06-25." in refused.content.decode()
    body = Body.objects.get(code="ad-hoc-caravans")
    assert (body.from_on, body.from_precision) == (dt.date(2022, 2, 1), "month")


def test_who_sits_in_a_body_is_seen_by_members_only(rcm, person, client):
    address = reverse("bodies:body-detail", args=["wg-protection-2019"])
    public = client.get(address).content.decode()
    client.force_login(person("oscar.xicara"))
    member = client.get(address).content.decode()

    assert "Silvia Retana Corrales" not in public
    assert "Silvia Retana Corrales" in member
