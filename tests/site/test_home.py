"""The first page: what the process is, who presides, what is planned and how far it has come, to everybody alike."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from lxml import html

from puebla.areas.activities.models import Activity
from tests.factories.activity import make_activity

HOME = {"en": "/en/", "es": "/es/"}


def page(client, language="en"):
    return html.fromstring(client.get(HOME[language]).content)


def words(tree, path):
    return [" ".join(found.text_content().split()) for found in tree.xpath(path)]


def figures(tree):
    names, numbers = words(tree, "//dl[@class='figures']//dt"), words(tree, "//*[@class='figure-number']")
    return dict(zip(names, numbers, strict=True))


def test_home_says_what_the_process_is_in_both_languages(client, rcm):
    assert words(page(client), "//h1") == ["What was agreed, and what became of it"]
    assert words(page(client, "es"), "//h1") == ["Lo que se acordó y en qué quedó"]
    assert words(page(client, "es"), "//*[@class='masthead-title']") == ["Conferencia Regional sobre Migración"]


def test_p2_home_shows_the_troika_with_its_gap(client, rcm):
    troika = words(page(client), "//ol[@class='troika']/li")

    assert troika == ["Outgoing Mexico2021", "Presides now El Salvador2022", "Incoming not in the sources"]


def test_f7_home_counts_the_year_and_says_of_how_many_it_knows(client, rcm):
    expected = Activity.objects.filter(year=2022, audience="public").count()

    counted = figures(page(client))

    assert expected > 0
    assert counted["Activities"] == str(expected)
    assert counted["No evidence"] == f"{expected} of {expected}"
    assert f"0 of {expected} reported" in words(page(client), "//*[@class='figure-note']")


@pytest.mark.parametrize("who", ["", "marisol.quesada"])
def test_a5_home_counts_only_what_the_public_may_read(client, rcm, person, who):
    before = figures(page(client))["Activities"]
    make_activity(year=2022, audience="members")
    make_activity(year=2022, audience="public", state="completed")
    if who:
        client.force_login(person(who))

    counted = figures(page(client))

    assert counted["Activities"] == str(int(before) + 1)
    assert counted["Completed"] == f"1 of {int(before) + 1}"


def test_home_draws_every_member_and_names_it(client, rcm):
    drawn = set(words(page(client), "//svg[contains(@class, 'map-view')]//a/title"))

    assert {"Canada", "El Salvador", "Dominican Republic", "Belize"} <= drawn


@pytest.mark.parametrize("number", [1, 3])
def test_home_needs_the_same_statements_for_any_number_of_activities(client, rcm, number):
    for _ in range(number):
        make_activity(year=2022, audience="public", body="rcgm")
    client.get(reverse("home"))

    with CaptureQueriesContext(connection) as captured:
        client.get(reverse("home"))

    assert len(captured) <= 8
