"""What reports add to the pages of bodies and of the presidencies."""

from puebla.kernel.ui.panels import panel

from .queries.panel import SHOWN, reports_of_body, reports_of_presidencies

TEMPLATE = "reports/panel/reports.html"


def shown(found):
    """The first few, and whether there are more."""
    return {"reports": found[:SHOWN], "is_more": len(found) > SHOWN}


@panel("bodies.body", position=60, template=TEMPLATE)
def body_panel(request, body):
    return shown(reports_of_body(body, request.standing))


@panel("bodies.presidencies", position=60, template=TEMPLATE)
def presidencies_panel(request, day):
    return shown(reports_of_presidencies(request.standing))
