"""The concept note: the form that must be complete before an activity is carried out (F2, F6; SP23)."""

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from puebla.areas.bodies.models import Presidency
from puebla.kernel.access.audience import Audienced
from puebla.kernel.languages import Bilingual, long_pair
from puebla.kernel.query_words import folded_vector
from puebla.kernel.trail import remembered

from ..states import NoteLevel, NoteState
from .activity import Activity

TEXTS = ("background", "objective", "results", "methodology", "agenda", "participants", "follow_up")


def texts_in(language):
    """The columns that a search looks into."""
    return [f"{text}_{language}" for text in TEXTS]


@remembered
class ConceptNote(Audienced):
    """What the note holds beyond the activity's own columns (F3). ``form_version`` is the form it was begun on (F6).

    ``kept_apart``: what somebody typed and no column can hold yet, such as a day that does not exist, by input name.
    """

    activity = models.OneToOneField(Activity, models.PROTECT, related_name="concept_note")
    state = models.CharField(_("state"), max_length=20, choices=NoteState, default=NoteState.DRAFT)
    level = models.CharField(_("form"), max_length=10, choices=NoteLevel, default=NoteLevel.FULL)
    form_version = models.PositiveSmallIntegerField(_("version of the form"))
    background_en, background_es = long_pair(_("background"))
    objective_en, objective_es = long_pair(_("objective"))
    results_en, results_es = long_pair(_("expected results"))
    methodology_en, methodology_es = long_pair(_("methodology"))
    agenda_en, agenda_es = long_pair(_("agenda"))
    participants_en, participants_es = long_pair(_("participants"))
    follow_up_en, follow_up_es = long_pair(_("follow-up"))
    kept_apart = models.JSONField(_("to be corrected"), default=dict, blank=True)
    submitted_on = models.DateField(_("submitted on"), null=True, blank=True)
    checked_on = models.DateField(_("checked on"), null=True, blank=True)
    accepted_on = models.DateField(_("accepted on"), null=True, blank=True)
    accepted_by_delegation = models.BooleanField(_("accepted by delegation"), default=False)
    version = models.PositiveIntegerField(default=1)
    background = Bilingual()
    objective = Bilingual()
    results = Bilingual()
    methodology = Bilingual()
    agenda = Bilingual()
    participants = Bilingual()
    follow_up = Bilingual()

    class Meta:
        verbose_name = _("concept note")
        indexes = [
            models.Index(fields=["state"], name="note_by_state"),
            GinIndex(folded_vector(texts_in("en"), "en"), name="note_words_en"),
            GinIndex(folded_vector(texts_in("es"), "es"), name="note_words_es"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="accepted") | Q(accepted_on__isnull=False), name="accepted_note_has_its_date"
            )
        ]

    def __str__(self):
        return str(self.activity)


@remembered
class NoteRemark(models.Model):
    """What the ES asked for when it returned the note; ``section`` is the form's section code, empty for the whole."""

    note = models.ForeignKey(ConceptNote, models.PROTECT, related_name="remarks")
    section = models.CharField(max_length=40, blank=True, default="")
    text = models.TextField(_("remark"))
    made_on = models.DateField()
    made_by = models.CharField(max_length=200)
    settled_on = models.DateField(null=True, blank=True)


@remembered
class AcceptanceDelegation(models.Model):
    """The PPT lets the ES accept concept notes in its place, for a time and recorded (sources.md 2.18)."""

    presidency = models.ForeignKey(Presidency, models.PROTECT, related_name="acceptance_delegations")
    from_on = models.DateField(_("from"))
    until_on = models.DateField(_("until"), null=True, blank=True)
    reason = models.TextField(_("reason"), blank=True, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gt=F("from_on")), name="delegation_ends_after_it_begins"
            )
        ]
