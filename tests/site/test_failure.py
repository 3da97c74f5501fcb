"""What went wrong is said in a sentence, in both languages, with what to do next, and never fails itself."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from lxml import html

from puebla.site.views import failure


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


TITLES = {
    "/en/nowhere/": "There is no such page for you",
    "/es/nowhere/": "Esa página no existe para usted",
}


def title(response):
    return html.fromstring(response.content).xpath("normalize-space(//h1)")


def lead(response):
    return html.fromstring(response.content).xpath("normalize-space(//*[@class='lead'])")


@pytest.mark.parametrize(("path", "expected"), TITLES.items())
def test_missing_page_says_so_in_the_readers_language(client, rcm, path, expected):
    response = client.get(path)

    assert (response.status_code, title(response)) == (404, expected)


def test_refusal_says_which_of_office_and_state_refuses(rcm, rf, client):
    request = client.get(reverse("access")).wsgi_request

    response = failure.forbidden(request, PermissionDenied("While you look as somebody else, nothing can be changed."))

    assert response.status_code == 403
    assert lead(response) == "While you look as somebody else, nothing can be changed."


def test_refusal_of_somebody_signed_in_names_their_offices(client, rcm, person):
    client.force_login(person("marisol.quesada"))
    request = client.get(reverse("access")).wsgi_request

    words = html.fromstring(failure.forbidden(request, PermissionDenied("No.")).content).xpath("string(//main)")

    assert "Executive Secretariat" in words


def test_refused_form_says_that_it_is_no_longer_valid(rcm):
    response = Client(enforce_csrf_checks=True).post("/en/sign-in/", {"login": "x", "password": "y"})

    assert (response.status_code, title(response)) == (403, "The request could not be read")
    assert "no longer valid" in lead(response)


def test_foreign_host_name_is_refused_without_a_shell(client, rcm):
    response = client.get("/en/", headers={"host": "elsewhere.example"})

    assert (response.status_code, title(response)) == (400, "The request could not be read")


def test_too_many_tries_says_to_wait(client, rcm):
    response = failure.too_many(client.get(reverse("access")).wsgi_request)

    assert response.status_code == 429
    assert "Wait a few minutes" in html.fromstring(response.content).xpath("string(//main)")


@pytest.mark.parametrize(("language", "expected"), [
    ("en", "Something went wrong on our side"),
    ("es", "Algo falló de nuestro lado"),
])  # fmt: skip
def test_failure_page_asks_nobody_for_anything(db, language, expected):
    with translation.override(language), CaptureQueriesContext(connection) as captured:
        response = failure.failed(RequestFactory().get("/"))

    assert (response.status_code, title(response), len(captured)) == (500, expected, 0)


def test_fault_in_a_view_shows_the_failure_page(rcm, monkeypatch):
    monkeypatch.setattr("puebla.site.views.access.permission_table", lambda office: 1 / 0)

    response = Client(raise_request_exception=False).get("/en/access/")

    assert (response.status_code, title(response)) == (500, "Something went wrong on our side")


@pytest.mark.parametrize(("language", "expected"), [
    ("en", "The database does not answer at the moment"),
    ("es", "La base de datos no responde en este momento"),
])  # fmt: skip
def test_a_database_that_is_away_is_told_as_that_and_not_as_a_fault(rcm, monkeypatch, language, expected):
    elsewhere = connection.copy("elsewhere")
    elsewhere.settings_dict["HOST"] = "/nonexistent"

    def nobody_there(office):
        with elsewhere.wrap_database_errors:
            elsewhere.connect()

    monkeypatch.setattr("puebla.site.views.access.permission_table", nobody_there)

    response = Client(raise_request_exception=False).get(f"/{language}/access/")

    assert (response.status_code, response["Retry-After"], title(response)) == (503, "5", expected)


def test_an_address_that_only_takes_what_a_button_sends_says_so_to_whoever_opens_it(client, person):
    client.force_login(person("marisol"))
    told = client.get(reverse("bodies:contact-remind"))

    assert (told.status_code, told.headers["Allow"]) == (405, "POST")
    assert "it takes what a button sends" in told.content.decode()
