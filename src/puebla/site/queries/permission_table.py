"""The permission table as an official reads it (A6): offices across, steps down, conditions in words."""

from puebla.kernel.access.table import CONDITIONS, OFFICES, STEPS, THINGS, grants
from puebla.kernel.languages import reading_language


def offices():
    """Every office with its words, in the table's order."""
    language = reading_language()
    return {code: words[language] for code, words in OFFICES.items()}


def permission_table(office=None):
    """Things with their steps; each step with a cell for every office (or for one, and only what that one may do).

    A cell is ``None`` (refused), ``True`` (always) or the list of conditions in words, any of which suffices. What
    everyone may do, each office may: its cell says so.
    """
    shown = [office] if office else list(OFFICES)
    table = []
    for thing, row in THINGS.items():
        steps = [_step(thing, step, shown) for step in row["steps"]]
        steps = [step for step in steps if not office or any(step["cells"])]
        if steps:
            table.append({"name": row["name"][reading_language()], "steps": steps})
    return table


def _step(thing, step, shown):
    granted = grants(f"{thing}.{step}")
    return {"name": step_name(step), "cells": [_cell(granted, office) for office in shown]}


def step_name(step):
    """The step in words; its code where the table does not name it."""
    return STEPS[step][reading_language()] if step in STEPS else step.replace("_", " ")


def _cell(granted, office):
    codes = [*granted.get(office, ()), *granted.get("everyone", ())]
    if not codes:
        return None
    if "always" in codes:
        return True
    return list(dict.fromkeys(CONDITIONS[code][reading_language()] for code in codes))
