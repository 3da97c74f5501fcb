"""The process clock: the one place where the time of day is read.

Rules and actions never call it; pages, commands and jobs read it once and pass the day or the moment on.
A demonstration stands on a fixed day (``PUEBLA_CLOCK=2022-03-01``); any real process runs on the real clock.
"""

import datetime as dt

from django.conf import settings
from django.utils import timezone


def now() -> dt.datetime:
    """The current moment of the process, aware, in UTC. On a fixed clock: that day at the secretariat's time of day."""
    real = timezone.now()
    if settings.PUEBLA_CLOCK is None:
        return real
    fixed = dt.datetime.combine(settings.PUEBLA_CLOCK, timezone.localtime(real).time())
    return timezone.make_aware(fixed).astimezone(dt.UTC)


def today() -> dt.date:
    """The current day of the process, in the time zone of its secretariat (``TIME_ZONE``)."""
    if settings.PUEBLA_CLOCK is not None:
        return settings.PUEBLA_CLOCK
    return timezone.localdate()
