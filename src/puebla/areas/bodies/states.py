"""Kinds of bodies and offices (design.md 2)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class BodyType(TextChoices):
    VM = "vm", _("Vice-Ministerial Meeting")
    RCGM = "rcgm", _("Regional Consultation Group")
    WORKING_GROUP = "working_group", _("Working Group")
    AD_HOC = "ad_hoc", _("Ad hoc group")
    NETWORK = "network", _("Liaison Officer Network")
    TROIKA = "troika", _("Troika")
    SECRETARIAT = "secretariat", _("Secretariat")
    DRAFTING_COMMITTEE = "drafting_committee", _("Drafting committee")
    TRIPARTITE = "tripartite", _("Tripartite mechanism")


class Office(TextChoices):
    """What a seat makes of its holder; PPT and Troika follow from the presidency of the day, not from a seat."""

    ES = "es", _("Executive Secretariat")
    VICE_MINISTER = "vice_minister", _("Vice-Minister")
    FOCAL_POINT = "focal_point", _("Focal point")
    DELEGATE = "delegate", _("Delegate in a working group")
    REPRESENTATIVE = "representative", _("Representative")
    FUND = "fund", _("Fund staff")


class Part(TextChoices):
    """The two parts that a meeting may have."""

    PLENARY = "plenary", _("Plenary")
    CLOSED = "closed", _("Closed session")


class Admission(TextChoices):
    """How a party is admitted to a part of a meeting (A2)."""

    BY_RIGHT = "by_right", _("attends")
    SLOT = "slot", _("has a space on the agenda")
    BY_MANDATE = "by_mandate", _("attends where its mandate touches the subject")
    BY_INVITATION = "by_invitation", _("by invitation")
    SEATED = "seated", _("only those that sit in it")
    NO = "no", _("is not admitted")


class Speech(TextChoices):
    FREELY = "freely", _("freely")
    IN_SLOT = "in_slot", _("in the slot given")
    NO = "no", _("no")


class Paper(TextChoices):
    """What the bodies of a type write (sources.md 2.30)."""

    DECLARATION = "declaration", _("declaration")
    DECISION = "decision", _("decisions")
    CONCLUSIONS = "conclusions", _("conclusions and recommendations")
    REPORT = "report", _("report")
    COMMUNIQUE = "communique", _("joint communiqué")
    DRAFT = "draft", _("drafts")


class Succession(TextChoices):
    CONTINUES = "continues", _("continues")
    MERGES = "merges", _("merges")
    BECOMES = "becomes", _("becomes")
