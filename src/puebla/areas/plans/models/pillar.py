"""Pillars, topics, and how they go on from plan to plan (L2; sources.md 3)."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from puebla.kernel.languages import Bilingual, short_pair
from puebla.kernel.trail import remembered

from ..states import TopicSuccessionKind
from .plan import Plan


@remembered
class Pillar(models.Model):
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="pillars")
    number = models.PositiveSmallIntegerField(_("number"))
    name_en, name_es = short_pair(_("name"), max_length=200)
    code = models.SlugField(max_length=60, unique=True)
    aliases = ArrayField(models.CharField(max_length=200), default=list, blank=True)
    succeeds = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="successors")
    source = models.CharField(max_length=200, blank=True, default="")
    name = Bilingual()

    class Meta:
        verbose_name = _("pillar")
        constraints = [models.UniqueConstraint(fields=["plan", "number"], name="pillar_number_once_per_plan")]

    def __str__(self):
        return self.name


@remembered
class Topic(models.Model):
    """``number`` is the printed one; a topic that a revision leaves out is retired and keeps its number."""

    pillar = models.ForeignKey(Pillar, models.PROTECT, related_name="topics")
    number = models.PositiveSmallIntegerField(_("number"))
    code = models.SlugField(max_length=60, unique=True)
    name_en, name_es = short_pair(_("name"), max_length=300)
    retired_on = models.DateField(_("left out on"), null=True, blank=True)
    source = models.CharField(max_length=200, blank=True, default="")
    name = Bilingual()

    class Meta:
        verbose_name = _("topic")
        constraints = [models.UniqueConstraint(fields=["pillar", "number"], name="topic_number_once_per_pillar")]

    def __str__(self):
        return self.name


@remembered
class TopicSuccession(models.Model):
    """A topic of one plan goes on as a topic of the next; a topic without an earlier one is new."""

    earlier = models.ForeignKey(Topic, models.PROTECT, related_name="successions")
    later = models.ForeignKey(Topic, models.PROTECT, related_name="origins")
    kind = models.CharField(_("kind"), max_length=20, choices=TopicSuccessionKind)
    source = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["earlier", "later"], name="topic_succeeds_once")]

    def __str__(self):
        return f"{self.earlier} → {self.later}"
