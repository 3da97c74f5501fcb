"""What a *type* of body admits, as rows of the profile, never as an ``if`` (A2, A4)."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from puebla.areas.members.states import Status
from puebla.kernel.languages import Bilingual, short_pair
from puebla.kernel.trail import remembered

from ..states import Admission, BodyType, Part, Speech


@remembered
class BodyKind(models.Model):
    """A type of body as this process calls it, and the papers that it makes."""

    type = models.CharField(max_length=30, choices=BodyType, unique=True)
    name_en, name_es = short_pair(_("name"), max_length=200)
    position = models.PositiveSmallIntegerField()
    papers = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    is_ours = models.BooleanField(_("not stated by a source"), default=False)
    source = models.CharField(max_length=200, blank=True, default="")
    name = Bilingual()

    def __str__(self):
        return self.name


@remembered
class BodyAdmission(models.Model):
    """How a status is admitted to one part of the meetings of one type of body."""

    type = models.CharField(max_length=30, choices=BodyType)
    part = models.CharField(max_length=20, choices=Part)
    status = models.CharField(max_length=30, choices=Status)
    how = models.CharField(max_length=30, choices=Admission)
    source = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["type", "part", "status"], name="body_admission_once")]

    def __str__(self):
        return f"{self.type}, {self.part}: {self.status} {self.how}"


@remembered
class Voice(models.Model):
    """What a status may do once in the room: speak, draft, decide; and whether the presidency may authorise more."""

    status = models.CharField(max_length=30, choices=Status, unique=True)
    speaks = models.CharField(max_length=20, choices=Speech)
    may_draft = models.BooleanField()
    may_decide = models.BooleanField()
    may_be_authorised = models.BooleanField()
    source = models.CharField(max_length=200, blank=True, default="")

    def __str__(self):
        return str(self.get_status_display())
