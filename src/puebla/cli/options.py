"""Options that several commands share."""

import click

data = click.option("--data", default="data", show_default=True, help="Folder that holds the database and the files.")
host = click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
port = click.option("--port", default=8000, show_default=True, help="Port to listen on.")
workers = click.option("--workers", default=2, show_default=True, help="Server processes.")
as_json = click.option("--json", "as_json", is_flag=True, help="Print for machines.")
