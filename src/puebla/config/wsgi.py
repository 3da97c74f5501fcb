"""The door for web servers."""

import gc
import os

# A start makes little garbage and much that stays: it is collected once, at the end, and never looked at again, so that
# a start is quicker and forked workers go on sharing it.
gc.disable()

from django.core.wsgi import get_wsgi_application  # noqa: E402

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "puebla.config.settings")
application = get_wsgi_application()

gc.freeze()
gc.set_threshold(20_000, 20, 20)
gc.enable()
