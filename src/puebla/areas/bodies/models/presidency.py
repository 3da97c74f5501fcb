"""One member, one year, one central theme (P2)."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _

from puebla.areas.members.models import Party
from puebla.kernel.dates import Precision
from puebla.kernel.languages import Bilingual, short_pair
from puebla.kernel.trail import remembered


class Term(Func):
    function = "DATERANGE"
    output_field = DateRangeField()


@remembered
class Presidency(models.Model):
    """A term of office. ``until_on`` is exclusive. A year that no source names has no row: a gap stays a gap."""

    party = models.ForeignKey(Party, models.PROTECT, related_name="presidencies")
    from_on = models.DateField(_("from"))
    until_on = models.DateField(_("until"))
    precision = models.CharField(max_length=10, choices=Precision, default=Precision.YEAR)
    theme_en, theme_es = short_pair(_("central theme"))
    source = models.CharField(max_length=200, blank=True, default="")
    theme = Bilingual()

    class Meta:
        verbose_name = _("presidency")
        constraints = [
            models.CheckConstraint(condition=Q(until_on__gt=F("from_on")), name="presidency_ends_after_it_begins"),
            ExclusionConstraint(
                name="presidency_terms_never_overlap",
                expressions=[(Term("from_on", "until_on", RangeBoundary()), RangeOperators.OVERLAPS)],
            ),
        ]

    def __str__(self):
        return f"{self.party} {self.year}"

    @property
    def year(self):
        return self.from_on.year


@remembered
class Candidacy(models.Model):
    """A member announces in the Vice-Ministers' plenary that it would take on a presidency (R20 III-B)."""

    party = models.ForeignKey(Party, models.PROTECT, related_name="candidacies")
    year = models.PositiveSmallIntegerField(_("year"))
    announced_on = models.DateField(_("announced on"))
    note = models.TextField(blank=True, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["party", "year"], name="candidacy_once_a_year")]

    def __str__(self):
        return f"{self.party} {self.year}"
