"""What an indicator came to in a period: entered by people, with source, person, note and evidence (F5)."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import BigIntegerRangeField, DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from puebla.areas.activities.models import ActivityIndicator
from puebla.areas.bodies.models import Body
from puebla.areas.members.models import Party, Person
from puebla.areas.plans.models import Indicator, Topic
from puebla.areas.plans.rules.period import Period, say_period
from puebla.kernel.access.audience import Audience, Audienced
from puebla.kernel.trail import remembered

from ..states import MeasurementState, Sex


class Days(Func):
    """The period as a range of days."""

    function = "DATERANGE"
    output_field = DateRangeField()


class Same(Func):
    """A key as a range of one number: ranges can be held apart without a further extension of the database."""

    template = "INT8RANGE(COALESCE(%(expressions)s, 0), COALESCE(%(expressions)s, 0), '[]')"
    output_field = BigIntegerRangeField()


class SameSex(Func):
    """As :class:`Same`, for the one letter."""

    template = "INT8RANGE(ASCII(%(expressions)s), ASCII(%(expressions)s), '[]')"
    output_field = BigIntegerRangeField()


KEYS = ("indicator", "activity_indicator", "party", "body", "topic")


@remembered
class Measurement(Audienced):
    """One value of one indicator for one period, whole or for one country, sex, body or topic.

    While it is no more than said, its ``audience`` is those who wrote it and the Secretariat; once approved it is for
    those of ``opens_to``. A correction ``replaces`` the earlier value, which is kept. ``until_on`` is the first day
    after the period. Of a share, ``value`` follows from numerator and denominator.
    """

    indicator = models.ForeignKey(
        Indicator, models.PROTECT, null=True, blank=True, related_name="measurements", verbose_name=_("indicator")
    )
    activity_indicator = models.ForeignKey(
        ActivityIndicator,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="measurements",
        verbose_name=_("indicator of an activity"),
    )
    from_on = models.DateField(_("from"))
    until_on = models.DateField(_("until"))
    party = models.ForeignKey(Party, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("country"))
    sex = models.CharField(_("sex"), max_length=1, choices=Sex, blank=True, default="")
    body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("body"))
    topic = models.ForeignKey(Topic, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("topic"))
    value = models.DecimalField(_("value"), max_digits=18, decimal_places=4, null=True, blank=True)
    numerator = models.DecimalField(
        pgettext_lazy("of a share", "part"), max_digits=18, decimal_places=4, null=True, blank=True
    )
    denominator = models.DecimalField(_("whole"), max_digits=18, decimal_places=4, null=True, blank=True)
    source = models.CharField(_("source"), max_length=500, blank=True, default="")
    note = models.TextField(_("note"), blank=True, default="")
    state = models.CharField(_("state"), max_length=20, choices=MeasurementState, default=MeasurementState.DRAFT)
    state_reason = models.TextField(_("reason"), blank=True, default="")
    opens_to = models.CharField(_("read by, once approved"), max_length=40, choices=Audience, default=Audience.MEMBERS)
    entered_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("entered by")
    )
    entered_on = models.DateField(_("entered on"))
    submitted_on = models.DateField(_("submitted on"), null=True, blank=True)
    approved_on = models.DateField(_("approved on"), null=True, blank=True)
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="replaced_by", verbose_name=_("corrects")
    )

    class Meta:
        verbose_name = _("measurement")
        indexes = [models.Index(fields=["indicator", "from_on", "state"], name="measurement_by_indicator")]
        constraints = [
            models.CheckConstraint(
                condition=Q(indicator__isnull=False, activity_indicator=None)
                | Q(indicator=None, activity_indicator__isnull=False),
                name="measurement_of_exactly_one_indicator",
            ),
            models.CheckConstraint(condition=Q(until_on__gt=F("from_on")), name="measurement_period_lasts"),
            models.CheckConstraint(
                condition=Q(denominator=None) | Q(denominator__gt=0), name="measurement_whole_is_more_than_none"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "returned"]) | Q(value__isnull=False), name="measurement_has_its_value"
            ),
            models.CheckConstraint(
                condition=~Q(state="approved") | Q(approved_on__isnull=False), name="approved_measurement_has_its_date"
            ),
            ExclusionConstraint(
                name="measured_periods_never_overlap",
                expressions=[
                    *((Same(f"{key}_id"), RangeOperators.OVERLAPS) for key in KEYS),
                    (SameSex("sex"), RangeOperators.OVERLAPS),
                    (Days("from_on", "until_on"), RangeOperators.OVERLAPS),
                ],
                condition=Q(replaces=None),  # a correction has the period of what it corrects
            ),
        ]

    def __str__(self):
        return f"{self.measured}, {say_period(self.period)}"

    @property
    def measured(self):
        """The indicator, whichever record it belongs to."""
        return self.indicator if self.indicator_id else self.activity_indicator

    @property
    def activity(self):
        """The activity whose indicator is measured, or ``None``."""
        return self.activity_indicator.activity if self.activity_indicator else None

    @property
    def split_words(self):
        """For which country or body, topic and sex, in the reader's language; empty for the whole."""
        of = [one.name for one in (self.party or self.body, self.topic) if one]
        return " · ".join([*of, *([str(self.get_sex_display())] if self.sex else [])])

    @property
    def period(self):
        return Period(self.from_on, self.until_on)

    @property
    def period_words(self):
        return say_period(self.period)
