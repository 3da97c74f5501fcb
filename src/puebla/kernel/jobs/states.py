"""How a job goes on (see ``JOB_MOVES``); a killed worker leaves it running, and it begins again."""

from django.db.models import TextChoices
from django.utils.translation import pgettext_lazy


class JobState(TextChoices):
    WAITING = "waiting", pgettext_lazy("job", "Waiting")
    RUNNING = "running", pgettext_lazy("job", "Running")
    DONE = "done", pgettext_lazy("job", "Done")
    REFUSED = "refused", pgettext_lazy("job", "Refused")
    FAILED = "failed", pgettext_lazy("job", "Failed")


MOST_ATTEMPTS = 3  # work that killed its worker so often is not begun again
OPEN = {JobState.WAITING, JobState.RUNNING}
JOB_MOVES = {
    "begin": (OPEN, JobState.RUNNING),
    "finish": ({JobState.RUNNING}, JobState.DONE),
    "refuse": ({JobState.RUNNING}, JobState.REFUSED),
    "fail": ({JobState.RUNNING}, JobState.FAILED),
}
