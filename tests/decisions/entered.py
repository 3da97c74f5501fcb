"""Outcomes and items entered by hand, for tests: what is not said is filled in."""

import datetime as dt

from puebla.areas.bodies.models import Body
from puebla.areas.decisions.actions.item import add_item
from puebla.areas.decisions.actions.outcome import record_outcome

HELD = dt.date(2022, 2, 15)


def outcome_by(by, code="C22", **facts):
    """An outcome of the Regional Consultation Group of 15 February 2022."""
    facts = {"form": "conclusions", "title_en": "Conclusions", "held_on": HELD, "audience": "members"} | facts
    return record_outcome(code=code, by=by, body=Body.objects.get(code="rcgm"), **facts)


def item_by(by, outcome, number, *, to=(), topics=(), **facts):
    """An item; ``to`` whom it asks: with somebody named it is a request."""
    asking = {"kind": "request", "is_commitment": True} if to else {"kind": "noted"}
    facts = {"text_en": f"Item {number}"} | asking | facts
    return add_item(outcome=outcome, number=number, by=by, addressees=to, topics=topics, **facts)


def adding(**facts):
    """What the form of an item is sent with."""
    return {
        "text_en": "",
        "text_es": "",
        "kind": "noted",
        "heading_en": "",
        "heading_es": "",
        "due": "",
        "source": "",
    } | facts
