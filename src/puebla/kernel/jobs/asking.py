"""Ask for long work. It is carried out by the worker; where none is there, at once."""

from typing import Any

from django.db import connection, transaction

from ..access.standing import Standing
from ..languages import reading_language
from .carrying import carry_out
from .models import Job
from .states import OPEN
from .tasks import run

WORKER = 4021996  # the advisory lock that the one worker of a database holds


def ask_for(work: str, *, by: Standing, key: str, titles: dict[str, str], **arguments: Any) -> Job:
    """The job that does ``work`` to what ``key`` names; one that is open already is given back, so asking twice is safe.

    ``titles``: what it is called, in each language. The arguments must be plain data.
    Where nobody is there to carry it out, it is done before this returns.
    """
    with transaction.atomic():
        job = Job.objects.select_for_update().filter(key=key, state__in=OPEN).first()
        if job is not None:
            return job
        job = Job.objects.create(
            work=work,
            key=key,
            title_en=titles["en"],
            title_es=titles["es"],
            arguments=arguments,
            asked_by_id=by.person_id,
            language=reading_language(),
        )
        if has_worker():
            run.defer(job=job.pk)
            return job
    carry_out(job.pk)
    return Job.objects.get(pk=job.pk)


def open_job(key: str) -> Job | None:
    """The work on what ``key`` names that is not at its end."""
    return Job.objects.filter(key=key, state__in=OPEN).select_related("asked_by").first()


def has_worker() -> bool:
    """Whether a worker is there, on whatever machine: it holds a lock for as long as it lives."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND granted AND objid = %s"
            " AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))",
            [WORKER],
        )
        [(is_there,)] = cursor.fetchall()
    return is_there


def jobs(standing: Standing) -> Any:
    """Every job; whether one is the standing's own is asked of the table."""
    return Job.objects.order_by("pk")
