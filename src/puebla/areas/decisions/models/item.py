"""One numbered item of an outcome; where it asks somebody for something it is a commitment (M4, M6)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from puebla.areas.bodies.models import Body
from puebla.areas.members.models import Party
from puebla.areas.plans.models import Topic
from puebla.kernel.dates import Precision
from puebla.kernel.languages import Bilingual, long_pair, short_pair
from puebla.kernel.trail import remembered

from ..states import AddresseeOffice, CommitmentState, ItemKind
from .outcome import Outcome


@remembered
class Item(models.Model):
    """``number`` is as cited (``7.p.iii``) and never changes; ``text`` our own short wording.

    ``state`` is empty unless ``is_commitment``. ``due_on`` with the precision of a year is a year without a day, which is
    never overdue (sources.md 2.7); "as soon as possible" has no date. ``removed_on``: recorded by mistake and taken out
    that day; only the history still tells it, and its number is free again.
    """

    outcome = models.ForeignKey(Outcome, models.PROTECT, related_name="items")
    number = models.CharField(_("number"), max_length=20)
    position = models.PositiveSmallIntegerField()
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="below")
    heading_en, heading_es = short_pair(_("heading above it"), max_length=200)
    text_en, text_es = long_pair(_("text"))
    kind = models.CharField(_("kind"), max_length=20, choices=ItemKind)
    is_commitment = models.BooleanField(_("asks somebody for something"), default=False)
    state = models.CharField(_("state"), max_length=20, choices=CommitmentState, blank=True, default="")
    state_words = models.TextField(_("what was done, or why not"), blank=True, default="")
    state_since = models.DateField(_("in this state since"), null=True, blank=True)
    due_on = models.DateField(_("deadline"), null=True, blank=True)
    due_precision = models.CharField(max_length=10, choices=Precision, default=Precision.DAY)
    is_as_soon_as_possible = models.BooleanField(_("as soon as possible"), default=False)
    is_outside = models.BooleanField(_("addressed outside the process"), default=False)
    is_addressee_ours = models.BooleanField(_("addressee proposed by us"), default=False)
    forwarded_to = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="items_forwarded")
    finding_en, finding_es = long_pair(_("what is odd about it in the source"))
    source = models.CharField(_("source"), max_length=200, blank=True, default="")
    removed_on = models.DateField(_("removed on"), null=True, blank=True)
    heading = Bilingual()
    text = Bilingual()
    finding = Bilingual()

    class Meta:
        verbose_name = _("item")
        constraints = [
            models.UniqueConstraint(
                fields=["outcome", "number"], condition=Q(removed_on=None), name="item_number_once_per_outcome"
            ),
            # Checked when a statement ends: an item set between two others moves all that follow in one.
            models.UniqueConstraint(
                fields=["outcome", "position"],
                deferrable=models.Deferrable.IMMEDIATE,
                name="item_position_once_per_outcome",
            ),
            models.CheckConstraint(
                condition=Q(is_commitment=True, state__gt="") | Q(is_commitment=False, state=""),
                name="item_has_a_state_where_it_is_a_commitment",
            ),
        ]

    def __str__(self):
        return f"{self.number} {self.text}"

    @property
    def is_due_to_the_day(self):
        """Whether the deadline is a day, which can pass."""
        return self.due_on is not None and self.due_precision == Precision.DAY

    @property
    def level(self):
        """How deep it stands: 0 for ``7``, 2 for ``7.p.iii``."""
        return self.number.count(".")


@remembered
class ItemAddressee(models.Model):
    """Who is asked: a party, a body or an office; exactly one of the three."""

    item = models.ForeignKey(Item, models.PROTECT, related_name="addressees")
    party = models.ForeignKey(Party, models.PROTECT, null=True, blank=True, related_name="items_addressed")
    body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="items_addressed")
    office = models.CharField(_("office"), max_length=20, choices=AddresseeOffice, blank=True, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(party__isnull=False, body=None, office="")
                | Q(party=None, body__isnull=False, office="")
                | Q(party=None, body=None, office__gt=""),
                name="addressee_is_one_actor",
            ),
            models.UniqueConstraint(
                fields=["item", "party", "body", "office"], name="addressee_once", nulls_distinct=False
            ),
        ]

    def __str__(self):
        return str(self.party or self.body or self.get_office_display())


@remembered
class ItemTopic(models.Model):
    """Which topic of a plan the item is about; our mapping where the outcome says so."""

    item = models.ForeignKey(Item, models.PROTECT, related_name="item_topics")
    topic = models.ForeignKey(Topic, models.PROTECT, related_name="item_topics")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["item", "topic"], name="item_topic_once")]

    def __str__(self):
        return str(self.topic)
