from .rendering import Rendering
from .report import Report
from .section import Section

__all__ = ["Rendering", "Report", "Section"]
