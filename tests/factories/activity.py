"""Activities and standings for tests, in the loaded RCM (fixture ``rcm``): what is not said is left as it is by itself."""

import datetime as dt
import itertools

from puebla.areas.activities.models import (
    Activity,
    ActivityBody,
    ActivityIndicator,
    ActivityTopic,
    ConceptNote,
    Involvement,
)
from puebla.areas.bodies.models import Body
from puebla.areas.bodies.queries.standing import standing_of
from puebla.areas.members.models import Party, Person
from puebla.areas.plans.models import Pillar, Plan, Topic

TODAY = dt.date(2022, 3, 1)
numbers = itertools.count(1)


def standing(name, *, on=TODAY):
    """The standing of one of the demonstration's people, by the beginning of the e-mail; ``""`` is the public."""
    from django.contrib.auth.models import AnonymousUser

    person = Person.objects.get(email__startswith=name) if name else AnonymousUser()
    return standing_of(person, on=on)


def actor(name):
    """The columns of an involvement for ``party:MX``, ``body:rcgm``, ``office:ppt``."""
    kind, code = name.split(":")
    if kind == "office":
        return {"office": code}
    return {kind: (Party if kind == "party" else Body).objects.get(code=code)}


def make_activity(
    *, plan="SP19", topics=(), bodies=(), responsible=(), measures=(), indicators=(), pillar=None, body=None, **columns
):
    """An activity of a plan; ``pillar`` by number, ``topics`` as ``"2.4"``, ``bodies`` and ``responsible`` by code."""
    plan = Plan.objects.get(code=plan)
    number = next(numbers)
    columns = {"code": f"T-{number:05d}", "year": plan.from_year, "title_en": f"Activity {number}"} | columns
    activity = Activity.objects.create(
        plan=plan,
        pillar=Pillar.objects.get(plan=plan, number=pillar) if pillar else None,
        body=Body.objects.get(code=body) if body else None,
        **columns,
    )
    for topic in topics:
        of_pillar, of_topic = topic.split(".")
        found = Topic.objects.get(pillar__plan=plan, pillar__number=of_pillar, number=of_topic)
        ActivityTopic.objects.create(activity=activity, topic=found)
    for code in bodies:
        ActivityBody.objects.create(activity=activity, body=Body.objects.get(code=code))
    for role, names in (("responsible", responsible), ("measures", measures)):
        for name in names:
            Involvement.objects.create(activity=activity, role=role, **actor(name))
    for position, name in enumerate(indicators, 1):
        ActivityIndicator.objects.create(activity=activity, position=position, name_en=name)
    return activity


def accept_note_of(activity, *, on=TODAY):
    """An accepted concept note, as if it had gone its whole way."""
    return ConceptNote.objects.create(activity=activity, form_version=1, state="accepted", accepted_on=on)
