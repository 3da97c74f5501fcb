"""The audience of a record (A5; sources.md 2.14)."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from . import table


class Audience(models.TextChoices):
    PUBLIC = "public", _("Public")
    PARTICIPANTS = "participants", _("Participants")
    MEMBERS_AND_OBSERVER_ORGANISATIONS = "members_and_observer_organisations", _("Members and observer organisations")
    MEMBERS = "members", _("Members")
    TROIKA = "troika", _("Troika")
    BODY = "body", _("A body")
    SESSION = "session", _("A session")
    DRAFTING_COMMITTEE = "drafting_committee", _("A drafting committee")
    NAMED = "named", _("Named parties")
    APPLICANT_AND_VICE_MINISTERS = "applicant_and_vice_ministers", _("Applicant and Vice-Ministers")
    PPT_ES = "ppt_es", _("Presidency and Secretariat")
    FUND_STAFF = "fund_staff", _("Fund staff")


class Audienced(models.Model):
    """A record with an audience. ``audience_to`` names who, where the audience does not say it by itself."""

    audience = models.CharField(_("audience"), max_length=40, choices=Audience, default=Audience.MEMBERS)
    audience_to = ArrayField(models.CharField(max_length=80), verbose_name=_("named"), default=list, blank=True)

    class Meta:
        abstract = True


def readable_q(standing, prefix=""):
    """The ``Q`` that keeps the rows this standing may read; the one place where SQL decides about audiences.

    Names left behind in ``audience_to`` count only where the audience goes by names: otherwise a record that was
    once for Mexico and is now for the presidency alone would still be read in Mexico.
    """
    readable = Q(**{f"{prefix}audience__in": sorted(standing.audiences)})
    if standing.names:
        named = {f"{prefix}audience__in": sorted(table.NAMED), f"{prefix}audience_to__overlap": sorted(standing.names)}
        readable |= Q(**named)
    return readable
