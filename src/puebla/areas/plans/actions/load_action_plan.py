"""A Plan of Action of a profile as records: lines in source order, printed numbers untouched (sources.md 2.29)."""

from puebla.areas.bodies.models import Body
from puebla.kernel.access.audience import Audience
from puebla.kernel.access.must import must
from puebla.kernel.access.standing import Standing
from puebla.kernel.dates import Precision, parse_dated

from ..models import Line, Passage, Pillar, Plan
from ..rules.columns import NOTHING, columns
from ..states import LineLevel, LineStatus, PassageKind, PlanKind, PlanState

DAYS = ("since", "due", "done_on")


def load_plan_of_action(*, data: dict, by: Standing) -> Plan:
    """Plan, themes, objectives, actions, activities and references, schedule; an entry hangs where it stands."""
    must(by, "plan.publish")
    adopted = data.get("adopted")
    updated_on, _precision = parse_dated(data["updated"]["on"])
    plan = Plan.objects.create(
        code=data["code"],
        kind=PlanKind.ACTION,
        **columns("title", data["title"]),
        from_year=int((adopted or data["updated"])["on"][:4]),
        state=PlanState.ADOPTED,
        **columns("state_note", (adopted or {}).get("text", NOTHING)),
        updated_on=updated_on,
        audience=Audience.PUBLIC,
        source=data["source"],
    )
    for position, finding in enumerate(data.get("findings", []), 1):
        Passage.objects.create(
            plan=plan,
            kind=PassageKind.FINDING,
            position=position,
            code=finding["code"],
            **columns("text", finding["text"]),
            source=finding["source"],
        )
    lines = _LineLoader(plan, updated_on)
    for theme in data["themes"]:
        lines.add_theme(theme)
    return plan


class _LineLoader:
    """Lines numbered through in the order of the source: a theme, then each of its objectives column by column."""

    def __init__(self, plan, stated_on):
        self.plan = plan
        self.stated_on = stated_on
        self.position = 0
        self.bodies = Body.objects.in_bulk(field_name="code")
        self.pillars = Pillar.objects.in_bulk(field_name="code")

    def add_theme(self, theme):
        """A central theme with everything below it."""
        mapped = theme.get("mapped_pillar", {}).get("pillar")
        line = self.add(
            LineLevel.THEME,
            theme | {"text": theme["name"]},
            aliases=[alias["name"] for alias in theme.get("aliases", [])],
            mapped_pillar=self.pillars.get(mapped),
        )
        for objective in theme["objectives"]:
            self.add_objective(objective, line)

    def add_objective(self, objective, theme):
        """An objective: its actions, then activities and references, then the schedule, as the columns stand."""
        proposal = objective.get("proposal", {"text": NOTHING, "by": ""})
        line = self.add(
            LineLevel.OBJECTIVE,
            objective,
            parent=theme,
            drop_proposed_by=proposal["by"],
            **columns("drop_reason", proposal["text"]),
        )
        actions = {entry["printed"]: self.add(LineLevel.ACTION, entry, parent=line) for entry in objective["actions"]}
        activities = {
            entry.get("printed") or entry["code"]: self.add_activity(entry, actions[entry["of"]])
            for entry in objective["activities"]
        }
        for entry in objective["schedule"]:
            self.add_entry(entry, activities[entry["of"]])

    def add_activity(self, entry, action):
        """An activity, or the reference to a Network's own plan in its place."""
        if "reference" in entry:
            return self.add(LineLevel.REFERENCE, entry, parent=action, refers_to=self.bodies[entry["reference"]])
        return self.add(LineLevel.ACTIVITY, entry, parent=action)

    def add_entry(self, entry, activity):
        """A schedule entry: what the source says of an activity's status, and since, by or on when."""
        days = {name: parse_dated(entry.get(name)) for name in DAYS}
        precision = next((found for day, found in days.values() if day), Precision.DAY)
        return self.add(
            LineLevel.SCHEDULE,
            entry,
            parent=activity,
            status=LineStatus(entry["status"]),
            status_on=self.stated_on,
            since_on=days["since"][0],
            due_on=days["due"][0],
            completed_on=days["done_on"][0],
            precision=precision,
        )

    def add(self, level, entry, *, parent=None, **facts):
        self.position += 1
        return Line.objects.create(
            plan=self.plan,
            parent=parent,
            level=level,
            position=self.position,
            printed=entry.get("printed", ""),
            **columns("text", entry.get("text", NOTHING)),
            **columns("finding", entry.get("finding", {}).get("text", NOTHING)),
            named=[*entry.get("bodies", []), *entry.get("parties", [])],
            source=entry["source"],
            **facts,
        )
