"""The groups of a view: which one a row is in, and what it is called."""

from django.utils.translation import gettext as _

from .condition import Reader
from .directory import PlanRow
from .label import Labels


class Groups:
    """Names the groups of one kind. A group's key is what the order's first key gives: a place, a number, a year."""

    def __init__(self, kind: str, plan: PlanRow, labels: Labels, reader: Reader) -> None:
        self.kind = kind
        self.plan = plan
        self.labels = labels
        self.reader = reader
        self.known = self._known()

    def _known(self) -> list[str]:
        pillars = [row for row in self.labels.directory.pillars.values() if row.plan_id == self.plan.id]
        self.numbers = [row.number for row in pillars]
        return {
            "pillar": lambda: [self.labels.pillars[row.id] for row in pillars],
            "topic": lambda: list(self.labels.topics.values()),
            "body": lambda: list(self.labels.bodies_dated.values()),
            "responsible": lambda: list(self.labels.actors.values()),
            "status": lambda: [word.name for word in self.reader.vocabulary.words],
        }.get(self.kind, list)()

    def name(self, key: int | None) -> str:
        """What a group is called."""
        if key is None:
            return self._nothing()
        if self.kind == "due":
            return _("%(year)s, year %(number)s of the plan") % {"year": key, "number": key - self.plan.from_year + 1}
        if self.kind == "year":
            return str(key)
        return self.known[key - (self.kind in {"topic", "responsible"})]

    def pillar(self, key: int | None) -> int | None:
        """The number of the pillar that a group is, for its sign."""
        return self.numbers[key] if self.kind == "pillar" and key is not None else None

    def _nothing(self) -> str:
        return {
            "pillar": _("No pillar"),
            "topic": _("No topic"),
            "body": _("No body"),
            "responsible": _("Nobody named as responsible"),
            "due": _("No deadline"),
        }.get(self.kind, "")
