from .approval import Approval, Holding
from .rendering import Rendering
from .report import Report
from .section import Section

__all__ = ["Approval", "Holding", "Rendering", "Report", "Section"]
