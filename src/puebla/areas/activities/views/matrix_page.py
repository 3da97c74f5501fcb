"""What the template of the matrix needs, worked out once for a page: headings, addresses, words, the way on."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from ..forms.matrix_view import Reading
from ..queries.matrix.column import COLUMNS
from ..queries.matrix.field import FORM_OF_2019
from ..queries.matrix.table import Asked, Table
from ..queries.matrix.view import PAGE, query_of
from ..queries.matrix.words import say_count, say_reported
from .matrix_filter import Filters

OPEN_END = 9999  # more years than any plan has


@dataclass(frozen=True)
class RowPage:
    """What every row of a page shares: where its links lead; ``labels`` of the columns shown, by key; the words of signs;
    ``pencils`` as (cell, words), ``states`` as (state, word), ``pillars`` as numbers,
    ``plan_years`` how many years the plan has.
    """

    activities: str
    edits: str
    query: str
    labels: dict[str, str]
    words: dict[str, str]
    pencils: list[tuple[str, str]]
    states: list[tuple[str, str]]
    pillars: list[int]
    plan_years: int


def row_page(ask: Asked, query: str) -> RowPage:
    """The shared part of the rows of a view."""
    return RowPage(
        activities=reverse("activities:activity-list"),
        edits=reverse("activities:matrix"),
        query=f"?{query}" if query else "",
        labels={one.key: str(one.label) for one in COLUMNS[1:] if one.key in ask.view.shown},
        words=_row_words(ask.choices.plan),
        plan_years=len(ask.choices.years) if ask.choices.plan.until_year else OPEN_END,
        pencils=[
            ("status", _("Change the status:")),
            ("deadline", _("Change the deadlines:")),
            ("responsible", _("Change who is responsible:")),
            ("risks", _("Change assumptions or risks:")),
        ],
        states=[(state, word.name) for word in ask.reader.vocabulary.words for state in word.states],
        pillars=[row.number for row in ask.choices.pillars],
    )


def _row_words(plan: Any) -> dict[str, str]:
    """What rows say besides what is stored."""
    years = {"first": plan.from_year, "last": plan.until_year or ""}
    return {
        "overdue": pgettext("of one activity", "Overdue"),
        "stale": pgettext("of one activity", "Stale"),
        "historical": pgettext("of one activity", "Historical"),
        "excepted": _("Without a concept note"),
        "undated": _("no deadline"),
        "planned": _("planned until %s"),
        "year": _("Year %d of the plan"),
        "outside": _("Outside the plan (%(first)s–%(last)s)") % years,
        "measured_by": _("Measured by:"),
        "nobody": _("nobody named"),
    }


def table_page(reading: Reading, ask: Asked, table: Table) -> dict[str, Any]:
    """The context of ``activities/matrix/list.html``."""
    view, usual = reading.view, reading.usual
    query = query_of(view, usual)
    return {
        "plan": ask.choices.plan,
        "plan_title": ask.choices.labels.pick(ask.choices.plan.title),
        "view": view,
        "ignored": reading.ignored,
        "filters": Filters(ask, usual),
        "table": table,
        "row_page": row_page(ask, query),
        "columns": [_heading(column, view, usual) for column in COLUMNS if column.key in ("activity", *view.shown)],
        "address": reverse("activities:matrix") + (f"?{query}" if query else ""),
        "csv_url": f"{reverse('activities:matrix-csv')}?{query_of(view, usual, page=1)}",
        "xlsx_url": f"{reverse('activities:matrix-xlsx')}?{query_of(view, usual, page=1)}",
        "form_2019_url": f"{reverse('activities:matrix-xlsx')}?{query_of(view, usual, page=1)}&form={FORM_OF_2019}",
        "pages": _pages(view, usual, table),
        **summary_words(table.count),
        "count_url": "" if table.count.is_whole else "?" + query_of(view, usual, is_counted=True),
        "say_group": lambda section: say_count(section.count, is_whole=view.is_counted),
        "group_id": group_id,
    }


def summary_words(count: Any) -> dict[str, str]:
    """How many rows, and how many of them are reported."""
    return {"count_words": say_count(count.rows, is_whole=count.is_whole), "reported_words": say_reported(count)}


def group_words(ask: Asked, counts: dict[Any, int]) -> dict[str, str]:
    """Groups' counts in words, by the id of their place."""
    return {group_id(key): say_count(number, is_whole=ask.view.is_counted) for key, number in counts.items()}


def group_id(key: Any) -> str:
    """The id of a group's count, by which an edit renews it."""
    return f"group-{'none' if key is None else key}"


def _heading(column: Any, view: Any, usual: Any) -> dict[str, Any]:
    is_sorted = view.sort_key == column.key
    sort = f"-{column.key}" if is_sorted and not view.is_downwards else column.key
    sorted_as = ("descending" if view.is_downwards else "ascending") if is_sorted else None
    url = "?" + query_of(view, usual, sort=sort)
    return {"label": column.label, "key": column.key, "sort_url": url, "sorted": sorted_as}


def _pages(view: Any, usual: Any, table: Table) -> dict[str, Any]:
    """The rows shown and the ways on; the last page is known only where all rows were counted."""

    def url(number: int) -> str:
        return "?" + query_of(view, usual, page=number)

    known = -(-table.count.rows // PAGE) if table.count.is_whole else 0
    most = known or view.page + table.has_next
    numbers = sorted({1, view.page - 1, view.page, view.page + 1, most if known else 1} & set(range(1, most + 1)))
    return {
        "first": view.offset + 1,
        "last": view.offset + len(table.rows),
        "previous": url(view.page - 1) if view.page > 1 else "",
        "next": url(view.page + 1) if table.has_next else "",
        "numbers": [(number, url(number)) for number in numbers],
        "is_needed": view.page > 1 or table.has_next,
    }
