"""``puebla work``: the worker by itself, for a deployment whose web server is another's."""

import click

from . import deployment, options


@click.command()
@options.data
@options.profile
def work(data, profile):
    """Carry out long work until told to end, such as freezing a report.

    puebla serve and puebla demo do this by themselves; only a deployment with a web server of its own needs it. One worker
    carries the work of a database; a second one waits until the first has ended.
    """
    server = deployment.open_existing(data=data, profile=profile)
    from puebla.kernel.jobs.worker import work_on

    click.echo("Ready for long work. Ctrl-C stops it; what is unfinished is begun again.")
    work_on()
    return server
