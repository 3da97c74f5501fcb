"""What monitoring adds to the page of an activity."""

from puebla.kernel.ui.panels import panel

from .queries.breakdown import measured_of_activity


@panel("activities.activity", position=30, template="monitoring/panel/measured.html")
def measured_panel(request, activity):
    rows = measured_of_activity(activity, request.standing)
    return {"rows": rows} if rows else None
