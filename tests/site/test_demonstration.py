"""The demonstration's door exists in the demonstration only; its people never enter a real process."""

import json
import os
import subprocess
import sys

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils import translation

from puebla.site.accounts.backend import may_enter

EVERYBODY = [
    "Marisol Quesada Brenes", "Ernesto Alvarenga Pineda", "Adriana Villaseñor Cota", "Óscar Rolando Xicará Méndez",
    "Silvia Retana Corrales", "Margaret Oakley-Tremblay", "Hernán Darío Ospina Rúa", "Ingrid Sandoval-Meyer",
    "Benito Cálix Murillo", "Paola Ferretti Umaña",
]  # fmt: skip


def door(person):
    with translation.override("en"):
        return reverse("demonstration-enter", args=[person.pk])


def test_the_sign_in_page_offers_one_button_for_each_account_grouped_by_office(client, person):
    page = client.get("/en/sign-in/").text

    groups = ["Executive Secretariat", "Presidency", "Member countries", "Observers", "Civil society", "Reserve Fund"]
    places = [page.index(f"<h3>{group}</h3>") for group in groups]
    assert places == sorted(places)
    assert all(page.count(f"<strong>{name}</strong>") == 1 for name in EVERYBODY)
    assert page.count('action="/en/demonstration/enter/') == len(EVERYBODY)


@pytest.mark.parametrize("name", ["marisol.quesada", "ernesto.alvarenga", "oscar.xicara", "hernan.ospina"])
def test_one_press_enters(client, person, name):
    someone = person(name)

    answer = client.post(door(someone))

    assert (answer.status_code, answer.url) == (302, "/en/today/")
    assert someone.name in client.get("/en/account/").text


def test_entering_as_another_leaves_the_first(client, person):
    client.post(door(person("marisol.quesada")))
    first = client.session.session_key
    client.post(door(person("oscar.xicara")), {"next": "/es/account/"})

    assert client.session.session_key != first
    assert person("oscar.xicara").name in client.get("/en/account/").text


def test_a_press_is_a_post_and_leads_on_within_this_site_only(client, person):
    someone = person("oscar.xicara")

    assert client.get(door(someone)).status_code == 405
    assert client.post(door(someone), {"next": "https://example.com/"}).url == "/en/today/"


def test_real_people_have_no_such_door(client, official):
    assert client.post(door(official("focal_point", "GT"))).status_code == 404


def test_a_real_process_opens_no_door_even_where_the_address_is_known(real_process, client, person):
    answer = client.post(door(person("marisol.quesada")))
    page = client.get("/en/sign-in/").text

    assert answer.status_code == 404
    assert "demonstration" not in page.split('id="main"')[1]


def test_sessions_of_the_demonstrations_people_die_when_the_data_are_served_as_a_real_process(client, person, settings):
    client.post(door(person("marisol.quesada")))
    inside = client.get("/en/account/").status_code
    settings.DEMONSTRATION = False

    assert (inside, client.get("/en/account/").status_code) == (200, 403)


def test_the_demonstrations_people_cannot_sign_in_to_a_real_process_in_any_way(real_process, client, person):
    someone = person("marisol.quesada")
    someone.set_password("correct horse battery staple")  # somebody may have written one into the database by hand
    someone.save()

    answer = client.post("/en/sign-in/", {"login": someone.email, "password": "correct horse battery staple"})

    assert not may_enter(someone)
    assert answer.url == "/en/sign-in/closed/"
    assert client.get("/en/account/").status_code == 403


def test_the_demonstrations_people_have_no_password(rcm, db):
    people = get_user_model().objects.filter(is_demonstration=True)

    assert people.count() == len(EVERYBODY)
    assert not any(person.has_usable_password() for person in people)


ASK = """
import json, django
django.setup()
from django.conf import settings
from django.urls import NoReverseMatch, Resolver404, resolve, reverse

def found(call, *arguments):
    try:
        return bool(call(*arguments))
    except (NoReverseMatch, Resolver404):
        return False

print(json.dumps({
    "demonstration": settings.DEMONSTRATION,
    "named": found(lambda: reverse("demonstration-enter", args=[1])),
    "routed": found(resolve, "/en/demonstration/enter/1/"),
    "sign_in": found(resolve, "/en/sign-in/"),
    "second_factor": list(settings.SECOND_FACTOR_OFFICES),
}))
"""


@pytest.mark.parametrize("is_demonstration", [True, False])
def test_a_process_of_its_own_has_the_address_only_as_a_demonstration(is_demonstration):
    environment = {
        key: value for key, value in os.environ.items() if key not in ("PUEBLA_DEMONSTRATION", "PUEBLA_CLOCK")
    } | {"DJANGO_SETTINGS_MODULE": "puebla.config.settings", "DATABASE_URL": "postgresql:///none"}
    if is_demonstration:
        environment["PUEBLA_DEMONSTRATION"] = "1"

    answer = subprocess.run([sys.executable, "-c", ASK], env=environment, capture_output=True, text=True, check=True)

    assert json.loads(answer.stdout) == {
        "demonstration": is_demonstration,
        "named": is_demonstration,
        "routed": is_demonstration,
        "sign_in": True,
        "second_factor": [] if is_demonstration else ["es", "ppt", "fund"],
    }
