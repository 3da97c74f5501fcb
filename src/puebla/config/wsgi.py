"""The door for web servers."""

import gc
import os

# A start makes much that stays and little garbage: none of it is collected, so that the start is quicker and the
# memory that forked workers share stays untouched.
gc.disable()

from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.urls import get_resolver  # noqa: E402

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "puebla.config.settings")
application = get_wsgi_application()
_ = (
    get_resolver().url_patterns
)  # every page's code: read once here, not once more by each worker with its first visitor

gc.freeze()
gc.set_threshold(20_000, 20, 20)
gc.enable()
