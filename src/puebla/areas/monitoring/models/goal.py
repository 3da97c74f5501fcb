"""Objectives of the Global Compact for Migration and targets of the 2030 Agenda, and what serves them (sources.md 2.23)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from puebla.areas.activities.models import Activity
from puebla.areas.decisions.models import Item
from puebla.areas.plans.models import Topic
from puebla.kernel.dates import Precision
from puebla.kernel.languages import Bilingual, short_pair
from puebla.kernel.trail import remembered


class Framework(models.TextChoices):
    GCM = "gcm", _("Global Compact for Migration")
    SDG = "sdg", _("Sustainable Development Goals")


@remembered
class Goal(models.Model):
    """One objective or target, with its number as its framework prints it (``8``, ``10.7``)."""

    framework = models.CharField(_("framework"), max_length=10, choices=Framework)
    code = models.SlugField(_("code"), max_length=20, unique=True)
    number = models.CharField(_("number"), max_length=10)
    position = models.PositiveSmallIntegerField()
    title_en, title_es = short_pair(_("title"), max_length=300)
    source = models.CharField(_("source"), max_length=200, blank=True, default="")
    title = Bilingual()

    class Meta:
        verbose_name = _("goal")
        constraints = [models.UniqueConstraint(fields=["framework", "position"], name="goal_position_once")]

    def __str__(self):
        return f"{self.number} {self.title}"


class GoalLink(models.Model):
    """Something serves a goal. ``is_ours``: says our default map, until a person says so too."""

    is_ours = models.BooleanField(_("of our default map"), default=False)

    class Meta:
        abstract = True


@remembered
class TopicGoal(GoalLink):
    """What is done under the topic serves the goal, unless it has goals of its own."""

    goal = models.ForeignKey(Goal, models.PROTECT, related_name="topic_links")
    topic = models.ForeignKey(Topic, models.PROTECT, related_name="goal_links")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["goal", "topic"], name="topic_goal_once")]

    def __str__(self):
        return str(self.topic)


@remembered
class ActivityGoal(GoalLink):
    """A goal of the activity's own: from the first one on it no longer follows its topics."""

    goal = models.ForeignKey(Goal, models.PROTECT, related_name="activity_links")
    activity = models.ForeignKey(Activity, models.PROTECT, related_name="goal_links")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["goal", "activity"], name="activity_goal_once")]

    def __str__(self):
        return str(self.activity)


@remembered
class ItemGoal(GoalLink):
    """A goal of the item's own: from the first one on it no longer follows its topics."""

    goal = models.ForeignKey(Goal, models.PROTECT, related_name="item_links")
    item = models.ForeignKey(Item, models.PROTECT, related_name="goal_links")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["goal", "item"], name="item_goal_once")]

    def __str__(self):
        return str(self.item)


@remembered
class GoalReview(models.Model):
    """A review of a framework, when it was expected and when it was held; what is not known is empty."""

    code = models.SlugField(max_length=60, unique=True)
    name_en, name_es = short_pair(_("name"), max_length=200)
    expected_on = models.DateField(_("expected"), null=True, blank=True)
    expected_precision = models.CharField(max_length=10, choices=Precision, default=Precision.DAY)
    held_on = models.DateField(_("held"), null=True, blank=True)
    held_precision = models.CharField(max_length=10, choices=Precision, default=Precision.DAY)
    source = models.CharField(_("source"), max_length=200, blank=True, default="")
    name = Bilingual()

    def __str__(self):
        return self.name
