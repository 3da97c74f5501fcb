"""The web server: a first process that watches over the workers and over the database, and workers that end with it.

Beside the web workers there is one for long work.
"""

import gc
import os
import signal
import threading
import time
from wsgiref.util import setup_testing_defaults

import click

from puebla.kernel import embedded

from . import temporary
from .beside import Beside

LEAVING = 2  # seconds that a worker has to finish what it is at, once its first process is no more


def run(host, port, workers, server, *, ready, data):
    """Run gunicorn in this process until it is told to stop; then the embedded database stops too.

    ``ready`` is printed once the address answers. A closed terminal stops it like Ctrl-C.
    """
    from gunicorn.app.base import BaseApplication
    from gunicorn.arbiter import Arbiter
    from gunicorn.workers.gthread import ThreadWorker

    lifeline = Lifeline()
    beside = Beside(leave=lambda: _begin_worker(lifeline))

    class Master(Arbiter):
        def handle_int(self):
            self.cfg.set("graceful_timeout", 1)  # an idle browser keeps its connection; nobody waits for it
            super().handle_int()

        def handle_hup(self):
            self.handle_term()

        def manage_workers(self):
            keep_database(server)  # asked every second
            temporary.forget_dead()
            beside.keep()
            super().manage_workers()

        def stop(self, graceful=True):
            beside.end()
            super().stop(graceful)

    class Worker(ThreadWorker):
        def run(self):
            try:
                super().run()
            finally:
                _go_undisturbed()  # before its threads are waited for, which is before anything of atexit

    class Application(BaseApplication):
        def load_config(self):
            settings = {
                "bind": f"[{host}]:{port}" if ":" in host else f"{host}:{port}",
                "workers": workers,
                "worker_class": Worker,
                "threads": 4,
                "preload_app": True,
                "loglevel": "warning",
                "graceful_timeout": 10,
                "control_socket_disable": True,
                "post_fork": lambda _master, _worker: _begin_worker(lifeline),
                "when_ready": lambda _master: click.echo(f"{ready}\nCtrl-C stops it; the data stays in {data}."),
                "on_exit": lambda _master: _end(data),
            }
            for name, value in settings.items():
                self.cfg.set(name, value)

        def load(self):
            from django.db import connections

            from puebla.config.wsgi import application

            _visit(application)
            connections.close_all()
            gc.freeze()
            return application

        def run(self):
            Master(self).run()

    Application().run()
    return server


def _visit(application):
    """Ask for the first page once before the workers are forked: what it needs is then theirs together, not each one's own."""
    environ = {"PATH_INFO": "/en/", "QUERY_STRING": "", "HTTP_HOST": "localhost"}
    setup_testing_defaults(environ)
    answer = application(environ, lambda _status, _headers: None)
    try:
        for _part in answer:
            pass
    finally:
        answer.close()


def keep_database(server):
    """Bring the embedded PostgreSQL back where something else than us has ended it, or try again in a second."""
    if server is None or embedded.is_running(server):
        return
    click.echo("The database has ended; starting it again ...", err=True)
    try:
        embedded.start_again(server)
    except embedded.EmbeddedDatabaseError as error:
        click.echo(str(error), err=True)


class Lifeline:
    """A pipe whose one end only the first process holds: where it is killed, the workers read the end of it.

    By themselves they would keep the port for as long as an idle browser keeps its connection.
    """

    def __init__(self):
        self.ours, self.theirs = os.pipe()

    def hold(self):
        """In a worker: end with the first process."""
        os.close(self.theirs)
        threading.Thread(target=self._watch, daemon=True).start()

    def _watch(self):
        os.read(self.ours, 1)
        time.sleep(LEAVING)
        os._exit(1)  # what was not finished by now is not acknowledged, and the database takes it back


def _begin_worker(lifeline):
    lifeline.hold()
    temporary.use_own_folder_beside()


def _go_undisturbed():
    """A worker that is leaving has heard it: with Ctrl-C the terminal says so, and the first process once more."""
    for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)


def _end(data):
    temporary.forget_dead()
    click.echo(f"Stopped. The data is in {data}.")
