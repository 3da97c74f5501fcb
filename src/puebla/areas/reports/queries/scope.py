"""What the sections of a report look at: its days, its readers' eyes, its body or country."""

import datetime as dt
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from django.db.models import Case, DateField, F, Q, QuerySet, When
from django.db.models.functions import Coalesce

from puebla.areas.activities.models import Activity, ActivityBody, Involvement
from puebla.areas.activities.queries.activity import activities_visible_to
from puebla.areas.activities.queries.matrix.vocabulary import Vocabulary, vocabularies
from puebla.areas.activities.queries.planned import held_until, kept_back_q
from puebla.areas.bodies.models import Body, Presidency
from puebla.areas.members.models import Party
from puebla.areas.plans.models import Plan
from puebla.areas.plans.queries.plan import strategic_plan_in
from puebla.kernel.access.standing import Standing

from ..models import Report
from ..rules.content import Pair, of
from ..rules.kind import kind_of
from ..rules.period import years_of
from .reader import reader_of


@dataclass(frozen=True)
class Scope:
    """The days ``from_on`` to ``until_on`` (exclusive), as the records stand on ``on``, read by ``standing``."""

    kind: str
    from_on: dt.date
    until_on: dt.date
    on: dt.date
    standing: Standing
    presidency: Presidency | None = None
    body: Body | None = None
    party: Party | None = None
    occasion: Pair | None = None

    @cached_property
    def years(self) -> list[int]:
        return years_of(self.from_on, self.until_on)

    @cached_property
    def day(self) -> dt.date:
        """The last day that is reported on, or the records' own where that is earlier: what is late is judged on it."""
        return min(self.on, self.until_on - dt.timedelta(days=1))

    @cached_property
    def plan(self) -> Plan | None:
        """The strategic plan of the last year that is reported on."""
        return strategic_plan_in(self.years[-1], self.standing)

    def words(self, language: str) -> Vocabulary:
        """The words in which this kind of report tells states (F7)."""
        found = vocabularies(language)
        return found.get(kind_of(self.kind).words) or next(iter(found.values()))

    def activities(self) -> QuerySet[Activity]:
        """The activities of the report's body or country, of all years."""
        found = activities_visible_to(self.standing)
        if self.body:
            shared = ActivityBody.objects.filter(body=self.body).values("activity")
            found = found.filter(Q(body=self.body) | Q(pk__in=shared))
        if self.party:
            found = found.filter(pk__in=Involvement.objects.filter(party=self.party).values("activity"))
        return found

    def of_its_years(self) -> QuerySet[Activity]:
        """Those of the years that are reported on."""
        return self.activities().filter(year__in=self.years)

    def until_its_years(self) -> QuerySet[Activity]:
        """Those of the years that are reported on and of earlier ones, never of a later one."""
        return self.activities().filter(year__lte=self.years[-1])

    def dated(self) -> Any:
        """Every activity with ``done_on``: when it was held or ended, as far as the readers may know; else ``None``."""
        planned = Case(
            When(~kept_back_q(self.standing), then=Coalesce("ends_on", "starts_on")), output_field=DateField()
        )
        return self.activities().annotate(done_on=Coalesce(held_until(self.standing), planned))

    def is_whole_year(self) -> bool:
        """Whether what is known only by its year falls into these days for certain."""
        return (self.from_on, self.until_on) == (dt.date(self.years[0], 1, 1), dt.date(self.years[-1] + 1, 1, 1))

    def carried_out(self) -> Any:
        """Completed within the days; where only the year is known, in the report of the whole year."""
        within = Q(done_on__gte=self.from_on, done_on__lt=self.until_on)
        if self.is_whole_year():
            within |= Q(done_on=None, year__in=self.years)
        return self.dated().filter(within, state="completed").order_by(F("done_on").asc(nulls_last=True), "code")


def scope_of(report: Report) -> Scope:
    """What a report looks at, with the eyes of those whom it is meant for."""
    return Scope(
        kind=report.kind,
        from_on=report.from_on,
        until_on=report.until_on,
        on=report.as_of,
        standing=replace(
            reader_of(report.meant_for, report.meant_for_named, on=report.as_of), party_id=report.party_id
        ),
        presidency=report.presidency,
        body=report.body,
        party=report.party,
        occasion=of(report, "occasion") if report.occasion else None,
    )
