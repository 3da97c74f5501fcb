"""Bodies with type, mandate, leader, composition, reporting line, life span and succession (L2)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from puebla.areas.members.models import Party
from puebla.areas.members.models.party import Period
from puebla.kernel.languages import Bilingual, long_pair, short_pair
from puebla.kernel.trail import remembered

from ..states import BodyType, Succession


@remembered
class Body(Period):
    code = models.SlugField(_("code"), max_length=60, unique=True)
    type = models.CharField(_("type"), max_length=30, choices=BodyType)
    name_en, name_es = short_pair(_("name"), max_length=200)
    short_name_en, short_name_es = short_pair(_("short name"), max_length=60)
    mandate_en, mandate_es = long_pair(_("mandate"))
    leader_en, leader_es = short_pair(_("led by"))
    composition_en, composition_es = long_pair(_("composition"))
    reports_to = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="reporting")
    meetings_per_year = models.PositiveSmallIntegerField(_("meetings a year"), null=True, blank=True)
    is_presumed = models.BooleanField(_("life span presumed"), default=False)
    name = Bilingual()
    short_name = Bilingual()
    mandate = Bilingual()
    leader = Bilingual()
    composition = Bilingual()

    class Meta:
        verbose_name = _("body")

    def __str__(self):
        return self.name


@remembered
class BodyAlias(Period):
    body = models.ForeignKey(Body, models.PROTECT, related_name="aliases")
    name = models.CharField(max_length=200)
    language = models.CharField(max_length=2, blank=True, default="")

    def __str__(self):
        return self.name


@remembered
class BodySuccession(models.Model):
    """A body goes on in a later one: four groups of 2019 in three of 2023 (L2)."""

    earlier = models.ForeignKey(Body, models.PROTECT, related_name="successions")
    later = models.ForeignKey(Body, models.PROTECT, related_name="origins")
    kind = models.CharField(max_length=20, choices=Succession)
    source = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["earlier", "later"], name="body_succeeds_once")]


@remembered
class BodyParty(Period):
    """A party of a body whose composition is not "every member" (the ten of November 2018)."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="parties")
    party = models.ForeignKey(Party, models.PROTECT, related_name="bodies")


@remembered
class BodyAdmission(models.Model):
    """What a *type* of body admits (A2): one row per type, part of a meeting and status of the party."""

    type = models.CharField(max_length=30, choices=BodyType)
    part = models.CharField(max_length=20)  # plenary, closed
    status = models.CharField(max_length=30)
    how = models.CharField(max_length=30)  # by_right, by_mandate, by_invitation, with_a_slot, no
    source = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["type", "part", "status"], name="body_admission_once")]
