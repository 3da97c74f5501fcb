"""The look works: on a phone, by keyboard, in the dark, without a script, and axe finds nothing serious."""

from pathlib import Path

import pytest

from .visitor import PHONE, WIDE

AXE = Path(__file__).resolve().parents[2] / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
PUBLIC = ["/", "/access/", "/components/", "/sign-in/", "/nowhere/", "/password/forgotten/"]
SERIOUS = {"serious", "critical"}
# What width and colours decide; the rest of a page is the same whatever it is read on.
OF_THE_LOOK = ["color-contrast", "link-in-text-block", "meta-viewport", "scrollable-region-focusable", "target-size"]


def faults(page, rules=None):
    """What axe calls serious, each with the first element that it means; by all its rules unless some are named."""
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate(
        "rules => axe.run(document, {resultTypes: ['violations'], selectors: false, ...(rules && {runOnly: rules})})",
        rules,
    )["violations"]
    return [(one["id"], one["nodes"][0]["html"][:120]) for one in found if one["impact"] in SERIOUS]


@pytest.mark.parametrize(
    ("language", "size", "scheme"), [("es", WIDE, "dark"), ("en", PHONE, "light")], ids=["wide-dark", "phone-light"]
)
def test_axe_finds_nothing_serious_on_public_pages(visit, language, size, scheme):
    """The other way round than on every page (``test_axe.py``)."""
    reader = visit(language=language, size=size, scheme=scheme)

    found = {}
    for address in PUBLIC:
        reader.go(address)
        found[address] = faults(reader.page)

    assert found == {address: [] for address in PUBLIC}


@pytest.mark.parametrize("language", ["en", "es"])
def test_no_page_is_wider_than_a_phone(visit, language):
    reader = visit(language=language, size=PHONE)

    widths = {}
    for address in PUBLIC:
        reader.go(address)
        widths[address] = reader.page.evaluate("document.documentElement.scrollWidth")

    assert widths == dict.fromkeys(PUBLIC, PHONE["width"])


def test_matrix_is_cards_on_a_phone_with_the_name_of_each_column(visit):
    reader = visit(size=PHONE)
    reader.go("/components/")
    cell = reader.page.locator("#sample-matrix td").first

    assert cell.evaluate("cell => getComputedStyle(cell).display") == "grid"
    assert cell.evaluate("cell => getComputedStyle(cell, '::before').content") == '"Topic"'


def test_navigation_opens_over_the_page_on_a_phone_and_escape_closes_it(visit):
    reader = visit(size=PHONE)
    reader.go("/")
    places = reader.page.get_by_role("navigation", name="Main")

    reader.page.get_by_role("button", name="Menu").click()
    places.get_by_role("link", name="Presidencies").wait_for()
    reader.page.keyboard.press("Escape")

    places.wait_for(state="hidden")


def test_keyboard_skips_to_the_content(visit):
    reader = visit()
    reader.go("/access/")

    reader.page.keyboard.press("Tab")
    reader.page.keyboard.press("Enter")

    assert reader.page.evaluate("document.activeElement.id") == "main"


def test_dialog_opens_and_closes_by_keyboard_and_gives_the_focus_back(visit):
    reader = visit()
    reader.go("/components/")
    opener = reader.page.get_by_role("button", name="Open a dialog")

    opener.focus()
    reader.page.keyboard.press("Enter")
    reader.page.get_by_role("dialog", name="Why is this not achieved?").wait_for()
    reader.page.keyboard.press("Escape")

    reader.page.get_by_role("dialog").wait_for(state="hidden")
    assert opener.evaluate("button => button === document.activeElement")


def test_theme_that_a_reader_chose_is_kept(visit):
    reader = visit(scheme="light")
    reader.go("/")
    ground = "getComputedStyle(document.body).backgroundColor"
    light = reader.page.evaluate(ground)

    reader.page.get_by_role("button", name="Dark colours").click()
    dark = reader.page.evaluate(ground)
    reader.go("/access/")

    assert dark != light
    assert reader.page.evaluate(ground) == dark


def test_account_menu_opens_and_closes_by_keyboard(visit):
    reader = visit("Marisol Quesada")
    menu = reader.page.locator("details.menu")

    menu.locator("summary").focus()
    reader.page.keyboard.press("Enter")
    menu.get_by_role("button", name="Sign out").wait_for()
    reader.page.keyboard.press("Escape")

    assert menu.evaluate("menu => menu.open") is False
    assert menu.locator("summary").evaluate("summary => summary === document.activeElement")


def test_permission_table_is_filtered_without_leaving_the_page(visit):
    reader = visit()
    reader.go("/access/")

    reader.page.get_by_label("Office", exact=True).select_option("fund")
    reader.page.wait_for_url("**/access/?office=fund")

    assert reader.page.locator("#table thead th").count() == 2


ENDLESS = """selector => {
  const endless = document.createTextNode('https://example.org/' + 'Documentos-de-la-conferencia/'.repeat(12))
  document.querySelectorAll(selector).forEach(place => place.append(endless.cloneNode()))
  return [document.querySelectorAll(selector).length > 0, document.documentElement.scrollWidth]
}"""
WRITTEN = {  # where a person's text stands
    "/matrix/": 'tbody th a, td[data-key="indicators"] > div, td[data-key="risks"]',
    "/activities/2022-01/": "h1, .summary dd, main p",
    "/plans/SP23/": "h1, main li p, .prose p",
    "/bodies/": "tbody th a",
    "/countries/MX/": "h1, .summary dd",
    "/components/": "ins, del, .notice-words p, .history-why, .files a, .card-title a",
}


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_an_address_without_a_break_widens_no_page(visit, size):
    reader = visit("Marisol Quesada", size=size)

    widths = {}
    for address, places in WRITTEN.items():
        reader.go(address)
        widths[address] = reader.page.evaluate(ENDLESS, places)

    assert widths == {address: [True, size["width"]] for address in WRITTEN}


@pytest.mark.parametrize("address", ["/matrix/", "/activities/"])
def test_filters_stand_behind_one_line_on_a_phone_and_open_by_keyboard(visit, address):
    reader = visit(size=PHONE)
    reader.go(address)
    filters = reader.page.locator("form.filters")
    assert not filters.is_visible()

    reader.page.locator(".filters-fold > summary").focus()
    reader.page.keyboard.press("Enter")

    filters.wait_for(state="visible")
    reader.go(f"{address}?body=wg-protection-2019")
    assert filters.is_visible()


def test_filters_stand_open_on_a_desk(visit):
    reader = visit(size=WIDE)
    reader.go("/matrix/")

    assert reader.page.locator("form.filters").is_visible()
    assert not reader.page.locator(".filters-fold").is_visible()
