"""``puebla export iati FILE``: the results of a plan as the International Aid Transparency Initiative writes them."""

from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

import click

from . import deployment, options

WITHOUT_LINKS = (
    "It has no links to the records, because others could not open them: set PUEBLA_ADDRESS to the address under which "
    "the site is reached, such as https://puebla.example.org, and write it again with --force."
)


@click.command("iati")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--plan", metavar="PLAN", default="", help="Code of the plan, such as SP23; the latest with indicators unless told."
)
@click.option(
    "--on", "day", metavar="YYYY-MM-DD", default=None, type=click.DateTime(["%Y-%m-%d"]), help="As of this day."
)
@click.option(
    "--organisation",
    metavar="IDENTIFIER",
    default="",
    help="The publisher's IATI organisation identifier; the process's code unless told, which no registry knows.",
)
@click.option("--force", is_flag=True, help="Replace FILE where it is there already.")
@options.data
@options.profile
def iati(file, plan, day, organisation, force, data, profile):
    """Write the indicators of a plan with baselines, targets and values into FILE, an IATI 2.03 XML file.

    Such files are published: it holds what everybody may read, and links to the records behind each number, where
    PUEBLA_ADDRESS says under which address the site is reached.
    """
    if not file.absolute().parent.is_dir():
        raise click.ClickException(f"There is no folder {file.parent}. Make it first, or choose another.")
    if file.exists() and not force:
        raise click.ClickException(f"{file} is there already. Choose another name, or add --force to replace it.")
    server = deployment.open_existing(data=data, profile=profile)
    what = publishing(plan, day.date() if day else None, organisation)
    write(file, what)
    click.echo(f"{file}: the results of {what.plan.code}, as of {what.on.isoformat()}.")
    if not what.address:
        click.echo(WITHOUT_LINKS, err=True)
    return server


def publishing(code, day, organisation):
    """What is published. Raises ``ClickException`` for a plan that there is not, or that has no indicators."""
    from django.conf import settings

    from puebla.areas.monitoring.prints.iati import Publishing
    from puebla.areas.monitoring.queries.figure import plans_with_indicators
    from puebla.kernel import clock
    from puebla.kernel.access.standing import Standing
    from puebla.profiles.process import process

    standing = Standing(on=clock.today())
    plans = {plan.code: plan for plan in plans_with_indicators(standing)}
    if not plans:
        raise click.ClickException("No plan with indicators that everybody may read is loaded.")
    if code and code not in plans:
        raise click.ClickException(f"There is no plan {code} with indicators. There are: {', '.join(plans)}.")
    plan = plans[code] if code else next(iter(plans.values()))
    organisation = organisation or process().code.upper()
    on = day or standing.on
    address = settings.PUEBLA_ADDRESS if is_reached_by_others(settings.PUEBLA_ADDRESS) else ""
    return Publishing(plan, organisation, clock.now(), on, standing, address)


def is_reached_by_others(address):
    """Whether a link that begins so can lead anybody anywhere: not one to the reader's own machine."""
    host = urlsplit(address).hostname or "localhost"
    try:
        return not (ip_address(host).is_loopback or ip_address(host).is_unspecified)
    except ValueError:
        return host != "localhost" and not host.endswith(".localhost")


def write(file, what):
    """Write it beside FILE first, so that FILE is whole or not there."""
    from puebla.areas.monitoring.prints.iati import write_iati

    beside = file.with_name(f".{file.name}.part")
    try:
        with beside.open("wb") as stream:
            write_iati(what, stream)
        beside.replace(file)
    finally:
        beside.unlink(missing_ok=True)
