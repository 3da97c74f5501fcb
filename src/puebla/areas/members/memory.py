"""How history tells parties, persons and admissions (H1)."""

from django.utils.translation import gettext_lazy as _

from puebla.kernel.memory.kinds import kind, part, told
from puebla.kernel.memory.names import named_by_code

from .models import (
    Application,
    Checklist,
    Criterion,
    CriterionAnswer,
    Institution,
    Invitation,
    Participation,
    Party,
    PartyAlias,
    PartyFunction,
    PartyMention,
    Person,
    Undertaking,
)

PERIOD = {"from_on": "from_precision", "until_on": "until_precision"}

told(Party, _("party"))
told(Participation, _("participation"), says=["status"], hidden=["party"], precisions=PERIOD)
told(PartyFunction, _("function"), says=["code"], hidden=["party"], precisions=PERIOD)
told(PartyAlias, _("other name"), says=["name"], hidden=["party", "language"], precisions=PERIOD)
told(PartyMention, _("mention in a list"), says=["list_name"], hidden=["party", "list_code", "position"])
told(Institution, _("institution"), says=["name"], hidden=["party"])
told(
    Undertaking,
    _("commitment of a member"),
    says=["criterion"],
    hidden=["party"],
    labels={"application": _("application")},
)
kind("party", Party, key="code", permission="party.view", page="members:party-detail")
part("party", Participation, "party")
part("party", PartyFunction, "party")
part("party", PartyAlias, "party")
part("party", PartyMention, "party")
part("party", Institution, "party")
part("party", Undertaking, "party")
named_by_code("party", Party)

told(Person, _("contact"), hidden=["is_demonstration"], labels={"institution": _("institution")})
told(Invitation, _("invitation"), hidden=["person", "key_hash"], labels={"invited_by": _("invited by")})
kind("person", Person, permission="contact.view")
part("person", Invitation, "person", permission="invitation.view")

told(Criterion, _("condition of admission"), says=["text"], labels={"position": _("place in the list")})
kind("criterion", Criterion, permission="admission.criteria")
told(Checklist, _("way of admission"))
kind("checklist", Checklist, permission="admission.criteria")
told(Application, _("application"), kept=["decided_on", "holds_from", "decision"])
told(CriterionAnswer, _("condition"), says=["criterion"], hidden=["application"], labels={"is_met": _("met")})
kind("application", Application, permission="admission.view", audience=[""], page="members:admission-detail")
part("application", CriterionAnswer, "application")
