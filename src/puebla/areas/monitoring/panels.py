"""What monitoring adds to the pages of topics."""

from puebla.kernel.ui.panels import panel

from .queries.goal import goals_of_topic


@panel("plans.topic", position=60, template="monitoring/goal/panel.html")
def topic_panel(request, topic):
    return {"tags": list(goals_of_topic(topic.pk))}
