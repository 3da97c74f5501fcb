from .factor import Factor
from .look import Look

__all__ = ["Factor", "Look"]
