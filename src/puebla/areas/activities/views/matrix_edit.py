"""The addresses of the cells that can be changed in place; the table says who may (A6)."""

from puebla.kernel.access.needs import needs

from ..queries.activity import activities_visible_to
from .matrix_cell import edit_cell


@needs("activity.set_status", among=activities_visible_to, key="code", look_up="code")
def matrix_status(request, activity):
    return edit_cell(request, activity, "status")


@needs("activity.set_deadline", among=activities_visible_to, key="code", look_up="code")
def matrix_deadline(request, activity):
    return edit_cell(request, activity, "deadline")


@needs("activity.set_responsible", among=activities_visible_to, key="code", look_up="code")
def matrix_responsible(request, activity):
    return edit_cell(request, activity, "responsible")


@needs("activity.set_risks", among=activities_visible_to, key="code", look_up="code")
def matrix_risks(request, activity):
    return edit_cell(request, activity, "risks")
