"""A progress bar on a terminal; silence everywhere else."""

from contextlib import contextmanager

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn


@contextmanager
def progress_bar(words):
    """Yields ``report(done, total)``; the bar stands on standard error and goes when the work is done."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task(words, total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total)


@contextmanager
def announced(words):
    """The same, but where there is no terminal to draw on the words are said once: for what takes half a minute."""
    if not Console(stderr=True).is_terminal:
        click.echo(f"{words} ...", err=True)
    with progress_bar(words) as report:
        yield report
