"""What stands above a column, and which column of the matrix that may be: guessed, for a person to confirm."""

import re
from collections.abc import Iterable, Mapping, Sequence

from .alphabet import folded

# Words that people write above the columns of their own tables, folded; the headings of Puebla's own files come besides.
USUAL = {
    "identifier": ("identifier", "identificador", "id", "code", "codigo", "clave"),
    "year": ("year", "ano"),
    "body": ("body", "instancia", "group", "grupo", "working group", "grupo de trabajo"),
    "pillar": ("pillar", "pilar", "programmatic pillar", "pilar programatico", "eje"),
    "topic": ("topic", "topics", "tema", "temas", "subtema"),
    "activity": (
        "activity", "actividad", "title", "titulo", "description", "descripcion", "description of the activity",
        "descripcion de la actividad", "action", "accion",
    ),
    "indicators": (
        "indicator", "indicators", "indicador", "indicadores", "indicators of results or impact",
        "indicadores de resultados o de impacto", "indicadores de resultado o impacto",
    ),
    "measured_by": ("measured by", "medido por", "quien mide"),
    "responsible": (
        "responsible", "responsable", "responsables", "responsible party", "responsible parties", "parte responsable",
        "actor responsable",
    ),
    "deadline": (
        "deadline", "plazo", "due", "due date", "fecha limite", "deadline 1st 2nd 3rd year", "plazo 1 2 3 ano",
        "deadline for compliance", "plazo de cumplimiento",
    ),
    "measuring": ("deadline for measuring", "plazo de medicion", "plazo para medir"),
    "status": ("status", "estado", "estatus", "state", "estado de cumplimiento", "compliance status"),
    "reason": ("reason", "motivo", "razon"),
    "risks": (
        "assumptions or risks", "supuestos o riesgos", "risks", "riesgos", "assumptions", "supuestos", "supuestos riesgos",
    ),
}  # fmt: skip
WORD = re.compile(r"[^\W_]+")
WHOLE, PART = 2, 1


def heading_key(text: object) -> str:
    """A heading as it is compared: its words in small letters without accents."""
    return " ".join(WORD.findall(folded(str(text or ""))))


def keys_of(text: object) -> list[str]:
    """A heading of ours stands in two languages, one a line: the whole, and each line alone."""
    lines = str(text or "").split("\n")
    return list(dict.fromkeys(filter(None, [heading_key(text), *map(heading_key, lines)])))


def guess_columns(headings: Sequence[object], known: Mapping[str, str]) -> dict[int, str]:
    """``{column: name}``, each name at most once; ``known`` are further headings by their key. The first best fit wins.

    Where a deadline's year or day has a column of its own, the one that would hold either is left out.
    """
    fits = [
        (-score, place, name)
        for place, heading in enumerate(headings)
        for name, score in _scores(keys_of(heading), known).items()
    ]
    found: dict[int, str] = {}
    for _score, place, name in sorted(fits):
        if place not in found and name not in found.values():
            found[place] = name
    if {"deadline_year", "deadline_on"} & set(found.values()):
        return {place: name for place, name in found.items() if name != "deadline"}
    return found


def signature(headings: Iterable[object]) -> str:
    """By which a table is known again, whatever its rows: its headings in their order."""
    return "|".join(heading_key(heading) for heading in headings).strip("|")


def _scores(keys: list[str], known: Mapping[str, str]) -> dict[str, int]:
    scores = {known[key]: WHOLE for key in keys if key in known}
    for name, words in USUAL.items():
        if any(key in words for key in keys):
            scores[name] = WHOLE
        elif any(f" {word} " in f" {key} " for key in keys for word in words):
            scores.setdefault(name, PART)
    return scores
