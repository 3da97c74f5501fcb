from .body import Body, BodyAdmission, BodyAlias, BodyParty, BodySuccession
from .duty import Duty
from .presidency import Candidacy, Presidency
from .seat import Seat

__all__ = [
    "Body",
    "BodyAdmission",
    "BodyAlias",
    "BodyParty",
    "BodySuccession",
    "Candidacy",
    "Duty",
    "Presidency",
    "Seat",
]
