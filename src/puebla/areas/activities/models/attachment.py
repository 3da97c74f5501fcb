"""Files that belong to an activity: agendas, lists, reports. Checked by content, served as downloads only."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from puebla.kernel.access.audience import Audienced
from puebla.kernel.trail import remembered

from .activity import Activity


def storage_path(attachment, filename):
    """Files are kept under their content's hash; the name on paper is ``name``."""
    return f"{attachment.sha256[:2]}/{attachment.sha256}"


@remembered
class Attachment(Audienced):
    activity = models.ForeignKey(Activity, models.PROTECT, related_name="attachments")
    name = models.CharField(_("file name"), max_length=255)
    content_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField(_("size"))
    sha256 = models.CharField(max_length=64)
    file = models.FileField(upload_to=storage_path)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField()
    withdrawn_on = models.DateField(null=True, blank=True)

    def __str__(self):
        return self.name
