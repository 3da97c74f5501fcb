"""A6: the secretariat looks at any page as an office, a person or the public; it reads, never writes, and is noted."""

import pytest
from django.urls import reverse
from django.utils import translation

from puebla.areas.bodies.queries.standing import standing_of
from puebla.areas.members.models import Person
from puebla.kernel import clock
from puebla.kernel.refusals import RuleBroken
from puebla.site.accounts.actions.invitation import invite
from puebla.site.accounts.actions.look import begin_looking, end_looking
from puebla.site.models import Look

BAR = "Nothing can be changed meanwhile."


def at(name, *args):
    with translation.override("en"):
        return reverse(name, args=args)


@pytest.fixture
def officer(client, person):
    client.force_login(person("marisol.quesada"))
    return client


def look(client, **choice):
    return client.post(at("see-as-begin"), choice)


def as_person(client, person):
    return look(client, kind="person", person=person.pk)


def sees(client, name):
    return client.get(at(name)).status_code


@pytest.mark.parametrize(
    ("choice", "offices"),
    [
        ({"kind": "public"}, {"today": 403, "person-list": 403, "home": 200}),
        ({"kind": "seat", "office": "focal_point", "party": "MX"}, {"today": 200, "person-list": 403, "home": 200}),
        ({"kind": "seat", "office": "representative", "party": "CO"}, {"today": 200, "see-as": 403, "account": 403}),
        ({"kind": "seat", "office": "fund", "party": "iom"}, {"today": 200, "invitation-list": 403, "home": 200}),
    ],
)
def test_a6_every_page_is_what_the_other_would_see(officer, choice, offices):
    begun = look(officer, **choice)

    assert begun.status_code == 302
    assert {name: sees(officer, name) for name in offices} == offices


@pytest.mark.parametrize("name", ["home", "today", "account", "access", "components"])
def test_a6_a_bar_says_so_on_every_page(officer, person, name):
    as_person(officer, person("oscar.xicara"))

    page = officer.get(at(name)).text

    assert BAR in page
    assert "You see this page as Óscar Rolando Xicará Méndez." in page
    assert page.count(f'action="{at("see-as-end")}"') == 1


def test_a6_a_page_that_is_refused_carries_the_bar_too(officer):
    look(officer, kind="public")

    assert BAR in officer.get(at("person-list")).text


def test_a6_one_press_ends_it(officer):
    look(officer, kind="public")

    ended = officer.post(at("see-as-end"))

    assert ended.status_code == 302
    assert BAR not in officer.get(at("home")).text
    assert sees(officer, "person-list") == 200


@pytest.mark.parametrize("choice", [{"kind": "public"}, {"kind": "person"}])
def test_a6_nothing_can_be_changed_meanwhile(officer, person, choice):
    mexican = person("adriana.villasenor")
    look(officer, **({"person": mexican.pk} if choice["kind"] == "person" else {}), **choice)

    answers = {
        officer.post(at("see-as-begin"), {"kind": "public"}).status_code,
        officer.post(at("account"), {"language": "en"}).status_code,
        officer.post(at("invitation-send", mexican.pk)).status_code,
        officer.post(at("account_change_password"), {}).status_code,
    }

    assert answers == {403}
    assert Person.objects.get(pk=mexican.pk).language == "es"


def test_a6_actions_refuse_as_well_whatever_door_was_used(person):
    own = standing_of(person("marisol.quesada"), on=clock.today())
    seen = own.looked_at_by(own)

    with pytest.raises(RuleBroken) as refusal:
        invite(person=person("oscar.xicara"), by=seen, at=clock.now())

    assert refusal.value.code == "not_allowed"


def test_a6_one_can_sign_out_meanwhile(officer):
    look(officer, kind="public")

    left = officer.post(at("account_logout"))

    assert left.status_code == 302
    assert "_auth_user_id" not in officer.session


@pytest.mark.parametrize(
    "choice",
    [
        {},
        {"kind": "nonsense"},
        {"kind": "person"},
        {"kind": "person", "person": "0"},
        {"kind": "seat", "office": "focal_point", "party": "XX"},
        {"kind": "seat", "office": "es", "party": "MX"},
        {"kind": "seat", "office": "representative", "party": "MX"},
        {"kind": "seat", "office": "fund", "party": "MX"},
        {"kind": "seat", "office": "delegate", "party": "MX", "body": "nothing"},
    ],
)
def test_a6_what_nobody_could_be_is_refused(officer, choice):
    answer = look(officer, **choice)

    assert answer.status_code == 422
    assert Look.objects.count() == 0
    assert BAR not in officer.get(at("home")).text


def test_a6_who_looked_as_whom_is_remembered_and_shown(officer, person):
    as_person(officer, person("oscar.xicara"))
    officer.post(at("see-as-end"))

    [one] = Look.objects.all()
    acts = [event.pgh_context["act"] for event in Look.pgh_event_model.objects.order_by("pgh_id")]
    page = officer.get(at("see-as")).text

    assert (one.person.name, one.name) == ("Marisol Quesada Brenes", "Óscar Rolando Xicará Méndez")
    assert one.begun_at <= one.ended_at
    assert acts == ["see_as.begin", "see_as.end"]
    assert "Óscar Rolando Xicará Méndez</td>" in page


@pytest.mark.parametrize("who", ["ernesto.alvarenga", "adriana.villasenor", "ingrid.sandoval", "paola.ferretti"])
def test_a6_nobody_but_the_secretariat_looks_as_others(client, person, who):
    client.force_login(person(who))
    by = standing_of(person(who), on=clock.today())

    assert look(client, kind="public").status_code == 403
    with pytest.raises(RuleBroken):
        begin_looking(seen_as="public", by=by, at=clock.now())
    with pytest.raises(RuleBroken):
        end_looking(by=by, at=clock.now())


def test_a6_ending_what_was_not_begun_is_refused(officer):
    assert officer.post(at("see-as-end")).status_code == 403


def test_a6_the_look_ends_with_the_seat_that_allowed_it(officer, person, settings):
    as_person(officer, person("oscar.xicara"))
    person("marisol.quesada").seats.update(until_on=clock.today())

    page = officer.get(at("home")).text

    assert BAR not in page
    assert sees(officer, "see-as") == 403


def test_a6_a_look_never_asks_for_the_others_second_factor(real_process, client, official, password):
    from allauth.mfa.totp.internal.auth import TOTP

    coordinator = official("es")
    TOTP.activate(coordinator, "SECRET")
    client.force_login(coordinator)
    look(client, kind="seat", office="focal_point", party="SV")

    assert sees(client, "home") == 200


def test_h2_latest_looks_say_whom_in_the_language_of_the_reader(officer):
    look(officer, kind="public")
    officer.post(at("see-as-end"))
    look(officer, kind="seat", office="focal_point", party="MX")
    officer.post(at("see-as-end"))

    shown = officer.get("/es/see-as/").content.decode()
    assert "el público</td>" in shown
    assert "Punto focal, México</td>" in shown
    assert "Focal point" not in shown
