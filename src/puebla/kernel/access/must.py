"""The permission check that every action begins with, whatever door was used."""

from django.utils.translation import gettext as _

from ..refusals import RuleBroken
from .table import can


def must(by, permission, record=None):
    """Raise ``RuleBroken("not_allowed")`` unless the table lets ``by`` take it; never while looking as another."""
    if by.seen_by is not None or not can(by, permission, record):
        raise RuleBroken("not_allowed", _("Your office does not include this step."), rule="A1")
