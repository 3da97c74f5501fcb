"""E3: good practices by topic, and which countries report that they benefited (SP23 Table 2)."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from puebla.areas.activities.models import Activity
from puebla.areas.exchange.actions.benefit import report_benefit, revise_benefit, withdraw_benefit
from puebla.areas.exchange.actions.practice import record_practice, revise_practice, withdraw_practice
from puebla.areas.exchange.models import Benefit, Practice
from puebla.areas.exchange.queries.counts import counts
from puebla.areas.exchange.queries.practice import (
    benefits_of,
    benefits_on,
    countries_benefiting_on,
    practices_exchanged_on,
    practices_listed,
    practices_visible_to,
    topics_of,
)
from puebla.areas.members.models import Party

from .conftest import (
    DAYS,
    ES,
    FEBRUARY,
    GUATEMALA,
    HEALTH,
    JANUARY,
    MEXICO,
    PPT,
    TODAY,
    WOMEN,
    benefited,
    recorded,
    refusal,
    topics,
)

pytestmark = pytest.mark.usefixtures("rcm")


def test_no_practice_is_invented():
    assert counts() == {
        "exchange.practices": 0,
        "exchange.benefits": 0,
        "exchange.roadmaps": 0,
        "exchange.channels": 0,
    }


def test_e3_es_and_ppt_record_for_anybody_and_a_focal_point_for_the_own_country(by):
    assert recorded(by(ES), "unhcr").party.code == "unhcr"
    assert recorded(by(PPT), "BZ").party.code == "BZ"
    assert recorded(by(MEXICO), "MX").party.code == "MX"
    assert refusal(lambda: recorded(by(MEXICO), "GT"))[0] == "not_allowed"
    for who in ("silvia.retana", "hernan.ospina", "benito.calix", ""):
        assert refusal(lambda who=who: recorded(by(who), "GT"))[0] == "not_allowed"


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"title_en": " "}, ("text_missing", "title_en")),
        ({"exchanged_on": dt.date(2022, 3, 2)}, ("not_yet", "exchanged_on")),
        ({"exchanged_on": dt.date(1, 1, 1)}, ("too_early", "exchanged_on")),
    ],
)
def test_e3_a_practice_has_a_title_and_no_day_to_come(by, facts, expected):
    assert refusal(lambda: recorded(by(ES), **facts)) == expected


def test_e3_a_practice_is_recorded_once_exchanged_at_an_activity_and_withdrawn(by):
    practice = record_practice(
        party=Party.objects.get(code="MX"), by=by(MEXICO), on=TODAY, topics=topics(HEALTH), title_es="Cartilla"
    )
    workshop = Activity.objects.get(sources__contains=["C21 7.l"])
    revise_practice(
        practice=practice,
        by=by(MEXICO),
        topics=topics(HEALTH, WOMEN),
        exchanged_on=FEBRUARY,
        activity=workshop,
        reason="Shown at the workshop",
    )

    [shown] = practices_listed(by(GUATEMALA), filters={"topic": WOMEN, "exchanged": "yes", "party": "MX"})
    assert (shown.title, shown.activity) == ("Cartilla", workshop)
    assert [topic.code for topic in topics_of(practice)] == [HEALTH, WOMEN]
    assert not practices_listed(by(GUATEMALA), filters={"exchanged": "no"})

    revise_practice(practice=practice, by=by(MEXICO), topics=topics(WOMEN))
    assert [topic.code for topic in topics_of(practice)] == [WOMEN]
    withdraw_practice(practice=practice, by=by(MEXICO), on=TODAY, reason="Ended")
    assert not practices_visible_to(by(MEXICO))
    assert refusal(lambda: revise_practice(practice=practice, by=by(MEXICO)))[0] == "withdrawn"


def test_f5_practices_are_counted_from_the_day_they_were_exchanged_within_the_audience(by):
    recorded(by(ES), "MX", exchanged_on=JANUARY, audience="public")
    recorded(by(ES), "GT", exchanged_on=FEBRUARY, under=(HEALTH, WOMEN))
    recorded(by(ES), "BZ", exchanged_on=FEBRUARY, audience="ppt_es")
    recorded(by(ES), "PA", audience="public")
    gone = recorded(by(ES), "CR", exchanged_on=JANUARY, audience="public")
    withdraw_practice(practice=gone, by=by(ES), on=FEBRUARY)

    def counted(who):
        return [sorted(one.party.code for one in practices_exchanged_on(day, by(who))) for day in DAYS]

    assert counted(ES) == [[], ["CR", "MX"], ["BZ", "GT", "MX"], ["BZ", "GT", "MX"]]
    assert counted(MEXICO) == [[], ["CR", "MX"], ["GT", "MX"], ["GT", "MX"]]
    assert counted("") == [[], ["CR", "MX"], ["MX"], ["MX"]]
    by_topic = practices_exchanged_on(TODAY, by(ES)).values_list("practice_topics__topic__code", "pk")
    assert sorted(code for code, _pk in by_topic) == [HEALTH, HEALTH, HEALTH, WOMEN]


def test_f5_countries_that_benefited_are_counted_once_each_within_the_audience(by):
    practice = recorded(by(ES), "MX", exchanged_on=JANUARY, audience="public")
    other = recorded(by(ES), "PA", exchanged_on=JANUARY, audience="ppt_es")
    benefited(practice, by(GUATEMALA), "GT", on=JANUARY, audience="public")
    benefited(other, by(ES), "GT", on=FEBRUARY, audience="public")
    back = benefited(practice, by(ES), "BZ", on=JANUARY)
    withdraw_benefit(benefit=back, by=by(ES), on=FEBRUARY)
    benefited(other, by(ES), "CR", on=FEBRUARY, audience="public")

    def counted(who):
        return [[party.code for party in countries_benefiting_on(day, by(who))] for day in DAYS]

    assert counted(ES) == [[], ["BZ", "GT"], ["CR", "GT"], ["CR", "GT"]]
    assert counted(MEXICO) == [[], ["BZ", "GT"], ["GT"], ["GT"]]
    assert counted("") == [[], ["GT"], ["GT"], ["GT"]]
    assert (benefits_on(TODAY, by(ES)).count(), benefits_on(TODAY, by("")).count()) == (3, 1)

    withdraw_practice(practice=practice, by=by(ES), on=TODAY)
    assert counted("") == [[], ["GT"], ["GT"], []]


def test_e3_a_country_reports_once_from_a_practice_of_somebody_else(by):
    practice = recorded(by(MEXICO), "MX")
    benefit = report_benefit(
        practice=practice, party=Party.objects.get(code="GT"), by=by(GUATEMALA), reported_on=TODAY, text_en="",
        text_es="La adoptamos", audience="members",
    )  # fmt: skip

    assert refusal(lambda: benefited(practice, by(MEXICO), "MX")) == ("own_practice", "party")
    assert refusal(lambda: benefited(practice, by(GUATEMALA), "GT")) == ("reported_already", "party")
    assert refusal(lambda: benefited(practice, by(PPT), "BZ"))[0] == "not_allowed"
    assert refusal(lambda: benefited(practice, by(ES), "BZ", text="")) == ("text_missing", "text_en")
    assert refusal(lambda: benefited(practice, by(ES), "BZ", on=dt.date(2022, 3, 2))) == ("not_yet", "reported_on")

    revise_benefit(benefit=benefit, by=by(GUATEMALA), text_es="La adoptamos en dos ministerios", reason="Más")
    assert [one.text for one in benefits_of(practice, by(MEXICO))] == ["La adoptamos en dos ministerios"]
    withdraw_benefit(benefit=benefit, by=by(GUATEMALA), on=TODAY)
    assert refusal(lambda: revise_benefit(benefit=benefit, by=by(GUATEMALA)))[0] == "withdrawn"
    assert benefited(practice, by(GUATEMALA), "GT").pk != benefit.pk


def test_the_database_keeps_one_standing_report_for_each_country_and_practice(by):
    practice = recorded(by(ES), "MX")
    columns = {"practice": practice, "party": Party.objects.get(code="GT"), "reported_on": TODAY, "text_en": "Yes"}
    Benefit.objects.create(**columns)
    with pytest.raises(IntegrityError), transaction.atomic():
        Benefit.objects.create(**columns)


def test_a5_a_country_reads_its_own_practice_whatever_its_audience(by):
    practice = recorded(by(MEXICO), "MX", audience="ppt_es")

    assert {who for who in (ES, PPT, MEXICO, GUATEMALA, "") if practice in practices_visible_to(by(who))} == {
        ES,
        PPT,
        MEXICO,
    }
    assert Practice.objects.count() == 1
