"""What a filled-in matrix changes, on a terminal."""

import click
from rich.console import Console
from rich.table import Table

MOST = 200  # lines; --json prints all of them


def counts_of(news):
    """``{what: how many}``."""
    from puebla.areas.activities.queries.matrix_file.news import Fate

    cells = {fate.value: sum(1 for _cell in news.cells(fate)) for fate in (Fate.CHANGED, Fate.CONFLICT, Fate.KEPT)}
    return cells | {
        "new_activities": len(news.new_rows),
        "mistakes": news.mistakes,
        "refused": sum(1 for _cell in news.cells(Fate.REFUSED)),
        "unchanged_rows": len(news.unchanged),
        "missing_rows": len(news.missing),
    }


def show_news(news, *, is_taken):
    """Every cell that is not simply unchanged, then the counts."""
    from puebla.areas.activities.queries.matrix_file.words import say_fate

    table = Table("Cell", "Activity", "Column", "In Puebla", "In the file", "", box=None, pad_edge=False)
    lines = [(row, cell) for row in news.rows for cell in row.cells]
    for row, cell in lines[:MOST]:
        what = f"{say_fate(cell.fate)}{': ' if cell.why else ''}{cell.why}"
        table.add_row(cell.place, row.code or row.title, cell.heading, cell.before or "—", cell.after or "—", what)
    for row in news.lost_rows[:MOST]:
        table.add_row(str(row.number), row.title, "", "", "", row.why)
    if table.row_count:
        Console().print(table)
    if len(lines) > MOST:
        click.echo(f"... and {len(lines) - MOST} more cells (--json prints all).")
    for name, why in news.sheets_left_out:
        click.echo(f"Sheet {name}: {why}")
    for column in news.columns:
        if not column.name:
            click.echo(f"Column {column.letter} {column.heading}: {column.why or 'empty'}")
    counts = counts_of(news)
    done = "Taken over" if is_taken and news.has_something_to_take else "In the file"
    said = ", ".join(f"{what.replace('_', ' ')} {number}" for what, number in counts.items())
    click.echo(f"{done}: {said}.")


def show_mapping(mapping, book):
    """The guess, column by column, with the first values below each heading."""
    from puebla.areas.activities.queries.matrix_file.layout import column_letter, samples

    sheet = next(one for one in book.sheets if one.name == mapping.sheet)
    table = Table("Column", "Heading", "First values", "Taken as", box=None, pad_edge=False)
    for column, heading in enumerate(sheet.rows[mapping.head - 1]):
        letter = column_letter(column)
        values = " · ".join(str(value)[:40] for value in samples(sheet, mapping.head, column))
        table.add_row(letter, str(heading or ""), values, mapping.columns.get(letter, "(not taken)"))
    console = Console(stderr=True)
    console.print(f"Sheet {mapping.sheet}, headings in row {mapping.head}, plan {mapping.plan}, {mapping.language}")
    console.print(table)
