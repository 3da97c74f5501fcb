"""A public visitor reads the dashboard: by eye, by keyboard, without a script, in the dark."""

import re

import pytest

BOARD = "/reports/dashboard/"
DRAWN = "[data-chart][data-drawn] svg"


def chart(reader, title):
    return reader.page.locator("figure.chart").filter(has=reader.page.get_by_role("heading", name=title, exact=True))


@pytest.mark.parametrize(
    ("language", "pillar", "table", "unknown"),
    [("en", "By pillar", "As a table", "No evidence"), ("es", "Por pilar", "Como tabla", "Sin evidencia")],
)
def test_a_visitor_sees_the_charts_opens_a_table_by_keyboard_and_comes_to_the_records(
    visit, language, pillar, table, unknown
):
    reader = visit(language=language)
    reader.go(BOARD)
    found = chart(reader, pillar)
    found.locator(DRAWN).wait_for()

    assert reader.page.locator("[data-chart]").count() == reader.page.locator(DRAWN).count()
    assert unknown in found.locator("svg").text_content()

    found.get_by_text(table).focus()
    reader.page.keyboard.press("Enter")
    cell = found.locator("tbody tr").first.locator("td a").last
    number = cell.text_content()
    cell.focus()
    reader.page.keyboard.press("Enter")
    reader.page.wait_for_url(re.compile("/matrix/"))

    assert reader.page.locator("table.matrix tbody tr:not(.group-row)").count() == int(number)


def test_another_year_is_drawn_in_its_place(visit):
    reader = visit()
    reader.go(BOARD)
    reader.page.locator(DRAWN).first.wait_for()

    reader.page.get_by_label("Year", exact=True).select_option("2019")
    reader.page.get_by_text("No activity is recorded here").wait_for()
    reader.page.get_by_label("Year", exact=True).select_option("2022")

    chart(reader, "By pillar").locator(DRAWN).wait_for()
    assert reader.page.locator("figure.chart").filter(has_text="By year").count() == 0


def test_charts_take_the_colours_of_the_dark(visit):
    reader = visit()
    reader.go(BOARD)
    found = chart(reader, "By pillar")
    found.locator(DRAWN).wait_for()
    light = found.locator("svg").inner_html()

    reader.page.locator("[data-theme-switch]").first.click()
    reader.page.wait_for_function("light => document.querySelector('[data-chart] svg').innerHTML !== light", arg=light)

    assert "#e6c878" in found.locator("svg").inner_html()


def test_without_a_script_the_words_and_tables_say_the_same(visit):
    reader = visit()
    context = reader.context.browser.new_context(java_script_enabled=False, locale="en-US")
    page = context.new_page()
    page.goto(f"{reader.url}/en{BOARD}")
    found = page.locator("figure.chart").first

    assert "17 activities: No evidence 17. 0 of 17 reported." in found.text_content()
    found.get_by_text("As a table").click()
    assert found.locator("tbody tr").first.is_visible()
    assert not found.locator(".chart-drawing").is_visible()
    context.close()
