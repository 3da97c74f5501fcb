"""The news of a file as plain text: what the command prints, in the present language."""

from django.utils.translation import gettext as _

from ...rules.mapping import Mapping
from .news import Fate, News
from .words import say_fate


def heads_of_table() -> list[str]:
    """What stands above the columns of the table of cells; the last one needs no heading."""
    return [_("Cell"), _("Activity"), _("Column"), _("In Puebla"), _("In the file"), ""]


def lines_of_table(news: News, most: int) -> list[list[str]]:
    """A line for each cell that is not simply unchanged, and for each row that becomes nothing; ``most`` of either."""
    cells = [(row, cell) for row in news.rows for cell in row.cells][:most]
    lines = [
        [cell.place, row.code or row.title, cell.heading, cell.before or "—", cell.after or "—", _fated(cell)]
        for row, cell in cells
    ]
    return lines + [[str(row.number), row.title, "", "", "", row.why] for row in news.lost_rows[:most]]


def say_rest(news: News) -> list[str]:
    """What else is in the file: sheets and columns that were not read."""
    sheets = [_("Sheet “%(name)s”") % {"name": name} + f": {why}" for name, why in news.sheets_left_out]
    empty = _("Not read: it is empty.")
    columns = [
        _("Column %(letter)s %(heading)s") % {"letter": one.letter, "heading": one.heading} + f": {one.why or empty}"
        for one in news.columns
        if not one.name
    ]
    return [*sheets, *columns]


def say_counts(news: News, *, is_taken: bool) -> str:
    """How many of each, in one line."""
    counts = {
        _("Cells that change"): len(news.changes),
        _("Changed in both places"): len(news.conflicts),
        _("Changed in Puebla alone, kept"): sum(1 for _cell in news.cells(Fate.KEPT)),
        _("New activities"): len(news.new_rows),
        _("Cannot be taken over"): news.mistakes,
        _("Not taken"): sum(1 for _cell in news.cells(Fate.REFUSED)),
        _("Rows without a change"): len(news.unchanged),
        _("Activities that are not in the file"): len(news.missing),
    }
    said = "; ".join(f"{what}: {number}" for what, number in counts.items())
    begin = _("Taken over.") if is_taken else _("In the file.")
    return f"{begin} {said}."


def say_more(more: int) -> str:
    """Of how many further cells nothing was printed."""
    return _("... and %(more)s more cells (--json prints all of them).") % {"more": more}


def say_undecided(news: News) -> str:
    """That somebody has to say which of two cells holds."""
    return _(
        "Cells changed in the file and in Puebla: %(count)s. Say which holds: --conflicts file or --conflicts puebla. "
        "To decide cell by cell, send the file in on the site."
    ) % {"count": len(news.conflicts)}


def say_mistaken(news: News) -> str:
    """That something cannot be taken over."""
    return _(
        "Cells and rows that cannot be taken over: %(count)s. Correct them in the file, or add --without-mistakes to leave "
        "them out."
    ) % {"count": news.mistakes}


def say_nothing_changed() -> str:
    """What ends every refusal."""
    return _("Nothing has changed.")


def heads_of_mapping() -> list[str]:
    """What stands above the columns of a proposed mapping."""
    return [_("Column"), _("Heading"), _("First values"), _("Taken as")]


def say_not_mapped() -> str:
    """Instead of what a column is, where it is nothing."""
    return _("— not taken —")


def say_place(mapping: Mapping) -> str:
    """Where a table stands and how it is read."""
    return _("Sheet %(sheet)s, headings in row %(head)s, plan %(plan)s, language %(language)s") % {
        "sheet": mapping.sheet, "head": mapping.head, "plan": mapping.plan, "language": mapping.language
    }  # fmt: skip


def say_proposal() -> str:
    """That somebody has to confirm what the columns are."""
    return _(
        "This table is without the marks of Puebla. What it takes its columns for stands below. Correct it, save it, and name "
        "the file with --mapping. Nothing has changed."
    )


def ask_whether_so() -> str:
    """The question to a person at the terminal."""
    return _("Are these the columns?")


def _fated(cell):
    return f"{say_fate(cell.fate)}{': ' if cell.why else ''}{cell.why}"
