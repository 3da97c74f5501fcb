"""A job is carried out: begun, told how far it has come, and ended together with what it did."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import connections, transaction
from django.utils import translation
from django.utils.module_loading import import_string

from .. import clock
from ..access.standing import Standing, system
from ..moves import move
from ..refusals import RuleBroken
from .declared import work_of
from .models import Job
from .states import JOB_MOVES, MOST_ATTEMPTS

TOLD = "UPDATE jobs_job SET done = %s, total = %s WHERE id = %s"
logger = logging.getLogger(__name__)


def carry_out(key: int) -> None:
    """Do the work of a job on behalf of whoever asked, with the rights that they have today.

    A refusal is the job's answer; a fault of the program is logged, and the job says that it failed.
    """
    job = _begun(key)
    if job is None:
        return
    with translation.override(job.language):
        try:
            with transaction.atomic(), _telling(job.pk) as progress:
                on = clock.today()
                address = work_of(job.work)(by=_standing(job, on), on=on, progress=progress, **job.arguments)
                _end(job, "finish", address=address)
        except RuleBroken as broken:
            _end(job, "refuse", message=str(broken))
        except Exception:
            logger.exception("The job %s (%s) failed", job.pk, job.work)
            _end(job, "fail")


@transaction.atomic
def _begun(key: int) -> Job | None:
    """The job, running; ``None`` where it has ended, or was begun too often."""
    job = Job.objects.select_for_update(of=("self",)).get(pk=key)
    if not job.is_open:
        return None
    move(job, "begin", JOB_MOVES)
    job.attempts += 1
    if job.attempts > MOST_ATTEMPTS:
        move(job, "fail", JOB_MOVES)
    job.save(update_fields=["state", "attempts"])
    return job if job.is_open else None


def _standing(job: Job, on: Any) -> Standing:
    """What the asker is today: rights that have ended since are not used."""
    if job.asked_by_id is None:
        return system(on)
    person = get_user_model().objects.get(pk=job.asked_by_id)
    return import_string(settings.PUEBLA_STANDING)(person, on=on)


def _end(job: Job, verb: str, **facts: str) -> None:
    job.refresh_from_db(fields=["done", "total"])
    move(job, verb, JOB_MOVES)
    for name, value in facts.items():
        setattr(job, name, value)
    job.save(update_fields=["state", *facts])


@contextmanager
def _telling(key: int) -> Iterator[Callable[[int, int], None]]:
    """A way to say how far the work has come that others see before its transaction ends: a connection of its own."""
    beside = connections.create_connection("default")

    def progress(done: int, total: int) -> None:
        with beside.cursor() as cursor:
            cursor.execute(TOLD, [done, total, key])

    try:
        yield progress
    finally:
        beside.close()
