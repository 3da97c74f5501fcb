"""A document with one of everything, and one that is long."""

import datetime as dt

from puebla.kernel.documents.description import (
    Bullets,
    Column,
    Document,
    Facts,
    Figure,
    Heading,
    PageBreak,
    Paragraph,
    Table,
)

BARS = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100" width="300" height="100">'
    '<rect x="10" y="20" width="180" height="20" fill="#1f3f99"/><rect x="10" y="60" width="90" height="20" fill="#8a8273"/>'
    '<text x="200" y="35" font-family="Source Sans Pro" font-size="12">Completadas: 2</text></svg>'
)
ACCENTS = "Ñandú, pingüino, ¿cuántos?, ¡once!: áéíóú ÁÉÍÓÚ ñ Ñ ü Ü «—» – “ ” … € ª º"
MARKUP = "#panic() *not bold* _nor this_ $x$ <b> & [x] `code` \\ @ref"


def sample(**facts):
    """One of every block; ``facts`` change the document's own."""
    table = Table(
        "Actividades por estado",
        (Column("Estado", 3), Column("Número", is_number=True)),
        (("Completadas", "2"), ("En proceso", "1"), ("Total", "3")),
        has_total=True,
    )
    said = {
        "title": "Informe semestral 2022-1",
        "language": "es",
        "author": "Conferencia Regional sobre Migración",
        "short_author": "CRM",
        "dated_on": dt.date(2022, 6, 30),
        "subtitle": "Secretaría Ejecutiva al GRCM",
        "number": "CRM/SE/2022-1",
        "mark": "Borrador",
        "facts": (("Periodo", "enero a junio de 2022"), ("Presidencia", "El Salvador")),
        "blocks": (
            Facts((("Sede", "San Salvador"),)),
            Heading("Compromisos"),
            Paragraph(f"{ACCENTS}\n\n{MARKUP}"),
            Paragraph("2 de 3 informaron.", is_note=True),
            table,
            Heading("Por pilar", 2),
            Bullets(("Gobernanza", "Derechos humanos")),
            Figure(BARS, "Actividades por estado", "Barras: 2 completadas, 1 en proceso."),
            PageBreak(),
            Heading("Recomendaciones"),
            Paragraph("Seguir."),
        ),
    }
    return Document(**said | facts)


SYMBOL = "RCM/RCGM/2021-12/CONCL"


def commitments():
    """A table with a symbol, a text, a name, a day and a state, as reports have it."""
    columns = (
        Column("Punto", 1.6),
        Column("Compromiso", 3.6),
        Column("Destinatario", 1.6),
        Column("Plazo", 1.2),
        Column("Estado", 1.1),
    )
    asked = "Que los países miembros, los organismos observadores y la sociedad civil compartan buenas prácticas."
    whom = "Países Miembros, Organismos observadores, Red Regional de Organizaciones Civiles para las Migraciones"
    rows = [(f"{SYMBOL} 7.{letter}", asked, whom, "31 de diciembre de 2022", "Pendiente") for letter in "abc"]
    return Table("Cada compromiso", columns, (*rows, (f"{SYMBOL} 8", asked, "SE", "—", "Sin evidencia")))


def long_document():
    """Some fifty pages: ten sections, each with text and a table of eighty rows."""
    blocks = []
    for section in range(1, 11):
        blocks.append(Heading(f"Sección {section}"))
        blocks.extend(Paragraph(f"{ACCENTS} " * 12) for _ in range(12))
        columns = (
            Column("Actividad", 4),
            Column("Instancia", 2),
            Column("Estado", 2),
            Column("Personas", is_number=True),
        )
        rows = tuple(
            (f"Taller regional {row} sobre gestión migratoria", "GRCM", "Completada", str(row)) for row in range(130)
        )
        blocks.append(Table(f"Actividades de la sección {section}", columns, rows))
    return sample(blocks=tuple(blocks))
