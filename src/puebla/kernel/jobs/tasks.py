"""The one task that the library knows: carry out a job."""

from procrastinate.contrib.django import app


@app.task(name="puebla.job", queue="puebla")
def run(job: int) -> None:
    """Carry out the job with that key; one that has ended already is left alone."""
    from .carrying import carry_out

    carry_out(job)
