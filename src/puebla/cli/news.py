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
    """Every cell that is not simply unchanged, then the counts; in the language that was asked for."""
    from puebla.areas.activities.queries.matrix_file import telling

    table = Table(*telling.heads_of_table(), box=None, pad_edge=False)
    for line in telling.lines_of_table(news, MOST):
        table.add_row(*line)
    if table.row_count:
        Console().print(table)
    more = sum(len(row.cells) for row in news.rows) - MOST
    if more > 0:
        click.echo(telling.say_more(more))
    for line in telling.say_rest(news):
        click.echo(line)
    click.echo(telling.say_counts(news, is_taken=is_taken and news.has_something_to_take))


def show_mapping(mapping, book):
    """The guess, column by column, with the first values below each heading."""
    from puebla.areas.activities.queries.matrix_file import telling
    from puebla.areas.activities.queries.matrix_file.layout import column_letter, samples

    sheet = next(one for one in book.sheets if one.name == mapping.sheet)
    table = Table(*telling.heads_of_mapping(), box=None, pad_edge=False)
    for column, heading in enumerate(sheet.rows[mapping.head - 1]):
        letter = column_letter(column)
        values = " · ".join(str(value)[:40] for value in samples(sheet, mapping.head, column))
        table.add_row(letter, str(heading or ""), values, mapping.columns.get(letter, telling.say_not_mapped()))
    console = Console(stderr=True)
    console.print(telling.say_place(mapping))
    console.print(table)
