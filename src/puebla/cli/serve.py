"""``puebla serve``: the web server on the real clock."""

import socket

import click

from . import deployment, options


@click.command()
@options.data
@options.host
@options.port
@options.workers
@click.option("--profile", default="rcm", show_default=True, help="Process profile: a name or a folder.")
def serve(data, host, port, workers, profile):
    """Serve a process on the real clock."""
    check_port(host, port)
    server = deployment.prepare(data=data, profile=profile)
    deployment.migrate()
    click.echo(f"Puebla listens on http://{host}:{port}/  (Ctrl-C stops it; the data stays in {data})")
    run(host, port, workers, server)


def check_port(host, port):
    """Refuse early and clearly where the port is taken. Raises ``ClickException``."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise click.ClickException(
                f"Port {port} on {host} cannot be used ({error.strerror}). Stop what uses it or choose another: --port"
            ) from error


def run(host, port, workers, server):
    """Run gunicorn in this process until it is told to stop; the embedded database stops after it."""
    from gunicorn.app.base import BaseApplication

    class Application(BaseApplication):
        def load_config(self):
            self.cfg.set("bind", f"{host}:{port}")
            self.cfg.set("workers", workers)
            self.cfg.set("worker_class", "gthread")
            self.cfg.set("threads", 4)
            self.cfg.set("preload_app", True)
            self.cfg.set("loglevel", "warning")

        def load(self):
            from puebla.config.wsgi import application

            from django.db import connections

            connections.close_all()
            return application

    Application().run()
