"""What a refresh made different, so that nobody freezes a figure that they have not seen."""

from typing import Any

from puebla.kernel.languages import LANGUAGES

from .content import said, told_tables

MOST = 40  # of one section; more are counted
ABSENT = None


def changes_between(before: dict[str, Any], now: dict[str, Any]) -> list[dict[str, Any]]:
    """``{"what": pair, "before": cell, "now": cell}`` for every figure and cell that differs, in the order of the section.

    A row that came or went is one change: its other end is ``None``.
    """
    found = _of_figures(before, now)
    earlier = {table["code"]: table for table in told_tables(before)}
    later = {table["code"]: table for table in told_tables(now)}
    for code in [*later, *(code for code in earlier if code not in later)]:
        found.extend(_of_tables(earlier.get(code), later.get(code)))
    return found[:MOST]


def merged(standing: list[dict[str, Any]], new: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Changes that nobody has said yes to, and newer ones: what was first stays “before”; what went back is no change."""
    whole = {said(change["what"], LANGUAGES[0]): change for change in standing}
    for change in new:
        key = said(change["what"], LANGUAGES[0])
        earlier = whole.get(key)
        whole[key] = {**change, "before": earlier["before"]} if earlier else change
    return [change for change in whole.values() if change["before"] != change["now"]]


def _of_figures(before: dict[str, Any], now: dict[str, Any]) -> list[dict[str, Any]]:
    earlier = {figure["code"]: figure for figure in before.get("figures", ())}
    found = []
    for figure in now.get("figures", ()):
        was = earlier.get(figure["code"], {})
        if (was.get("value"), was.get("of")) != (figure["value"], figure["of"]):
            found.append({"what": figure["label"], "before": _number(was), "now": _number(figure)})
    return found


def _number(figure: dict[str, Any]) -> str | None:
    if "value" not in figure:
        return ABSENT
    return str(figure["value"]) if figure.get("of") is None else f"{figure['value']} / {figure['of']}"


def _of_tables(before: dict[str, Any] | None, now: dict[str, Any] | None) -> list[dict[str, Any]]:
    table = now or before or {}
    earlier, later = _rows(before), _rows(now)
    found = []
    for key in [*later, *(key for key in earlier if key not in later)]:
        old, new = earlier.get(key), later.get(key)
        if old is None or new is None:
            name = (new or old or [""])[0]
            found.append(_change(table, [name], old and _whole(old), new and _whole(new)))
            continue
        for column, was, present in zip(table["columns"], old, new, strict=False):
            if was != present:
                found.append(_change(table, [new[0], column["label"]], was, present))
    return found


def _rows(table: dict[str, Any] | None) -> dict[str, Any]:
    return {said(row[0], LANGUAGES[0]): row for row in table["rows"]} if table else {}


def _whole(row: list[Any]) -> dict[str, str]:
    return {language: ", ".join(said(cell, language) for cell in row[1:]) for language in LANGUAGES}


def _change(table: dict[str, Any], parts: list[Any], before: Any, now: Any) -> dict[str, Any]:
    what = {
        language: ": ".join([table["caption"][language], *(said(part, language) for part in parts)])
        for language in LANGUAGES
    }
    return {"what": what, "before": before, "now": now}
