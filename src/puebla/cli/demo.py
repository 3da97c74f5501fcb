"""``puebla demo``: the demonstration, on its own clock, with one account for each office."""

import io

import click
from rich.console import Console
from rich.table import Table

from . import deployment, options
from .progress import progress_bar
from .serve import address, check_port
from .server import run

CLOCK = "2022-03-01"
PROFILE = "rcm"


@click.command()
@options.data
@options.host
@options.port
@options.workers
@click.option(
    "--on",
    "day",
    metavar="DAY",
    default=CLOCK,
    show_default=True,
    type=click.DateTime(["%Y-%m-%d"]),
    help="The day that its clock shows; rights and terms go by it.",
)
@click.option("--prepare-only", is_flag=True, help="Load the data and stop.")
def demo(data, host, port, workers, day, prepare_only):
    """Start the demonstration: the RCM on 1 March 2022.

    The first start makes the database and loads the RCM with invented people, one for each office. Anybody who
    reaches the address may sign in as any of them, so it listens on this machine only unless --host says otherwise.
    """
    if not prepare_only:
        check_port(host, port)
    deployment.reached_at(address(host, port))
    server = deployment.prepare(data=data, demonstration=True, profile=PROFILE, clock=f"{day:%Y-%m-%d}")
    deployment.migrate(data)
    load_once(data)
    deployment.note_day(data, day.date())
    if prepare_only:
        return
    ready = f"\nThe demonstration is at {address(host, port)} (it is {day.day} {day:%B %Y} there).\n{accounts()}"
    run(host, port, workers, server, ready=ready, data=data)


def load_once(data):
    """Fill an empty database. Raises ``ClickException`` where it holds somebody's real process."""
    from puebla.profiles.loading import is_demonstration, is_loaded, load_profile

    if not is_loaded():
        with progress_bar("Loading the Regional Conference on Migration") as progress:
            load_profile(PROFILE, demonstration=True, progress=progress)
        deployment.note_profile(data, PROFILE)
    elif not is_demonstration():
        raise click.ClickException(
            f"{data} holds a real process; the demonstration would let anybody in. Choose another folder with --data."
        )
    elif deployment.profile_has_changed(data, PROFILE):
        click.echo(
            "The data were loaded from an earlier version of the profile. To start afresh: stop, "
            f"remove the folder {data}, start again. Everything entered in it goes with it.",
            err=True,
        )


def accounts():
    """The demonstration's accounts as a table: office, name, e-mail."""
    from puebla.areas.bodies.queries.demonstration import demonstration_accounts
    from puebla.kernel import clock

    table = Table("Office", "Name", "E-mail", box=None, pad_edge=False, title_justify="left")
    for account in demonstration_accounts(on=clock.today()):
        table.add_row(account.office, account.name, account.email)
    console = Console(file=io.StringIO(), width=120)
    console.print(table)
    return "Its sign-in page lets you enter with one click as any of:\n\n" + console.file.getvalue()
