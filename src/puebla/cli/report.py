"""``puebla report KIND PERIOD``: a report as a file."""

from pathlib import Path

import click

from . import deployment, options
from .acting import acting_as
from .progress import progress_bar

ENDINGS = ("docx", "pdf", "xlsx")
STEPS = 3


def shared(command):
    """The options that every kind of report has."""
    for option in reversed(
        [
            click.option("--out", "file", required=True, type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
                         help="Where to write it: a name in .docx, .pdf, or .xlsx for the annex with the data."),
            click.option("--lang", default="es", show_default=True, type=click.Choice(["en", "es"]), help="Its language."),
            click.option("--paper", default="a4", show_default=True, type=click.Choice(["a4", "letter"]), help="The paper."),
            click.option("--force", is_flag=True, help="Replace FILE where it is there already."),
            options.acting,
            options.data,
            options.profile,
        ]
    ):  # fmt: skip
        command = option(command)
    return command


@click.group()
def report():
    """Write a report into a file.

    One that is on record is written as it stands there; any other is filled from the records of today, marked as a draft,
    and kept nowhere but in FILE. Without --as it is the Executive Secretariat's.
    """


@report.command("semiannual")
@click.argument("period", metavar="PERIOD")
@shared
def semiannual(period, **asked):
    """The Secretariat's report on half a year; PERIOD such as 2022-1 for its first half."""
    return written("semiannual", read(period, "half", "2022-1"), **asked)


@report.command("annual")
@click.argument("year", metavar="YEAR")
@shared
def annual(year, **asked):
    """The Presidency's report on its YEAR."""
    return written("annual", read(year, "year", "2021"), **asked)


@report.command("group")
@click.argument("body", metavar="BODY")
@click.argument("period", metavar="PERIOD")
@shared
def group(body, period, **asked):
    """The report of a working group to the RCGM; BODY is its code, PERIOD such as 2022-1."""
    return written("group", read(period, "half", "2022-1"), about=body, **asked)


@report.command("network")
@click.argument("body", metavar="BODY")
@click.argument("year", metavar="YEAR")
@shared
def network(body, year, **asked):
    """The report of a network on a YEAR; BODY is its code."""
    return written("network", read(year, "year", "2015"), about=body, **asked)


@report.command("representation")
@click.argument("day", metavar="DAY", type=click.DateTime(["%Y-%m-%d"]))
@click.option("--occasion", default="", metavar="TEXT", help="What was attended.")
@shared
def representation(day, **asked):
    """The Presidency's report on what it attended on a DAY, such as 2022-03-01; its text is people's own.

    Of several on that day, --occasion says which; for one that is not on record it says what was attended.
    """
    from puebla.areas.reports.rules.period import one_day

    return written("representation", one_day(day.date()), **asked)


@report.command("dossier")
@click.argument("country", metavar="COUNTRY")
@shared
def dossier(country, **asked):
    """Two pages for the head of a delegation before a meeting; COUNTRY is its code, such as MX."""
    return written("dossier", None, about=country, **asked)


@report.command("handover")
@shared
def handover(**asked):
    """What the next presidency takes over today: what is open, unfinished, promised, and whom to reach."""
    return written("handover", None, **asked)


@report.command("induction")
@click.argument("country", metavar="COUNTRY")
@shared
def induction(country, **asked):
    """The process for a new authority of a COUNTRY, such as MX: its part, its deadlines, its contacts."""
    return written("induction", None, about=country, **asked)


def read(text, shape, example):
    """The days that were typed. Raises ``UsageError`` for what is no such period."""
    from puebla.areas.reports.rules.period import half_year, read_period, whole_year

    try:
        days = read_period(text)
    except ValueError:
        days = None
    shapes = {"half": lambda year: [half_year(year, 1), half_year(year, 2)], "year": lambda year: [whole_year(year)]}
    if days is None or days not in shapes[shape](days[0].year):
        raise click.UsageError(f"{text} is no such period. Write it as {example}.")
    return days


def written(kind, days, *, file, lang, paper, force, person, data, profile, about="", occasion=""):
    """Write the report into ``file``, which is whole or not there."""
    ending = file.suffix.lower().lstrip(".")
    check(file, ending, force=force)
    server = deployment.open_existing(data=data, profile=profile)
    from puebla.areas.reports.actions.passing import passing_report
    from puebla.areas.reports.queries.paper.file import written as as_file
    from puebla.areas.reports.queries.unfinished import unfinished
    from puebla.areas.reports.rules.period import one_day
    from puebla.kernel import clock

    with acting_as(person) as by, progress_bar(f"Writing {file.name}") as progress:
        progress(0, STEPS)
        with passing_report(
            kind=kind, days=days or one_day(clock.today()), about=about, occasion=occasion, by=by, on=clock.today()
        ) as found:
            progress(1, STEPS)
            content = as_file(found, ending, lang, paper).content
            said = found.number or "a draft"
            signs = unfinished(found).signs if ending == "pdf" and not found.number else []
        progress(2, STEPS)
        beside = file.with_name(f".{file.name}.part")
        try:
            beside.write_bytes(content)
            beside.replace(file)
        finally:
            beside.unlink(missing_ok=True)
        progress(STEPS, STEPS)
    click.echo(f"{file}: {said}.")
    for one in signs:
        click.echo(one, err=True)
    return server


def check(file, ending, *, force):
    """Raises ``ClickException`` for a FILE that cannot be written."""
    if ending not in ENDINGS:
        raise click.ClickException(f"{file.name} ends in none of .docx, .pdf and .xlsx. Choose one of the three.")
    if not file.absolute().parent.is_dir():
        raise click.ClickException(f"There is no folder {file.parent}. Make it first, or choose another.")
    if file.exists() and not force:
        raise click.ClickException(f"{file} is there already. Choose another name, or add --force to replace it.")
