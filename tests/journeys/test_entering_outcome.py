"""After the meeting the Secretariat enters what was decided, in Spanish: an outcome, then its items one below another."""

OFFICER = "Marisol Quesada"
ITEMS = (
    ("1", "Se aprueban los informes de los grupos de trabajo.", "Toma de nota"),
    ("1.a", "Que los países miembros compartan sus guías de atención.", "Solicitud"),
    ("1.a.i", "En particular, las de niñez y adolescencia.", "Solicitud"),
)


def chosen(page, field, label):
    """Tick one of a list that is folded away."""
    box = page.get_by_role("group", name=field)
    box.locator("summary").click()
    box.get_by_label(label, exact=True).check()


def test_the_secretariat_enters_the_conclusions_of_a_meeting_item_below_item(visit):
    officer = visit(OFFICER, language="es")
    officer.go("/commitments/")
    page = officer.page
    page.get_by_role("link", name="Registrar un resultado").click()
    page.get_by_label("Código").fill("C22")
    body = page.get_by_label("Instancia")
    group = body.locator("option", has_text="Grupo Regional de Consulta sobre Migración").get_attribute("value")
    body.select_option(group)
    page.get_by_label("Clase de resultado").select_option(label="Conclusiones y recomendaciones")
    page.get_by_label("Título (español)").fill("Conclusiones de febrero de 2022")
    page.get_by_label("Día de la reunión").fill("2022-02-15")
    chosen(page, "Quiénes participaron", "México")
    page.get_by_role("button", name="Guardar").click()
    page.get_by_text("Aún no hay puntos registrados").wait_for()

    page.get_by_role("link", name="Agregar el primer punto").click()
    for number, text, kind in ITEMS:
        page.get_by_label("Número", exact=True).fill(number)
        page.get_by_label("Texto (español)").fill(text)
        page.get_by_label("Clase", exact=True).select_option(label=kind)
        if kind == "Solicitud":
            page.get_by_label("Pide algo a alguien").check()
            chosen(page, "Dirigido a", "Países Miembros")
        if number == ITEMS[-1][0]:
            page.get_by_label("Continuar con el punto siguiente").uncheck()
        page.get_by_role("button", name="Agregar el punto").click()
        page.get_by_text("El punto está registrado.").wait_for()

    page.wait_for_url("**/es/commitments/C22/#item-1.a.i")
    below = page.locator("[id='item-1'] [id='item-1.a'] [id='item-1.a.i']")
    assert "niñez y adolescencia" in below.inner_text()
    assert "2 piden algo a alguien" in page.locator("main").inner_text()
    assert "México (1)" in page.locator("main").inner_text()
    officer.go("/commitments/?outcome=C22")
    assert page.get_by_text("2 compromisos", exact=True).is_visible()
