"""Files that show how a value came about. Checked by content, served as downloads only."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from puebla.kernel.trail import remembered

from .measurement import Measurement


def evidence_path(evidence, filename):
    """Files are kept under their content's hash; the name on paper is ``name``."""
    return f"{evidence.sha256[:2]}/{evidence.sha256}"


@remembered
class Evidence(models.Model):
    """Whoever may read the measurement may read its evidence."""

    measurement = models.ForeignKey(Measurement, models.PROTECT, related_name="evidence")
    name = models.CharField(_("file name"), max_length=255)
    content_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField(_("size"))
    sha256 = models.CharField(max_length=64)
    file = models.FileField(upload_to=evidence_path)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["measurement", "sha256"], name="evidence_once")]

    def __str__(self):
        return self.name
