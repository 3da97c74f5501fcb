"""A filled-in matrix that somebody sent in: the file itself, how it was read, what was taken over (H1)."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from puebla.kernel.access.audience import Audienced
from puebla.kernel.trail import remembered

from ..states import FileState
from .attachment import storage_path


@remembered
class MatrixFile(Audienced):
    """Read by whoever sent it in, and by the Secretariat.

    ``mapping`` is how a person said that the columns are to be read (``rules.mapping``; empty for files of Puebla's own),
    ``shape`` the headings by which a table of the same make is known again, ``outcome`` what was told when it was taken over.
    """

    name = models.CharField(_("file name"), max_length=255)
    content_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField(_("size"))
    sha256 = models.CharField(max_length=64)
    file = models.FileField(upload_to=storage_path)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("sent by"), related_name="+", null=True
    )
    sent_at = models.DateTimeField(_("sent"))
    state = models.CharField(_("status"), max_length=20, choices=FileState, default=FileState.RECEIVED)
    mapping = models.JSONField(default=dict, blank=True)
    shape = models.TextField(blank=True, default="")
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("settled by"), related_name="+", null=True, blank=True
    )
    settled_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(_("reason"), blank=True, default="")
    outcome = models.JSONField(default=dict, blank=True)

    class Meta:
        verbose_name = _("file of the matrix")
        indexes = [models.Index(fields=["sent_by", "-sent_at"], name="matrix_file_by_sender")]

    def __str__(self):
        return self.name
