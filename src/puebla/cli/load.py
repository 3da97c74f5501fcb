"""``puebla load PROFILE``: put a process's data into an empty database."""

import json

import click

from . import deployment, options
from .progress import progress_bar


@click.command()
@click.argument("profile")
@options.data
@options.as_json
def load(profile, data, as_json):
    """Load the process PROFILE into an empty database.

    PROFILE is a name such as rcm, or a folder with files of your own. It is loaded once, whole or not at all; mistakes
    in it are named by file and line. Afterwards everything is entered on the site.
    """
    from puebla.profiles.check import read_profile
    from puebla.profiles.process import profile_folder

    deployment.refuse_unknown_profile(profile)
    read_profile(profile_folder(profile))  # before anything is made
    server = deployment.prepare(data=data, profile=profile)
    deployment.migrate(data)
    from puebla.profiles.loading import load_profile

    with progress_bar(f"Loading {profile}") as progress:
        counts = load_profile(profile, progress=progress)
    deployment.note_profile(data, profile)
    if as_json:
        click.echo(json.dumps(counts, indent=2, ensure_ascii=False))
    else:
        click.echo(f"Loaded {profile}: " + ", ".join(f"{name} {number}" for name, number in counts.items()) + ".")
    return server
