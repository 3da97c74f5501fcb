"""What monitoring adds to the pages of topics and activities."""

from puebla.kernel.ui.panels import panel

from .queries.breakdown import measured_of_activity
from .queries.goal import goals_of_topic


@panel("plans.topic", position=60, template="monitoring/goal/panel.html")
def topic_panel(request, topic):
    return {"tags": list(goals_of_topic(topic.pk))}


@panel("activities.activity", position=30, template="monitoring/panel/measured.html")
def measured_panel(request, activity):
    rows = measured_of_activity(activity, request.standing)
    return {"rows": rows} if rows else None
