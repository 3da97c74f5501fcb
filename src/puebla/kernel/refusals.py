"""The one exception that a broken rule raises, whatever door was used, and what stands beside it."""

from django.core.exceptions import PermissionDenied


class RuleBroken(Exception):
    """An act was refused and nothing has changed.

    ``code`` names the refusal for machines (``wrong_state``), ``rule`` the rule of the institution (``F2``),
    ``message`` is the sentence for the reader, already in their language or lazily translated,
    ``field`` the form field it is about, if any.
    """

    def __init__(self, code, message, *, rule="", field=None):
        super().__init__(code, message)
        self.code = code
        self.message = message
        self.rule = rule
        self.field = field

    def __str__(self):
        return str(self.message)


class SignedOut(PermissionDenied):
    """Nobody is signed in (any more) who could send this; nothing has changed."""


class ChangedMeanwhile(RuleBroken):
    """Somebody else changed the record since it was read; ``current`` is the record as it stands now."""

    def __init__(self, message, *, current):
        super().__init__("changed_meanwhile", message)
        self.current = current
