"""Puebla: the virtual secretariat of a regional consultative process."""

__version__ = "0.1.0"
