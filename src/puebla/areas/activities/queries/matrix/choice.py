"""What a reader can choose in the matrix: plans within their audience, and what belongs to the plan chosen."""

from functools import cached_property

from puebla.areas.plans.states import PlanKind
from puebla.kernel.access.standing import Standing

from .directory import Directory, PillarRow, PlanRow, TopicRow
from .label import Labels, labels_of
from .vocabulary import Vocabulary, vocabularies


class Choices:
    """The choices of one reader; ``plan`` is the plan chosen, once :meth:`choose` has been called."""

    def __init__(self, directory: Directory, standing: Standing, language: str) -> None:
        self.directory = directory
        self.standing = standing
        self.labels: Labels = labels_of(directory, language)
        self.vocabularies: dict[str, Vocabulary] = vocabularies(language)
        self.plan: PlanRow | None = None

    def choose(self, code: str) -> None:
        """Look at the plan of that code, one of ``plans``."""
        self.plan = next((plan for plan in self.plans if plan.code == code), None)

    @cached_property
    def plans(self) -> list[PlanRow]:
        """The plans that the reader may see, the newest first."""
        may_read = self.standing.may_read
        return [plan for plan in self.directory.plans.values() if may_read(plan.audience, plan.audience_to)]

    @cached_property
    def usual_plan(self) -> str:
        """The strategic plan of the day; else the last one begun by then; else whatever there is."""
        year = self.standing.on.year
        begun = [plan for plan in self.plans if plan.from_year <= year and plan.kind == PlanKind.STRATEGIC]
        current = [plan for plan in begun if (plan.until_year or year) >= year]
        return next((plan.code for plan in (*current, *begun, *self.plans)), "")

    @cached_property
    def usual_words(self) -> str:
        return next(iter(self.vocabularies))

    @property
    def is_plan_current(self) -> bool:
        """Whether the plan chosen still runs, or has yet to begin: then what is historical has moved out of it (L4)."""
        return self.plan is not None and (self.plan.until_year is None or self.plan.until_year >= self.standing.on.year)

    @property
    def years(self) -> list[int]:
        """The years of the plan chosen."""
        if self.plan is None:
            return []
        last = self.plan.until_year or max(self.plan.from_year, self.standing.on.year)
        return list(range(self.plan.from_year, last + 1))

    @property
    def pillars(self) -> list[PillarRow]:
        return [row for row in self.directory.pillars.values() if self.plan and row.plan_id == self.plan.id]

    @property
    def topics(self) -> list[TopicRow]:
        own = {row.id for row in self.pillars}
        return [row for row in self.directory.topics.values() if row.pillar_id in own]

    @property
    def pillar_codes(self) -> list[str]:
        return [str(row.number) for row in self.pillars]

    @property
    def topic_codes(self) -> list[str]:
        numbers = self.labels.pillar_numbers
        return [f"{numbers[row.pillar_id]}.{row.number}" for row in self.topics]

    @property
    def body_codes(self) -> list[str]:
        return list(self.directory.body_by_code)

    @cached_property
    def actor_names(self) -> list[str]:
        return list(self.labels.names.values())
