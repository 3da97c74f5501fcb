"""Whoever takes part, with dated status, functions and names (P1)."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from puebla.kernel.dates import Precision
from puebla.kernel.languages import Bilingual, short_pair
from puebla.kernel.trail import remembered

from ..states import FUNCTIONS, PartyKind, Status


@remembered
class Party(models.Model):
    """A Country (code: ISO 3166 alpha-2), an Organisation, a Network, another process or a sector."""

    code = models.SlugField(_("code"), max_length=40, unique=True)
    kind = models.CharField(_("kind"), max_length=20, choices=PartyKind)
    iso3 = models.CharField(_("ISO 3166 alpha-3"), max_length=3, blank=True, default="")
    name_en, name_es = short_pair(_("name"), max_length=200)
    short_name_en, short_name_es = short_pair(_("short name"), max_length=60)
    capital_en, capital_es = short_pair(_("capital"), max_length=100)
    time_zone = models.CharField(_("time zone of the capital"), max_length=60, blank=True, default="")
    holidays_code = models.CharField(_("public holidays of"), max_length=10, blank=True, default="")
    source = models.CharField(_("source"), max_length=200, blank=True, default="")
    name = Bilingual()
    short_name = Bilingual()
    capital = Bilingual()

    class Meta:
        verbose_name = _("party")

    def __str__(self):
        return self.name


class Period(models.Model):
    """From and until with their precision; ``until`` is exclusive, empty means it still holds."""

    from_on = models.DateField(_("from"), null=True, blank=True)
    from_precision = models.CharField(max_length=10, choices=Precision, default=Precision.DAY)
    until_on = models.DateField(_("until"), null=True, blank=True)
    until_precision = models.CharField(max_length=10, choices=Precision, default=Precision.DAY)
    source = models.CharField(_("source"), max_length=200, blank=True, default="")

    class Meta:
        abstract = True


@remembered
class Participation(Period):
    """A party's dated status. What no source dates stays "since at least" the earliest source."""

    party = models.ForeignKey(Party, models.PROTECT, related_name="participations")
    status = models.CharField(pgettext_lazy("participation", "status"), max_length=30, choices=Status)
    known_for = ArrayField(models.IntegerField(), verbose_name=_("years a source names"), default=list, blank=True)
    basis_en, basis_es = short_pair(_("why this date"), max_length=300)
    basis = Bilingual()

    class Meta:
        verbose_name = _("participation")
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(from_on=None) | Q(until_on__gt=F("from_on")),
                name="participation_ends_after_it_begins",
            )
        ]

    def __str__(self):
        return f"{self.party}: {self.get_status_display()}"


@remembered
class PartyFunction(Period):
    """What a party does besides its status, such as hosting the secretariat (sources.md 2.10)."""

    party = models.ForeignKey(Party, models.PROTECT, related_name="functions")
    code = models.SlugField(_("function"), max_length=60, choices=FUNCTIONS)

    def __str__(self):
        return str(self.get_code_display())

    @property
    def name(self):
        return self.get_code_display()


@remembered
class PartyMention(models.Model):
    """An entry of a list that a source prints, such as the organisations that have worked with the process."""

    party = models.ForeignKey(Party, models.PROTECT, related_name="mentions")
    list_code = models.SlugField(max_length=60)
    list_name_en, list_name_es = short_pair(_("list"), max_length=200)
    year = models.PositiveSmallIntegerField(_("year"))
    position = models.PositiveSmallIntegerField()
    printed = models.CharField(_("printed as"), max_length=200)
    source = models.CharField(_("source"), max_length=200, blank=True, default="")
    list_name = Bilingual()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["list_code", "position"], name="mention_once_per_list")]

    def __str__(self):
        return self.printed


@remembered
class PartyAlias(Period):
    """Another name of a party, which an old text keeps."""

    party = models.ForeignKey(Party, models.PROTECT, related_name="aliases")
    name = models.CharField(_("name"), max_length=200)
    language = models.CharField(max_length=2, blank=True, default="")

    def __str__(self):
        return self.name
