"""``puebla doctor``: what is loaded, and whether all is well."""

import json

import click

from . import deployment, options


@click.command()
@options.data
@options.as_json
def doctor(data, as_json):
    """Print the counts loaded and check the deployment."""
    server = deployment.prepare(data=data)
    from puebla.profiles.counting import counts

    found = counts()
    if as_json:
        click.echo(json.dumps(found, indent=2, ensure_ascii=False))
    else:
        for name, number in found.items():
            click.echo(f"{name:<40} {number:>8}" if isinstance(number, int) else f"{name:<40} {number}")
    return server
