"""Bodies with type, mandate, leader, composition, reporting line, life span and succession (L2)."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from puebla.areas.members.models import Party, Period
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
    led_by = models.CharField(_("led by"), max_length=60, blank=True, default="")  # ppt, or a code of a body or party
    supported_by = ArrayField(models.CharField(max_length=60), verbose_name=_("supported by"), default=list, blank=True)
    supervised_by = models.CharField(_("supervised by"), max_length=60, blank=True, default="")  # as led_by
    composition_en, composition_es = long_pair(_("composition"))
    reports_to = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="reporting")
    meetings_per_year = models.PositiveSmallIntegerField(_("meetings a year"), null=True, blank=True)
    meets_en, meets_es = short_pair(_("meets"))
    origin_en, origin_es = short_pair(_("created"))
    host = models.ForeignKey(Party, models.PROTECT, null=True, blank=True, related_name="hosted_bodies")
    seat_en, seat_es = short_pair(_("seat"), max_length=200)
    size = models.PositiveSmallIntegerField(
        _("number of parties, where a source gives only that"), null=True, blank=True
    )
    is_from_presumed = models.BooleanField(_("beginning presumed"), default=False)
    is_until_presumed = models.BooleanField(_("end presumed"), default=False)
    name = Bilingual()
    short_name = Bilingual()
    mandate = Bilingual()
    composition = Bilingual()
    meets = Bilingual()
    origin = Bilingual()
    seat = Bilingual()

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

    def __str__(self):
        return f"{self.earlier} → {self.later}"


@remembered
class BodyParty(Period):
    """A party of a body whose composition is not "every member" (the ten of November 2018)."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="parties")
    party = models.ForeignKey(Party, models.PROTECT, related_name="bodies")

    def __str__(self):
        return f"{self.body}: {self.party}"


@remembered
class BodyPost(models.Model):
    """A post that a body has, whoever holds it."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="posts")
    position = models.PositiveSmallIntegerField()
    name_en, name_es = short_pair(_("post"), max_length=200)
    source = models.CharField(max_length=200, blank=True, default="")
    name = Bilingual()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["body", "position"], name="body_post_once")]

    def __str__(self):
        return self.name


@remembered
class BodyAgendaPoint(models.Model):
    """What a meeting of the body has on its agenda at least (M2)."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="agenda_points")
    position = models.PositiveSmallIntegerField()
    text_en, text_es = short_pair(_("agenda point"))
    text = Bilingual()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["body", "position"], name="body_agenda_point_once")]

    def __str__(self):
        return self.text
