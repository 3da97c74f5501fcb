"""``puebla demo``: the demonstration, on its own clock, with one account for each office."""

import click

from . import deployment, options
from .serve import check_port, run

CLOCK = "2022-03-01"


@click.command()
@options.data
@options.host
@options.port
@options.workers
@click.option("--prepare-only", is_flag=True, help="Load the data and stop.")
def demo(data, host, port, workers, prepare_only):
    """Start the demonstration: the RCM on 1 March 2022."""
    if not prepare_only:
        check_port(host, port)
    server = deployment.prepare(data=data, demonstration=True, clock=CLOCK)
    deployment.migrate()
    from puebla.profiles.loading import is_loaded, load_demonstration, load_profile

    if not is_loaded():
        load_profile("rcm")
        load_demonstration("rcm")
    if prepare_only:
        return
    click.echo(f"Puebla's demonstration: http://{host}:{port}/  (Ctrl-C stops it; the data stays in {data})")
    run(host, port, workers, server)
