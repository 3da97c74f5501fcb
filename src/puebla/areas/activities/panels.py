"""What activities add to the pages of countries, organisations, bodies, topics and needs."""

from puebla.kernel.ui.panels import panel

from .queries.involved import activities_of_body, activities_of_party, activities_of_topic, activities_of_work_plan
from .queries.item import activities_for_item
from .queries.served import served_topics


@panel("members.country", position=40, template="activities/panel/activities.html")
@panel("members.party", position=40, template="activities/panel/activities.html")
def party_panel(request, party):
    return {"shown": activities_of_party(party, request.standing), "narrowed": f"party={party.code}"}


@panel("bodies.body", position=40, template="activities/panel/activities.html")
def body_panel(request, body):
    return {"shown": activities_of_body(body, request.standing), "narrowed": f"body={body.code}"}


@panel("plans.topic", position=40, template="activities/panel/activities.html")
def topic_panel(request, topic):
    return {"shown": activities_of_topic(topic, request.standing), "narrowed": f"topic={topic.code}"}


@panel("plans.work_plan", position=40, template="activities/panel/activities.html")
def work_plan_panel(request, work_plan):
    return {"shown": activities_of_work_plan(work_plan, request.standing), "narrowed": f"work_plan={work_plan.year}"}


@panel("decisions.item", position=40, template="activities/panel/carried_out.html")
def item_panel(request, item):
    return {"activities": activities_for_item(item, request.standing)}


@panel("plans.needs", position=40, template="activities/panel/served.html")
def needs_panel(request, plan):
    topics = served_topics(plan, request.standing)
    rows = [one for one in topics if one.needs or one.activities]
    return {"rows": rows, "others": len(topics) - len(rows)}
