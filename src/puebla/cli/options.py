"""Options that several commands share."""

import click

data = click.option(
    "--data",
    default="data",
    show_default=True,
    envvar="PUEBLA_DATA",
    metavar="FOLDER",
    help="Folder of the database and the files.",
)
host = click.option("--host", default="127.0.0.1", show_default=True, metavar="ADDRESS", help="Address to listen on.")
port = click.option(
    "--port", default=8000, show_default=True, metavar="PORT", type=click.IntRange(1, 65535), help="Port to listen on."
)
workers = click.option(
    "--workers", default=2, show_default=True, metavar="NUMBER", type=click.IntRange(1, 64), help="Server processes."
)
profile = click.option(
    "--profile",
    default="rcm",
    show_default=True,
    envvar="PUEBLA_PROFILE",
    metavar="PROFILE",
    help="The process that the folder holds: a name such as rcm, or a folder of your own.",
)
as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON, for other programs.")
acting = click.option(
    "--as", "person", metavar="E-MAIL", help="Act as the person with this account, with exactly their rights."
)
