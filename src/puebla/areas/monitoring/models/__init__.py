from .evidence import Evidence
from .impact_round import ImpactAnswer, ImpactRound
from .measurement import Measurement
from .series import Series

__all__ = ["Evidence", "ImpactAnswer", "ImpactRound", "Measurement", "Series"]
