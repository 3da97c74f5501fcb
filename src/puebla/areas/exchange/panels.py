"""What exchange adds to the pages of countries, organisations and topics."""

from puebla.kernel.ui.panels import panel

from .queries.practice import SHOWN, practices_of_party, practices_of_topic
from .queries.roadmap import roadmaps_of_topic

TEMPLATE = "exchange/panel/practices.html"


@panel("members.country", position=50, template=TEMPLATE)
@panel("members.party", position=50, template=TEMPLATE)
def party_panel(request, party):
    found = practices_of_party(party, request.standing)
    return {
        "practices": found[:SHOWN],
        "is_more": len(found) > SHOWN,
        "narrowed": f"party={party.code}",
        "roadmaps": [],
    }


@panel("plans.topic", position=50, template=TEMPLATE)
def topic_panel(request, topic):
    found = practices_of_topic(topic, request.standing)
    return {
        "practices": found[:SHOWN],
        "is_more": len(found) > SHOWN,
        "narrowed": f"topic={topic.code}",
        "roadmaps": roadmaps_of_topic(topic, request.standing),
    }
