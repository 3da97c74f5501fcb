"""The activities of a year along its months."""

import datetime as dt
from dataclasses import dataclass

from babel.dates import get_month_names
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext as _

from puebla.areas.activities.queries.planned import kept_back_q
from puebla.kernel.charts.chart import Cell, Chart
from puebla.kernel.charts.timeline import Span, along
from puebla.kernel.dates import say_date
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
    """The year chosen, else the year of the reader's day. Days that a note plans for its readers alone stay theirs (A5)."""
    year = scope.year or scope.on.year
    first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
    within = Q(starts_on__lte=last) & (Q(ends_on__gte=first) | Q(ends_on=None, starts_on__gte=first))
    dated = scope.activities(year=None).filter(within).exclude(kept_back_q(scope.standing))
    language = reading_language()
    rows = (
        dated.annotate(until=Coalesce("ends_on", "starts_on"))
        .order_by("starts_on", "until", "code")
        .values_list("code", f"title_{language}", _other(language), "starts_on", "until", "state", "dates_precision")
    )[:MOST]
    spans, precisions = [], []
    for code, title, other, starts, until, state, precision in rows:
        address = reverse("activities:activity-detail", args=[code])
        spans.append(Span(f"{code} {title or other}", starts, until, state, address))
        precisions.append(precision)
    every = scope.activities(year=year).count()
    return Calendar(year, spans, precisions, dated.count(), every)


def _other(language: str) -> F:
    return F("title_en" if language == "es" else "title_es")


def calendar_chart(scope: Scope, found: Calendar) -> Chart:
    """Each activity with days as a bar within the year."""
    names = get_month_names("abbreviated", context="stand-alone", locale=reading_language())
    told = _("%(dated)s activities have days in %(year)s.") % {"dated": say_number(found.dated), "year": found.year}
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
