"""F6: a concept note saves itself while it is written, says what is missing, and never writes over somebody else."""

import re

from playwright.sync_api import expect

MEXICO, SECRETARIAT = "Adriana Villaseñor", "Marisol Quesada"
EDIT = "/activities/2022-08/note/edit/?in=es"


def box(visitor, name):
    return visitor.page.locator(f"[name={name}]")


def write(visitor, name, text):
    box(visitor, name).fill(text)
    expect(visitor.page.locator("[data-saving]")).to_have_text(re.compile("Saved at"))


def section(visitor, code):
    return visitor.page.locator(f"#form-contents a[href='#section-{code}']")


def test_what_is_typed_is_kept_without_pressing_anything(visit):
    mexico = visit(MEXICO)
    mexico.go("/activities/2022-08/")
    begin = mexico.page.get_by_role("button", name="Begin the concept note")
    if begin.count():  # the other test may have begun it
        begin.click()
    mexico.go(EDIT)
    expect(section(mexico, "results")).to_contain_text("empty")

    write(mexico, "objective_es", "Intercambiar prácticas.")
    expect(section(mexico, "objective")).to_contain_text("complete")
    write(mexico, "starts_on", "31/02/2022")
    expect(section(mexico, "date")).to_contain_text("to be corrected")
    expect(mexico.page.locator("#form-problems")).to_contain_text("to be corrected: Starts")

    mexico.go(EDIT)
    expect(box(mexico, "objective_es")).to_have_value("Intercambiar prácticas.")
    expect(box(mexico, "starts_on")).to_have_value("31/02/2022")
    expect(mexico.page.get_by_text("is not in the calendar")).to_be_visible()
    write(mexico, "starts_on", "25/06/2022")
    expect(mexico.page.locator("#form-problems")).not_to_contain_text("to be corrected")

    secretariat = visit(SECRETARIAT)
    secretariat.go(EDIT)
    write(secretariat, "results_es", "Una hoja de ruta.")
    write(secretariat, "objective_es", "De la Secretaría.")
    write(mexico, "background_es", "El retorno ha crecido.")
    expect(mexico.page.locator("#form-problems")).to_contain_text("Somebody else has changed: Objective")
    box(mexico, "objective_es").fill("De México.")
    expect(mexico.page.locator("[data-saving]")).to_contain_text("Not saved.")
    mexico.page.get_by_role("button", name="Save", exact=True).last.click()
    expect(mexico.page.get_by_text("De la Secretaría.")).to_be_visible()
    expect(box(mexico, "objective_es")).to_have_value("De México.")

    secretariat.go(EDIT)
    expect(box(secretariat, "objective_es")).to_have_value("De la Secretaría.")
    expect(box(secretariat, "background_es")).to_have_value("El retorno ha crecido.")


def test_nothing_typed_is_lost_when_the_session_ends_meanwhile(visit):
    mexico = visit(MEXICO)
    mexico.go("/activities/2022-08/")
    begin = mexico.page.get_by_role("button", name="Begin the concept note")
    if begin.count():  # the other test may have begun it
        begin.click()
    mexico.go(EDIT)
    write(mexico, "objective_es", "Antes.")
    other_tab = mexico.context.new_page()
    other_tab.goto(f"{mexico.url}/en/sign-out/")
    other_tab.locator("main").get_by_role("button", name="Sign out").click()
    other_tab.wait_for_load_state()

    box(mexico, "objective_es").fill("Después.")
    expect(mexico.page.locator("[data-saving]")).to_contain_text("Sign in in another tab and come back")
    mexico.page.get_by_role("button", name="Save", exact=True).last.click()
    expect(box(mexico, "objective_es")).to_have_value("Después.")

    other_tab.goto(f"{mexico.url}/en/sign-in/")
    other_tab.get_by_role("button", name=MEXICO).click()
    other_tab.wait_for_url(re.compile("/today/"))
    mexico.page.evaluate("window.dispatchEvent(new Event('focus'))")
    expect(mexico.page.locator("[data-saving]")).to_have_text(re.compile("Saved at"))
    mexico.go(EDIT)
    expect(box(mexico, "objective_es")).to_have_value("Después.")
