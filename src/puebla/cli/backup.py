"""``puebla backup FILE``: database and files in one archive, made while people work."""

import json
from importlib.metadata import version
from pathlib import Path

import click

from . import deployment, options
from .progress import progress_bar

WITH_KEY = (
    "It holds everything, the confidential and the secret key too: keep it as safe as the deployment itself, "
    "and not on the same disk."
)
WITHOUT_KEY = (
    "It holds everything, the confidential too, but not the secret key, which comes from PUEBLA_SECRET_KEY. "
    "Keep that as well: without it nobody's second factor can be read."
)


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@options.data
@click.option("--force", is_flag=True, help="Replace FILE if it is there already.")
@options.as_json
def backup(file, data, force, as_json):
    """Save everything into one FILE.

    FILE, for example rcm-2026-03-01.zip, then holds the database with its whole history, the files that people sent
    in, and the secret key, all as they were at one moment. People can go on working meanwhile. It is read back before
    this says that it is done. puebla restore FILE brings everything back, on this machine or on another.
    """
    deployment.refuse_nothing(data)
    elsewhere = deployment.keeps_key_elsewhere()
    server = deployment.prepare(data=data)
    from puebla.kernel.archive.backing_up import back_up
    from puebla.profiles.counting import counts

    manifest = back_up(
        file,
        replace=force,
        data=Path(data),
        key=None if elsewhere else deployment.secret_key(Path(data)).encode(),
        program=version("puebla"),
        counted=counts,
        bar=progress_bar,
    )
    if as_json:
        click.echo(json.dumps(told(file, manifest), indent=2, ensure_ascii=False))
    else:
        show(file, manifest)
    return server


def told(file, manifest):
    """For machines: what the archive holds."""
    return {
        "file": str(file),
        "size": file.stat().st_size,
        "taken_at": manifest.taken_at,
        "puebla": manifest.puebla,
        "tables": len(manifest.tables),
        "rows": manifest.rows,
        "files": len(manifest.files),
        "lost": manifest.lost,
        "holds_key": manifest.holds_key,
        "counts": manifest.counts,
    }


def show(file, manifest):
    """For people: what there is now, and how to keep it."""
    megabytes = file.stat().st_size / 1024 / 1024
    click.echo(
        f"{file} holds all as it stood at {said_moment(manifest)}: {manifest.rows:,} rows in {len(manifest.tables)} tables "
        f"and {len(manifest.files):,} files, {megabytes:,.1f} MB. It was read back and is whole."
    )
    click.echo(WITH_KEY if manifest.holds_key else WITHOUT_KEY)
    if file.stat().st_mode & 0o077:
        click.echo(f"Others on this machine may read it: the disk of {file.parent} cannot keep them out.", err=True)
    if manifest.lost:
        click.echo(
            f"{len(manifest.lost)} files were already missing or damaged, so the backup lacks them; "
            "puebla doctor says which.",
            err=True,
        )


def said_moment(manifest):
    """The moment of an archive, for people."""
    return manifest.taken_at.replace("T", " ").replace("Z", " UTC")
