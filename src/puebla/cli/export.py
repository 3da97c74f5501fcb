"""``puebla export matrix|iati FILE``: the follow-up matrix as a workbook or as CSV, a plan's results for IATI."""

from pathlib import Path

import click

from . import deployment, options
from .acting import acting_as
from .iati import iati
from .progress import progress_bar

WRITERS = (".xlsx", ".csv")


@click.group()
def export():
    """Write what Puebla holds into a file."""


export.add_command(iati)


@export.command("matrix")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--plan", metavar="PLAN", default="", help="Code of the plan, such as SP19; the present one unless told.")
@click.option("--year", metavar="YEAR", default="", help="Only the activities of one year, such as 2022.")
@click.option("--lang", default="es", show_default=True, type=click.Choice(["en", "es"]), help="Language of the file.")
@click.option(
    "--form",
    default="",
    metavar="2019",
    type=click.Choice(["", "2019"]),
    help="The seven columns of the form of 2019.",
)
@click.option("--force", is_flag=True, help="Replace FILE where it is there already.")
@options.acting
@options.data
@options.profile
def matrix(file, plan, year, lang, form, force, person, data, profile):
    """Write the follow-up matrix into FILE, an Excel workbook (.xlsx) or a table (.csv).

    The workbook can be filled in anywhere and read back with puebla import matrix. Without --as it holds what the
    Executive Secretariat may read.
    """
    if file.suffix.lower() not in WRITERS:
        raise click.ClickException(f"{file.name} ends in neither .xlsx nor .csv. Choose one of the two.")
    if form and file.suffix.lower() == ".csv":
        raise click.ClickException("The form of 2019 is a workbook: end FILE in .xlsx.")
    if not file.absolute().parent.is_dir():
        raise click.ClickException(f"There is no folder {file.parent}. Make it first, or choose another.")
    if file.exists() and not force:
        raise click.ClickException(f"{file} is there already. Choose another name, or add --force to replace it.")
    server = deployment.open_existing(data=data, profile=profile)
    with acting_as(person, lang) as by, progress_bar(f"Writing {file.name}") as progress:
        rows = write_matrix(file, asked_for(by, plan, year, lang), form, progress)
    click.echo(f"{file}: {rows} activities.")
    return server


def asked_for(by, plan, year, language):
    """The view of everything in the plan and year. Raises ``ClickException`` for one that there is not."""
    from django.http import QueryDict
    from django.utils.translation import override

    from puebla.areas.activities.forms.matrix_view import read_view
    from puebla.areas.activities.queries.matrix.choice import Choices
    from puebla.areas.activities.queries.matrix.column import CHOOSABLE
    from puebla.areas.activities.queries.matrix.directory import directory
    from puebla.areas.activities.queries.matrix.table import asked

    with override(language):
        choices = Choices(directory(), by, language)
        params = QueryDict(mutable=True)
        params.update({"plan": plan, "year": year, "part": "all"})
        params.setlist("columns", CHOOSABLE)
        plans = [one.code for one in choices.plans]
        if not plans:
            raise click.ClickException("No process is loaded yet: puebla load PROFILE first.")
        if plan and plan not in plans:
            raise click.ClickException(f"There is no plan {plan}. There are: {', '.join(plans)}.")
        reading = read_view(params, choices)
        if year and reading.view.year is None:
            years = choices.years
            raise click.ClickException(
                f"The plan {choices.plan.code} has no year {year}: it runs {years[0]}-{years[-1]}."
            )
        return asked(reading.view, choices)


def write_matrix(file, ask, form, progress):
    """Write it beside FILE first, so that FILE is whole or not there; returns the number of rows."""
    from puebla.areas.activities.queries.matrix.count import count_of
    from puebla.areas.activities.queries.matrix.export import csv_of
    from puebla.areas.activities.queries.matrix.workbook import workbook_of
    from puebla.kernel import clock

    rows = count_of(ask.source, ask.order, is_whole=True).rows
    beside = file.with_name(f".{file.name}.part")
    try:
        with beside.open("wb") as stream:
            if file.suffix.lower() == ".csv":
                for done, line in enumerate(csv_of(ask)):
                    stream.write(line.encode())
                    progress(done, rows)
            else:
                with workbook_of(ask, clock.now(), form, lambda done: progress(done, rows)) as book:
                    while chunk := book.read(1 << 20):
                        stream.write(chunk)
        beside.replace(file)
    finally:
        beside.unlink(missing_ok=True)
    return rows
