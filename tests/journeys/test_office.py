"""What each office may change and see, at the browser (A1, A2, A5)."""

import pytest

MEXICO, GUATEMALA = "Adriana Villaseñor", "Óscar Rolando Xicará"
OBSERVER_COUNTRY, OBSERVER_ORGANISATION, CIVIL_SOCIETY = "Hernán Darío Ospina", "Ingrid Sandoval", "Benito Cálix"
OFFICER = "Marisol Quesada"
MATRIX = "/matrix/?year=2022"


def cells_to_edit(page):
    """``{code of the activity: columns that can be changed}`` of the matrix page."""
    found = {}
    for link in page.locator("#matrix a.cell-edit").all():
        row, column = link.evaluate(
            "a => [a.closest('tr').querySelector('th a').getAttribute('href'), a.closest('td').dataset.key]"
        )
        found.setdefault(row.strip("/").split("/")[-1], set()).add(column)
    return found


def test_a_focal_point_changes_what_her_country_answers_for_and_nothing_else(visit):
    officer = visit(OFFICER)
    officer.go("/matrix/2022-08/responsible/")
    officer.page.locator("[name=names][value='party:MX']").check()
    officer.page.get_by_role("button", name="Save", exact=True).click()
    officer.page.wait_for_url("**/matrix/**")

    mexico = visit(MEXICO)
    mexico.go(MATRIX)

    assert cells_to_edit(mexico.page) == {"2022-08": {"status", "risks"}}
    assert mexico.go("/matrix/2022-08/deadline/") == 403
    assert mexico.go("/matrix/2022-09/status/") == 403


@pytest.mark.parametrize("who", [GUATEMALA, OBSERVER_COUNTRY, OBSERVER_ORGANISATION, CIVIL_SOCIETY, ""])
def test_nobody_else_changes_anything_in_the_matrix(visit, who):
    reader = visit(who)
    reader.go(MATRIX)

    assert reader.page.locator("#matrix tbody tr").count() > 0
    assert cells_to_edit(reader.page) == {}
    assert reader.go("/matrix/2022-08/status/") == 403


@pytest.mark.parametrize("who", [OBSERVER_COUNTRY, OBSERVER_ORGANISATION, CIVIL_SOCIETY, ""])
def test_a5_history_and_contacts_are_for_members(visit, who):
    reader = visit(who)

    assert reader.go("/history/") == 403
    assert reader.go("/contacts/") == 403
    assert reader.go("/invitations/") == 403


def test_the_secretariat_looks_at_a_page_as_an_observer_and_can_change_nothing_meanwhile(visit):
    officer = visit(OFFICER)
    officer.go("/see-as/")
    form = officer.page.locator("form:has([name=kind][value=person])")
    form.locator("select").select_option(label=f"{OBSERVER_COUNTRY} Rúa")
    with officer.page.expect_navigation():
        form.get_by_role("button").click()
    officer.go(MATRIX)

    assert cells_to_edit(officer.page) == {}
    assert officer.go("/history/") == 403
