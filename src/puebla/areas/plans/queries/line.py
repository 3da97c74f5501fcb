"""The Plan of Action as a tree, and what time has made of its lines (L4)."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import QuerySet

from puebla.kernel.access.standing import Standing

from ..models import Line, Plan
from ..rules.line import Signs, is_historical, is_stale
from ..states import PLANNED, UNDER_WAY, LineLevel
from .plan import plans_visible_to

HISTORICAL, STALE, DROPPED, ALIVE = "historical", "stale", "dropped", "alive"


def lines_visible_to(standing: Standing) -> QuerySet[Line]:
    """Lines of the plans that this standing may read."""
    return Line.objects.filter(plan__in=plans_visible_to(standing)).select_related("plan")


def tree_of(content: dict, *, on: dt.date, historical_after: int, stale_after: int) -> list[dict]:
    """The lines of a content as a tree: each line with ``children`` and what it is on a day (``fate``).

    Works on contents, so that a published version shows its own tree. The fate of a line is that of everything
    below it: a dropped line is dropped; with nothing alive in it, it is historical or stale.
    """
    nodes = {line["id"]: dict(line, children=[]) for line in content["lines"]}
    roots: list[dict] = []
    for node in nodes.values():
        parent = nodes.get(node["parent"])
        (parent["children"] if parent else roots).append(node)
    for root in roots:
        _judge(root, Judge(on=on, historical_after=historical_after, stale_after=stale_after), inherited="")
    return roots


@dataclass(frozen=True)
class Judge:
    """The day and the two spans by which lines are judged."""

    on: dt.date
    historical_after: int
    stale_after: int

    def fate(self, node, signs):
        if node["dropped_on"]:
            return DROPPED
        if is_historical(signs, on=self.on, years=self.historical_after):
            return HISTORICAL
        if node["drop_proposed_by"] or is_stale(signs, on=self.on, years=self.stale_after):
            return STALE
        return ALIVE


def _judge(node, judge, *, inherited):
    """Give a node and all below it their fate; what is dropped or proposed to be dropped is so with all below it."""
    own = DROPPED if node["dropped_on"] else STALE if node["drop_proposed_by"] else inherited
    below = [_judge(child, judge, inherited=own) for child in node["children"]]
    signs = Signs.together([_signs(node), *below])
    node["fate"] = inherited or judge.fate(node, signs)
    return signs


def _signs(node):
    stated = _day(node["status_on"])
    return Signs(
        under_way=(stated,) if node["status"] in UNDER_WAY and stated else (),
        completed=(_day(node["completed_on"]),) if node["completed_on"] else (),
        planned=1 if node["status"] in PLANNED else 0,
        references=1 if node["level"] == LineLevel.REFERENCE else 0,
    )


def _day(text):
    return dt.date.fromisoformat(text) if text else None


def count_fates(roots: list[dict]) -> dict[str, int]:
    """How many activities are alive, stale, historical, dropped: the leaves of the tree, schedule entries apart."""
    numbers = {ALIVE: 0, STALE: 0, HISTORICAL: 0, DROPPED: 0}
    waiting = list(roots)
    while waiting:
        node = waiting.pop()
        waiting += node["children"]
        if node["level"] in (LineLevel.ACTIVITY, LineLevel.REFERENCE):
            numbers[node["fate"]] += 1
    return numbers


def lines_of(plan: Plan) -> QuerySet[Line]:
    """The lines of a plan."""
    return Line.objects.filter(plan=plan).select_related("plan")
