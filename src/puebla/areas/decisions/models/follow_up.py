"""What one country reports of its own follow-up to an item (M4; SP23 Table 2)."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from puebla.areas.members.models import Party
from puebla.kernel.access.audience import Audienced
from puebla.kernel.languages import Bilingual, long_pair
from puebla.kernel.trail import remembered

from .item import Item


def storage_path(file, filename):
    """Files are kept under their content's hash; the name on paper is ``name``."""
    return f"{file.sha256[:2]}/{file.sha256}"


@remembered
class FollowUp(Audienced):
    """It counts from ``reported_on`` until it is withdrawn; the country itself reads it whatever its audience."""

    item = models.ForeignKey(Item, models.PROTECT, related_name="follow_ups")
    party = models.ForeignKey(Party, models.PROTECT, related_name="follow_ups")
    reported_on = models.DateField(_("reported on"))
    text_en, text_es = long_pair(_("what was done"))
    withdrawn_on = models.DateField(_("withdrawn on"), null=True, blank=True)
    text = Bilingual()

    class Meta:
        verbose_name = _("follow-up")
        indexes = [models.Index(fields=["party", "reported_on"], name="follow_up_by_country")]

    def __str__(self):
        return self.text


@remembered
class FollowUpFile(models.Model):
    """Evidence: what shows that it was done. Read by whoever reads the follow-up."""

    follow_up = models.ForeignKey(FollowUp, models.PROTECT, related_name="files")
    name = models.CharField(_("file name"), max_length=255)
    content_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField(_("size"))
    sha256 = models.CharField(max_length=64)
    file = models.FileField(upload_to=storage_path)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    uploaded_at = models.DateTimeField()

    def __str__(self):
        return self.name

    @property
    def audience(self):
        """The follow-up's own: evidence has no other."""
        return self.follow_up.audience

    @property
    def audience_to(self):
        return self.follow_up.audience_to

    @property
    def party(self):
        """Whose evidence it is."""
        return self.follow_up.party

    @property
    def party_id(self):
        return self.follow_up.party_id
