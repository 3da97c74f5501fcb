"""What decisions add to the pages of countries, bodies and topics."""

from puebla.kernel.ui.panels import panel

from .queries.item import SHOWN, commitments_of_body, commitments_of_country, items_on_topic

TEMPLATE = "decisions/panel/items.html"


def shown(items, narrowed):
    """The first few, and where all of them are."""
    return {"items": items[:SHOWN], "is_more": len(items) > SHOWN, "narrowed": narrowed}


@panel("members.country", position=35, template=TEMPLATE)
def country_panel(request, country):
    return shown(commitments_of_country(country, request.standing), "to=members")


@panel("bodies.body", position=35, template=TEMPLATE)
def body_panel(request, body):
    return shown(commitments_of_body(body, request.standing), f"to={body.code}")


@panel("plans.topic", position=35, template=TEMPLATE)
def topic_panel(request, topic):
    return shown(items_on_topic(topic, request.standing), f"topic={topic.code}")
