"""F5: what is entered by hand counts in the indicator of SP23 Table 2 like what came with the profile."""

import datetime as dt
import html
import re

import pytest

from puebla.areas.bodies.models import Body
from puebla.areas.plans.models import Indicator, Topic

from .conftest import ES
from .entered import adding

pytestmark = pytest.mark.usefixtures("rcm")


def said(response):
    return re.sub(r"\s+", " ", html.unescape(response.content.decode()))


def outcome_sent():
    rcgm = Body.objects.get(code="rcgm").pk
    return {"code": "C23", "body": rcgm, "form": "conclusions", "held": "2023-05-10", "audience": "members"}


def test_f5_recommendations_entered_by_forms_make_the_indicator_and_its_records_grow(enter, settings):
    settings.PUEBLA_CLOCK = dt.date(2023, 6, 1)
    client = enter(ES)
    indicator = Indicator.objects.get(plan__code="SP23", counter="topics_with_recommendations")
    address = f"/en/indicators/SP23/{indicator.code}/"

    def counted():
        page, records = (said(client.get(f"{address}{more}")) for more in ("", "records/"))
        [number] = re.findall(r'class="figure-number">(\d+)<', page)
        return int(number), re.findall(r'href="/en/commitments/(C23/[^/"]+)/"', records)

    assert counted() == (0, [])
    client.post("/en/commitments/record/", {**outcome_sent(), "title_en": "Conclusions of May 2023"})
    first, second = Topic.objects.filter(pillar__plan__code="SP23").order_by("code")[:2]
    for number, topic, facts in (
        ("1", first, {"kind": "recommendation"}),
        ("2", second, {"kind": "request", "is_commitment": "on", "addressees": ["office:members"]}),
        ("3", second, {"kind": "noted"}),
    ):
        sent = adding(number=number, text_en=f"Recommended under {topic.code}", topics=[topic.pk], **facts)
        assert client.post("/en/commitments/C23/items/add/", sent).status_code == 302

    assert counted() == (2, ["C23/1", "C23/2"])
    client.post("/en/commitments/C23/1/remove/", {"reason": "Recorded by mistake"})
    assert counted() == (1, ["C23/2"])
