"""The activities of a year along its months."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from babel.dates import get_month_names
from django.db.models import Case, DateField, F, Q, Value, When
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from puebla.areas.activities.queries.planned import kept_back_q, planned_until
from puebla.kernel.access.audience import readable_q
from puebla.kernel.charts.chart import Cell, Chart
from puebla.kernel.charts.timeline import Span, along
from puebla.kernel.dates import Precision, say_date
from puebla.kernel.languages import reading_language
from puebla.kernel.numbers import say_number

from .scope import Scope

MOST = 30  # bars that can still be told apart


@dataclass(frozen=True)
class Calendar:
    """``spans`` in order of their beginning, the first ``MOST``; ``dated`` of ``activities`` have days in the year."""

    year: int
    spans: list[Span]
    precisions: list[str]
    dated: int
    activities: int


def calendar_of(scope: Scope) -> Calendar:
    """The year chosen, else the year of the reader's day."""
    year = scope.year or scope.on.year
    within = Q(first_on__lte=dt.date(year, 12, 31), last_on__gte=dt.date(year, 1, 1))
    dated = _dated(scope).filter(within)
    language = reading_language()
    rows = (
        dated.order_by("first_on", "last_on", "code").values_list(
            "code", f"title_{language}", _other(language), "first_on", "last_on", "state", "precision"
        )
    )[:MOST]
    spans, precisions = [], []
    for code, title, other, starts, until, state, precision in rows:
        address = reverse("activities:activity-detail", args=[code])
        spans.append(Span(f"{code} {title or other}", starts, until, state, address))
        precisions.append(precision)
    every = scope.activities(year=year).count()
    return Calendar(year, spans, precisions, dated.count(), every)


def _dated(scope: Scope) -> Any:
    """With the days on which each was held as its report says, else those planned, where more than the year is known;
    neither to whom they are kept back (A5).
    """
    reported = Q(report__held_from__isnull=False) | Q(report__held_until__isnull=False)
    held = reported & readable_q(scope.standing, "report__")
    planned = ~kept_back_q(scope.standing) & Q(dates_precision__in=[Precision.DAY, Precision.MONTH])
    day = DateField()
    return scope.activities(year=None).annotate(
        first_on=Case(
            When(held, then=Coalesce("report__held_from", "report__held_until")),
            When(planned, then=F("starts_on")),
            output_field=day,
        ),
        last_on=Case(
            When(held, then=Coalesce("report__held_until", "report__held_from")),
            When(planned, then=planned_until()),
            output_field=day,
        ),
        precision=Case(When(held, then=Value(Precision.DAY)), default=F("dates_precision")),
    )


def _other(language: str) -> F:
    return F("title_en" if language == "es" else "title_es")


def calendar_chart(scope: Scope, found: Calendar) -> Chart:
    """Each activity with days as a bar within the year."""
    names = get_month_names("abbreviated", context="stand-alone", locale=reading_language())
    told = ngettext(
        "%(dated)s activity has days in %(year)s.", "%(dated)s activities have days in %(year)s.", found.dated
    ) % {"dated": say_number(found.dated), "year": found.year}
    more = found.dated - len(found.spans)
    if more > 0:
        told += " " + _("Shown are the first %(shown)s.") % {"shown": say_number(len(found.spans))}
    return Chart(
        _("The year %(year)s") % {"year": found.year},
        told,
        [_("Activity"), _("From"), _("Until"), _("Status")],
        [
            [
                Cell(span.label, span.url),
                Cell(say_date(span.starts, precision)),
                Cell(say_date(span.until, precision)),
                Cell(scope.words[span.state]),
            ]
            for span, precision in zip(found.spans, found.precisions, strict=True)
        ],
        along(found.spans, found.year, scope.on, scope.words, [names[month] for month in range(1, 13)]),
    )
