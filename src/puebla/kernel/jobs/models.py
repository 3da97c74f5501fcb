"""One piece of long work: what, on whose behalf, and how far it has come."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ..languages import Bilingual, short_pair
from .states import MOST_ATTEMPTS, OPEN, JobState


class Job(models.Model):
    """``work`` names what is declared with ``@work``; ``key`` what it is done to: of one key only one is open at a time.

    ``message`` is the refusal in the asker's ``language``, ``address`` where what was done can be seen.
    """

    work = models.CharField(max_length=80)
    key = models.CharField(max_length=200)
    title_en, title_es = short_pair(_("title"), max_length=300)
    arguments = models.JSONField(default=dict)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)
    language = models.CharField(max_length=2, default="en")
    state = models.CharField(_("state"), max_length=10, choices=JobState, default=JobState.WAITING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    attempts = models.PositiveSmallIntegerField(default=0)
    message = models.TextField(blank=True, default="")
    address = models.CharField(max_length=300, blank=True, default="")
    title = Bilingual()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["key"], condition=Q(state__in=sorted(OPEN)), name="one_open_job_for_one_thing"
            )
        ]

    def __str__(self):
        return self.title

    @property
    def is_open(self):
        return self.state in OPEN

    @property
    def why_not(self):
        """Why it could not be done: the refusal, else what went wrong, in the reader's language."""
        if self.message:
            return self.message
        if self.attempts > MOST_ATTEMPTS:
            return gettext(
                "The work was begun several times and never came to its end. Ask for it again, or ask for less."
            )
        return gettext("The work could not be done: a fault of the program. The Secretariat can look into its log.")
