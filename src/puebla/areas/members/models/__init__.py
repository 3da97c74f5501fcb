from .admission import Application, Checklist, Criterion, CriterionAnswer, Undertaking
from .institution import Institution
from .invitation import Invitation
from .party import Participation, Party, PartyAlias, PartyFunction, PartyMention, Period
from .person import Person

__all__ = [
    "Application",
    "Checklist",
    "Criterion",
    "CriterionAnswer",
    "Institution",
    "Invitation",
    "Participation",
    "Party",
    "PartyAlias",
    "PartyFunction",
    "PartyMention",
    "Period",
    "Person",
    "Undertaking",
]
