"""``puebla serve``: the web server on the real clock."""

import errno
import socket
import time

import click

from . import deployment, options
from .server import LEAVING, run


@click.command()
@options.data
@options.host
@options.port
@options.workers
@options.profile
def serve(data, host, port, workers, profile):
    """Serve a process on the real clock.

    Without DATABASE_URL the database lives in the data folder. Ctrl-C stops everything; the data stays.
    """
    check_port(host, port)
    deployment.reached_at(address(host, port))
    server = deployment.prepare(data=data, profile=profile)
    deployment.migrate(data)
    from puebla.profiles.loading import is_demonstration, is_loaded

    if not is_loaded():
        click.echo(f"No process is loaded yet: stop, then puebla load {profile} --data {data}", err=True)
    elif is_demonstration():
        click.echo("This data folder holds the demonstration; its one-click sign-in is closed here.", err=True)
    run(host, port, workers, server, ready=f"Puebla listens on {address(host, port)}", data=data)


def address(host, port):
    """What to type into a browser."""
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def check_port(host, port):
    """Refuse early and clearly where the port is taken. Raises ``ClickException``.

    Where the first process of a server was killed, the others have gone a moment later.
    """
    end = time.monotonic() + 2 * LEAVING
    try:
        while not _is_free(host, port, or_soon=time.monotonic() < end):
            time.sleep(0.1)
    except OSError as error:
        raise click.ClickException(
            f"Port {port} on {host} cannot be used ({error.strerror}). Stop what uses it or choose another with --port."
        ) from error


def _is_free(host, port, *, or_soon):
    """Whether one may listen there. Raises ``OSError`` where one may not, nor may hope to."""
    family, kind, protocol, _name, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    with socket.socket(family, kind, protocol) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(place)
        except OSError as error:
            if or_soon and error.errno == errno.EADDRINUSE:
                return False
            raise
    return True
