"""Conditions that need nothing of any area."""

from .table import condition


@condition("signed_in", en="when signed in", es="con sesión iniciada")
def is_signed_in(standing, record):
    return standing.is_signed_in


@condition("as_oneself", en="when signed in, as oneself", es="con sesión iniciada y a nombre propio")
def is_oneself(standing, record):
    return standing.is_signed_in and standing.seen_by is None


@condition("seeing_as", en="while looking as somebody else", es="mientras mira como otra persona o instancia")
def is_seeing_as(standing, record):
    return standing.seen_by is not None
