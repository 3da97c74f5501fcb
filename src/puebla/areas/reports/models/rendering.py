"""The files of a frozen report, as they were written on the day on which it was frozen."""

import pgtrigger
from django.db import models
from django.utils.translation import gettext_lazy as _

from puebla.kernel.languages import LANGUAGES
from puebla.kernel.trail import remembered

from .report import Report


def storage_path(rendering, filename):
    """Files are kept under their content's hash; the name on paper is ``name``."""
    return f"{rendering.sha256[:2]}/{rendering.sha256}"


@remembered
class Rendering(models.Model):
    report = models.ForeignKey(Report, models.PROTECT, related_name="renderings")
    ending = models.CharField(_("kind of file"), max_length=4)
    language = models.CharField(_("language"), max_length=2, choices=[(code, code) for code in LANGUAGES])
    name = models.CharField(_("file name"), max_length=255)
    content_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField(_("size"))
    sha256 = models.CharField(max_length=64)
    file = models.FileField(upload_to=storage_path)

    class Meta:
        verbose_name = _("file of a report")
        constraints = [models.UniqueConstraint(fields=["report", "ending", "language"], name="report_rendering_once")]
        triggers = [
            pgtrigger.Protect(name="file_of_report_never_changes", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self):
        return self.name
