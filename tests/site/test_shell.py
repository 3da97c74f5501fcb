"""What stands around every page: the presidency of the day, where one can go, the same page in the other language."""

import datetime as dt

import pytest
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from lxml import html

from puebla.kernel.access.standing import Standing
from puebla.kernel.access.table import OFFICES
from puebla.site import shell
from puebla.site.navigation import FOOT, OWN, SECTIONS, Whereabouts, address

DAY = dt.date(2022, 3, 1)


def request_for(path, standing=None):
    request = RequestFactory().get(path)
    request.standing = standing or Standing(on=DAY)
    return request


def tree(client, path):
    return html.fromstring(client.get(path).content)


@pytest.fixture(autouse=True)
def _in_english_with_nothing_said_yet():
    shell._said.clear()
    with translation.override("en"):
        yield


def test_p2_every_page_names_the_presidency_of_the_day(client, rcm):
    line = "//*[@class='masthead-presidency']/text()"

    assert tree(client, "/en/access/").xpath(line) == ["Presidency pro tempore 2022: El Salvador"]
    assert tree(client, "/es/access/").xpath(line) == ["Presidencia Pro-Témpore 2022: El Salvador"]


def test_p2_a_year_without_presidency_has_no_line(rcm, monkeypatch):
    monkeypatch.setattr(shell.clock, "today", lambda: dt.date(2020, 5, 1))

    assert shell.presidency_line() == ""


def test_shell_asks_the_database_once_and_not_again_within_the_minute(rcm):
    request = request_for("/en/access/")

    with CaptureQueriesContext(connection) as first:
        shell.shell(request)
    with CaptureQueriesContext(connection) as second:
        shell.shell(request)

    assert (len(first), len(second)) == (1, 0)


@pytest.mark.parametrize(("path", "expected"), [
    ("/en/access/?office=es&x=1", ["/en/access/?office=es&x=1", "/es/access/?office=es&x=1"]),
    ("/es/", ["/en/", "/es/"]),
    ("/nowhere/", ["/en/", "/es/"]),
])  # fmt: skip
def test_language_switch_leads_to_the_same_page(path, expected):
    assert [language["url"] for language in shell.languages(request_for(path))] == expected


def test_every_section_and_page_of_the_navigation_exists():
    names = [name for _permission, name, *_rest in SECTIONS]
    names += [page[1] for *_section, pages in SECTIONS for page in pages] + [page[1] for page in [*FOOT, *OWN]]

    assert [name for name in names if address(name) is None] == []


def test_navigation_marks_the_section_and_the_longest_address_inside_it():
    entries = Whereabouts(request_for(address("plans:plan-compare"))).sections()
    present = [entry for entry in entries if entry["current"]]

    assert [entry["label"] for entry in present] == ["Plans"]
    assert [page["label"] for page in present[0]["children"] if page["current"]] == ["Compare two plans"]


def test_navigation_shows_the_public_nothing_that_asks_for_signing_in():
    labels = [entry["label"] for entry in Whereabouts(request_for("/en/")).sections()]

    assert "Today" not in labels
    assert "Countries" in labels


def test_account_menu_says_the_offices_in_words(rcm, person, client):
    client.force_login(person("marisol.quesada"))

    head = tree(client, "/en/access/").xpath("//*[@class='menu-head']")[0].text_content()

    assert OFFICES["es"]["en"] in head


def test_account_menu_signs_out_by_post_only(rcm, person, client):
    client.force_login(person("marisol.quesada"))

    forms = tree(client, "/en/access/").xpath("//details[contains(@class, 'menu')]//form")

    assert [form.get("method") for form in forms] == ["post"]


def test_demonstration_says_so_and_names_the_day_of_its_clock(client, rcm, settings):
    settings.DEMONSTRATION, settings.PUEBLA_CLOCK = True, DAY

    assert "1 March 2022" in tree(client, "/en/access/").xpath("//section[@class='banner']")[0].text_content()


def test_real_process_has_no_banner(client, rcm, real_process):
    assert tree(client, "/en/access/").xpath("//section[@class='banner']") == []


def test_theme_that_the_reader_chose_stands_in_the_page(client, rcm):
    client.cookies["theme"] = "dark"
    assert tree(client, "/en/access/").get("data-theme") == "dark"

    client.cookies["theme"] = '"><script>'
    assert tree(client, "/en/access/").get("data-theme") is None
