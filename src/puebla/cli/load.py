"""``puebla load PROFILE``: put a process's data into an empty database."""

import click

from . import deployment, options


@click.command()
@click.argument("profile")
@options.data
def load(profile, data):
    """Load the process PROFILE (a name such as rcm, or a folder)."""
    server = deployment.prepare(data=data, profile=profile)
    deployment.migrate()
    from puebla.profiles.loading import load_profile

    try:
        counts = load_profile(profile)
    except Exception as error:
        if type(error).__name__ in ("ProfileError", "RuleBroken"):
            raise click.ClickException(str(error)) from error
        raise
    click.echo(", ".join(f"{name} {number}" for name, number in counts.items()))
    return server
