"""What activities add to the pages of countries, organisations and bodies."""

from puebla.kernel.ui.panels import panel

from .queries.involved import activities_of_body, activities_of_party


@panel("members.country", position=40, template="activities/panel/activities.html")
@panel("members.party", position=40, template="activities/panel/activities.html")
def party_panel(request, party):
    return {"shown": activities_of_party(party, request.standing), "narrowed": f"party={party.code}"}


@panel("bodies.body", position=40, template="activities/panel/activities.html")
def body_panel(request, body):
    return {"shown": activities_of_body(body, request.standing), "narrowed": f"body={body.code}"}
