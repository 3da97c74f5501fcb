from .budget import BudgetHeading
from .scale import Scale, Share

__all__ = ["BudgetHeading", "Scale", "Share"]
