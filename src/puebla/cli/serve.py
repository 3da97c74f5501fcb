"""``puebla serve``: the web server on the real clock."""

import socket

import click

from . import deployment, options


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
    deployment.migrate()
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
    """Refuse early and clearly where the port is taken. Raises ``ClickException``."""
    try:
        family, kind, protocol, _name, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(place)
    except OSError as error:
        raise click.ClickException(
            f"Port {port} on {host} cannot be used ({error.strerror}). Stop what uses it or choose another with --port."
        ) from error


def run(host, port, workers, server, *, ready, data):
    """Run gunicorn in this process until it is told to stop; then the embedded database stops too.

    ``ready`` is printed once the address answers. A closed terminal stops it like Ctrl-C.
    """
    from gunicorn.app.base import BaseApplication
    from gunicorn.arbiter import Arbiter

    class Master(Arbiter):
        def handle_int(self):
            self.cfg.set("graceful_timeout", 1)  # an idle browser keeps its connection; nobody waits for it
            super().handle_int()

        def handle_hup(self):
            self.handle_term()

    class Application(BaseApplication):
        def load_config(self):
            settings = {
                "bind": f"[{host}]:{port}" if ":" in host else f"{host}:{port}",
                "workers": workers,
                "worker_class": "gthread",
                "threads": 4,
                "preload_app": True,
                "loglevel": "warning",
                "graceful_timeout": 10,
                "control_socket_disable": True,
                "when_ready": lambda _master: click.echo(f"{ready}\nCtrl-C stops it; the data stays in {data}."),
                "on_exit": lambda _master: click.echo(f"Stopped. The data is in {data}."),
            }
            for name, value in settings.items():
                self.cfg.set(name, value)

        def load(self):
            from django.db import connections

            from puebla.config.wsgi import application

            connections.close_all()
            return application

        def run(self):
            Master(self).run()

    Application().run()
    return server
