from .admission import BodyAdmission, BodyKind, Voice
from .body import Body, BodyAgendaPoint, BodyAlias, BodyParty, BodyPost, BodySuccession
from .conference import Conference
from .duty import Duty
from .presidency import Candidacy, Presidency
from .seat import Seat

__all__ = [
    "Body",
    "BodyAdmission",
    "BodyAgendaPoint",
    "BodyAlias",
    "BodyKind",
    "BodyParty",
    "BodyPost",
    "BodySuccession",
    "Candidacy",
    "Conference",
    "Duty",
    "Presidency",
    "Seat",
    "Voice",
]
