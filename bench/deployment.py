"""The database, the session and the servers of the bench; all in one folder of its own."""

import os
import socket
import subprocess
import sys
import time
from pathlib import Path

FOLDER = Path(os.environ.get("PUEBLA_BENCH", "data/bench")).resolve()


def prepare():
    """A database with the RCM profile, the demonstration's people and nothing else; returns the embedded server."""
    from puebla.cli import deployment

    FOLDER.mkdir(parents=True, exist_ok=True)
    server = deployment.prepare(data=FOLDER, demonstration=True, clock="2022-03-01")
    deployment.migrate(FOLDER)
    from puebla.profiles.loading import is_loaded, load_demonstration, load_profile

    if not is_loaded():
        load_profile("rcm")
        load_demonstration("rcm")
    return server


def session_of(email):
    """The cookie of a signed-in session of that person."""
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    from puebla.areas.members.models import Person

    person = Person.objects.get(email=email)
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.create()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """gunicorn with the settings of ``puebla serve`` in front of a WSGI application."""

    def __init__(self, application, workers=1, **environment):
        self.port = free_port()
        command = [sys.executable, "-m", "gunicorn", application, "--bind", f"127.0.0.1:{self.port}"]
        command += ["--workers", str(workers), "--worker-class", "gthread", "--threads", "4", "--preload"]
        command += ["--log-level", "warning", "--keep-alive", "60"]
        self.process = subprocess.Popen(command, env={**os.environ, **environment})
        self._wait()

    def _wait(self):
        for _attempt in range(200):
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
            except OSError:
                time.sleep(0.05)
            else:
                return
        raise RuntimeError("the server did not start")

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        self.process.terminate()
        self.process.wait(20)


def cold_start():
    """Seconds from starting Python to the first answered page, the database running."""
    code = (
        "from puebla.config.wsgi import application\n"
        "from django.test import RequestFactory\n"
        "environ = RequestFactory().get('/en/', HTTP_HOST='localhost').environ\n"
        "status = []\n"
        "list(application(environ, lambda line, headers: status.append(line)))\n"
        "assert status == ['200 OK'], status\n"
    )
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True)
    return time.perf_counter() - started
