"""Loaded before everything (``-p tests.environment``): database address, secret and process clock for the run.

One embedded PostgreSQL serves all workers; the tests stand on the demonstration's day; no mail leaves.
"""

import os
import tempfile
from pathlib import Path

os.environ.setdefault("PUEBLA_SECRET_KEY", "for-tests-only-and-long-enough-for-every-library")
os.environ.setdefault("PUEBLA_CLOCK", "2022-03-01")
os.environ.setdefault("PUEBLA_MAIL_BACKEND", "django.core.mail.backends.locmem.EmailBackend")
os.environ.setdefault("PUEBLA_DATA", tempfile.mkdtemp(prefix="puebla-files-"))
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # the browser tests run their own loop

if not os.environ.get("DATABASE_URL"):
    from puebla.kernel import embedded

    server, os.environ["DATABASE_URL"] = embedded.start(Path(tempfile.gettempdir()) / "puebla-tests")
