"""What the page of a filled-in matrix shows: figures, the lists by what becomes of them, and how long each may be."""

from django.utils.translation import gettext as _

from ..queries.matrix_file.news import Fate
from ..queries.matrix_file.words import say_fate, say_numbers

MOST = 500  # lines of one list on the page; the whole stands in the file beside it


def news_page(*, news, layout=None, form=None, broken="", is_settled=False):
    """The context of ``activities/matrix_file/detail.html``; ``is_settled`` of a file that was taken over."""
    context = {"news": news, "layout": layout, "form": form, "broken": broken, "most": MOST, "say_fate": say_fate}
    if news is None:
        return context
    return context | {
        "figures": _figures(news, is_settled=is_settled),
        "lists": {fate.value: _lines(news, fate) for fate in (Fate.CHANGED, Fate.MISTAKE, Fate.REFUSED, Fate.KEPT)},
        "conflicts": _conflicts(news, form),
        "new_rows": news.new_rows[:MOST],
        "lost_rows": news.lost_rows[:MOST],
        "missing": news.missing[:MOST],
        "unchanged_rows": say_numbers(news.unchanged),
        "empty_rows": say_numbers(news.empty),
    }


def _figures(news, *, is_settled):
    counts = {fate: _lines(news, fate)["count"] for fate in (Fate.CHANGED, Fate.CONFLICT, Fate.REFUSED)}
    figures = [
        (_("Cells that were changed") if is_settled else _("Cells that change"), counts[Fate.CHANGED], "#changed"),
        (_("New activities"), len(news.new_rows), "#new"),
        (_("Changed in both places"), counts[Fate.CONFLICT], "#conflicts"),
        (
            _("Left out") if is_settled else _("Cannot be taken over"),
            news.mistakes,
            "#lost" if news.lost_rows else "#mistakes",
        ),
        (_("Not taken"), counts[Fate.REFUSED], "#refused"),
        (_("Rows without a change"), len(news.unchanged), "#rest"),
    ]
    return [{"label": label, "number": number, "url": url if number else None} for label, number, url in figures]


def _lines(news, fate):
    """``(row, cell)`` of the cells with that fate, as many as a page takes, and how many there are.

    What a new activity begins with stands in its own row.
    """
    found = [
        (row, cell)
        for row in news.rows
        for cell in row.cells
        if cell.fate == fate and not (row.fate == Fate.NEW and fate == Fate.CHANGED)
    ]
    return {"lines": found[:MOST], "count": len(found)}


def _conflicts(news, form):
    """Each cell to be decided with its field; once settled there is none."""
    if form is None:
        return []
    return [(row, cell, form[cell.key]) for row in news.rows for cell in row.cells if cell.fate == Fate.CONFLICT]
