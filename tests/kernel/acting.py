"""People who act and things they act on, for the tests of the memory."""

import datetime as dt

from puebla.areas.activities.models import Activity
from puebla.areas.members.models import Party
from puebla.areas.plans.models import Plan
from puebla.kernel.access.standing import Standing
from puebla.kernel.trail import because

DAY = dt.date(2022, 3, 1)


def standing(name, *offices, person=1, party=None, party_id=None):
    return Standing(
        on=DAY, person_id=person, name=name, party=party, party_id=party_id, offices=frozenset({"everyone", *offices})
    )


ES = standing("Marisol", "es", person=1)
PPT = standing("Ernesto", "focal_point", "ppt", "troika", person=2, party="SV")
MEXICAN = standing("Adriana", "focal_point", "troika", person=3, party="MX")
CANADIAN = standing("Margaret", "vice_minister", person=4, party="CA")
OBSERVER = standing("Hernán", "observer_country", person=5, party="CO")
PUBLIC = Standing(on=DAY)


def country(code="MX", english="Mexico", spanish="México"):
    return Party.objects.create(code=code, kind="country", name_en=english, name_es=spanish)


def plan(**values):
    return Plan.objects.create(
        **{"code": "plan", "kind": "strategic", "title_en": "Plan", "from_year": 2019, "audience": "public"} | values
    )


def activity(of=None, **values):
    given = {
        "code": "2022-01",
        "year": 2022,
        "title_en": "Workshop",
        "title_es": "Taller",
        "audience": "public",
    } | values
    return Activity.objects.create(plan=of or plan(), **given)


def change(record, *, by=ES, reason="", act="activity.edit", **values):
    """One act: set these fields and save."""
    with because(by=by, reason=reason, act=act):
        for name, value in values.items():
            setattr(record, name, value)
        record.save()
    return record
