"""Whose money the work names, and for which topics: where it follows those who give, this shows (L5)."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from babel.numbers import format_currency
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from puebla.areas.activities.queries.matrix.order import A
from puebla.areas.activities.queries.matrix.page import Source, source_of
from puebla.areas.activities.queries.planned import kept_back_q
from puebla.kernel.charts.bars import Bar, barred
from puebla.kernel.charts.chart import Cell, Chart
from puebla.kernel.kept import reading
from puebla.kernel.languages import reading_language
from puebla.kernel.numbers import say_number

from .scope import Scope

MOST = 12  # sources of funds that get a row of their own


@dataclass(frozen=True)
class Fund:
    """One source of funds (``None``: none is named) or one topic: its activities, how many of them say an amount, and
    the sums by currency (ISO 4217); ``named``: how many say who pays.
    """

    key: Any
    activities: int
    named: int
    priced: int
    sums: dict[str, Decimal]


@dataclass(frozen=True)
class Funds:
    """By source, the largest first, and by topic, the activities of a topic counting under each that they serve."""

    sources: list[Fund]
    topics: list[Fund]


def funds_of(scope: Scope) -> Funds:
    """Two statements. What a note plans that its readers alone may see is not counted for others (A5)."""
    source = source_of(scope.activities().exclude(kept_back_q(scope.standing)))
    languages = ("es", "en") if reading_language() == "es" else ("en", "es")
    first, second = (f"NULLIF(trim({A}.funds_{code}), '')" for code in languages)
    named = f"COALESCE({first}, {second})"
    row = f"{A}.id, {named} AS named, {A}.budget_amount AS amount, {A}.budget_currency AS currency"
    return Funds(_by_source(source, row), _by_topic(source, row))


FIGURES = "currency, count(*), count(named), count(amount), sum(amount)"


def _by_source(source: Source, row: str) -> list[Fund]:
    rows = _asked(f"SELECT named, {FIGURES} FROM (SELECT {row} {source.sql}) AS a GROUP BY named, currency", source)
    funds = _gathered(rows)
    return sorted(funds, key=lambda fund: (fund.key is None, -max(fund.sums.values(), default=0), str(fund.key)))


def _by_topic(source: Source, row: str) -> list[Fund]:
    sql = f"""SELECT it.topic_id, {FIGURES} FROM (SELECT {row} {source.sql}) AS a
        JOIN activities_activitytopic AS it ON it.activity_id = a.id GROUP BY it.topic_id, currency"""
    return _gathered(_asked(sql, source))


def _asked(sql: str, source: Source) -> list[tuple]:
    with reading() as cursor:
        cursor.execute(sql, source.values)
        return cursor.fetchall()


def _gathered(rows: list[tuple]) -> list[Fund]:
    funds: dict[Any, Fund] = {}
    for key, currency, activities, named, priced, amount in rows:
        before = funds.get(key, Fund(key, 0, 0, 0, {}))
        sums = before.sums | ({currency: amount} if priced else {})
        funds[key] = Fund(key, before.activities + activities, before.named + named, before.priced + priced, sums)
    return list(funds.values())


def funds_charts(scope: Scope, found: Funds) -> list[Chart]:
    """One by source, drawn in the currency that most of them use; one by topic."""
    return [_sources(found.sources), _topics(scope, found.topics)]


def _sources(funds: list[Fund]) -> Chart:
    currency = _usual_currency(funds)
    drawn = [fund for fund in funds if fund.sums.get(currency)][:MOST]
    bars = [Bar(_name(fund), float(fund.sums[currency]), said=_money(fund.sums[currency], currency)) for fund in drawn]
    every, named = sum(fund.activities for fund in funds), sum(fund.named for fund in funds)
    told = _("%(named)s of %(all)s activities say who pays.") % {"named": say_number(named), "all": say_number(every)}
    return Chart(
        _("Funds by source"),
        " ".join([told, *(f"{bar.label}: {bar.said}." for bar in bars)]),
        [_("Source of funds"), _("Activities"), _("With an amount"), pgettext("money", "Planned")],
        [
            [Cell(_name(fund)), Cell(fund.activities), Cell(fund.priced), Cell(_sums(fund))]
            for fund in funds[: MOST * 4]
        ],
        barred(bars),
    )


def _topics(scope: Scope, funds: list[Fund]) -> Chart:
    by_topic = {fund.key: fund for fund in funds}
    rows = [(row, by_topic[row.id]) for row in scope.choices.topics if row.id in by_topic]
    labels = scope.labels
    bars = [Bar(labels.topics[row.id], fund.named, said=_share(fund)) for row, fund in rows]
    told = [f"{labels.topics[row.id]}: {_share(fund)}." for row, fund in rows if fund.named]
    told = told or [_("No activity that you may read says who pays.")]
    if any(fund.sums for _row, fund in rows):
        told.append(_("What serves several topics stands under each with its whole amount; rows are not to be added."))
    return Chart(
        _("Topics whose activities say who pays"),
        " ".join(told),
        [_("Topic"), _("Activities"), _("Say who pays"), pgettext("money", "Planned")],
        [
            [
                Cell(labels.topics[row.id]),
                Cell(fund.activities, scope.in_matrix(topic=_code(scope, row))),
                Cell(fund.named),
                Cell(_sums(fund)),
            ]
            for row, fund in rows
        ],
        barred(bars),
    )


def _code(scope: Scope, row: Any) -> str:
    return f"{scope.labels.pillar_numbers[row.pillar_id]}.{row.number}"


def _name(fund: Fund) -> str:
    return _("No source named") if fund.key is None else str(fund.key)


def _share(fund: Fund) -> str:
    return _("%(done)s of %(all)s") % {"done": say_number(fund.named), "all": say_number(fund.activities)}


def _sums(fund: Fund) -> str:
    return "; ".join(_money(amount, currency) for currency, amount in sorted(fund.sums.items())) or "—"


def _money(amount: Decimal, currency: str) -> str:
    locale = "en" if reading_language() == "en" else "es_MX"
    return format_currency(amount, currency, locale=locale, format="¤¤ #,##0.##")


def _usual_currency(funds: list[Fund]) -> str:
    currencies = [currency for fund in funds for currency in fund.sums]
    return max(sorted(set(currencies)), key=currencies.count, default="")
