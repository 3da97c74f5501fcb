"""The only way to an account: a personal invitation that expires."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from puebla.kernel.trail import remembered


@remembered
class Invitation(models.Model):
    """``key_hash`` is the SHA-256 of the key in the mailed link; the key itself is never stored."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="invitations")
    key_hash = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    invited_at = models.DateTimeField(_("invited"))
    expires_at = models.DateTimeField(_("expires"))
    accepted_at = models.DateTimeField(_("accepted"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)
    mailed_at = models.DateTimeField(_("handed to the mail server"), null=True, blank=True)

    def __str__(self):
        return f"{self.person.email} ({self.invited_at:%Y-%m-%d})"
