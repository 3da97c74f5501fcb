"""Conditions that need nothing of any area."""

from .table import condition


@condition("signed_in", en="when signed in", es="con sesión iniciada")
def is_signed_in(standing, record):
    return standing.is_signed_in
