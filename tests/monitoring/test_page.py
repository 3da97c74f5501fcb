"""The pages of indicators: what a reader sees, and how a value goes its way through them."""

import datetime as dt
import re
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from puebla.areas.activities.models import ActivityIndicator
from puebla.areas.members.models import Party
from puebla.areas.monitoring.actions.load import load
from puebla.areas.monitoring.actions.load_goal import load_goals
from puebla.areas.monitoring.actions.load_series import load_series
from puebla.areas.monitoring.models import Measurement
from puebla.areas.monitoring.queries.asked import asked_of
from puebla.areas.monitoring.queries.counter import counters
from puebla.areas.plans.models import Indicator
from puebla.kernel.asked import asks_of
from puebla.kernel.refusals import RuleBroken
from tests.factories.activity import make_activity

from .conftest import DELEGATE, ES, GUATEMALA, MEXICO, TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("rcm")]
ENTER = "/en/indicators/SP19/officials-trained/enter/"


def text(response):
    return " ".join(response.content.decode().split())


@pytest.mark.parametrize(("language", "words"), [("en", "Roadmaps agreed"), ("es", "Hojas de ruta acordadas")])
def test_the_list_says_of_each_indicator_where_its_number_comes_from(enter, language, words):
    page = text(enter("").get(f"/{language}/indicators/?on=2024-06-30"))

    assert words in page
    assert page.count("/records/?on=2024-06-30") >= 1


def test_before_a_plan_begins_its_indicators_are_there_and_nothing_counts(enter):
    assert "The plan has not begun on 1 March 2022" in text(enter("").get("/en/indicators/"))


def test_a_counted_number_leads_to_exactly_its_records(enter):
    plan = {"plan": "SP23", "year": 2023, "state": "completed", "ends_on": dt.date(2023, 5, 5)}
    make_activity(type="workshop", body="wg-labour-2019", title_en="Shown to all", audience="public", **plan)
    make_activity(type="workshop", title_en="Of the members", audience="members", **plan)
    page, records = "/en/indicators/SP23/sp23-result-indicator-3/", "?on=2023-12-31"

    public, members = (text(enter(name).get(f"{page}records/{records}")) for name in ("", MEXICO))

    assert ("1 record<" in public, "Shown to all" in public, "Of the members" in public) == (True, True, False)
    assert ("2 records" in members, "Of the members" in members) == (True, True)
    of_body = text(enter(MEXICO).get(f"{page}records/{records}&body=wg-labour-2019"))
    assert ("Shown to all" in of_body, "Of the members" in of_body) == (True, False)
    assert f"records/{records}&amp;body=wg-labour-2019" in text(enter(MEXICO).get(f"{page}{records}"))


def test_a_plan_that_there_is_not_is_not_found(enter):
    assert enter("").get("/en/indicators/?plan=SP99").status_code == 404


@pytest.mark.parametrize(
    "page", ["?", "SP23/sp23-result-indicator-3/?", "SP23/sp23-result-indicator-3/records/?since="]
)
def test_what_is_no_day_is_left_out_and_the_page_says_so(enter, page):
    response = enter("").get(f"/en/indicators/{page}&on=yesterday")

    assert response.status_code == 200
    assert "“yesterday” is no day and was left out. Write it as 2022-03-01." in text(response)


def test_a_share_is_not_called_an_incomplete_sum_and_each_source_says_whose_it_is(enter, documented):
    for code, part in (("MX", 3), ("GT", 1)):
        Measurement.objects.create(
            indicator=documented, party=Party.objects.get(code=code), value=part / 4, numerator=part, denominator=4,
            from_on=dt.date(2021, 1, 1), until_on=dt.date(2021, 7, 1), state="approved", approved_on=TODAY,
            entered_on=TODAY, audience="public", source="Ministry",
        )  # fmt: skip

    page = text(enter("").get("/en/indicators/SP19/returned-with-papers/"))

    assert ("The whole is not the sum of its parts" in page, "do not add up" in page) == (True, False)
    assert (">Mexico: Ministry<" in page, ">Guatemala: Ministry<" in page) == (True, True)


def test_a_value_goes_its_way_through_the_pages(enter, officials):
    mexico = Party.objects.get(code="MX")
    typed = {"period": "2021-01-01/2022-01-01", "party": mexico.pk, "value": "1.5", "opens_to": "members"}

    assert "counted in whole units" in text(enter(MEXICO).post(ENTER, typed))
    saved = enter(MEXICO).post(ENTER, typed | {"value": "40", "source": "Register"})
    address = saved["Location"]
    assert enter(GUATEMALA).get(address).status_code == 404
    assert "Hand it in" in text(enter(MEXICO).get(address))
    enter(MEXICO).post(f"{address}submit/")
    assert "Officials trained" in text(enter(ES).get("/en/indicators/values/"))
    enter(ES).post(f"{address}return/", {"reason": "Which register?"})
    assert "Which register?" in text(enter(MEXICO).get(address))
    enter(MEXICO).post(f"{address}edit/", {"value": "41", "source": "Register of 2021", "opens_to": "members"})
    enter(MEXICO).post(f"{address}submit/")
    enter(ES).post(f"{address}approve/")
    corrected = enter(MEXICO).post(
        f"{address}correct/", {"value": "42", "source": "Register", "opens_to": "members", "reason": "One missed"}
    )
    enter(MEXICO).post(f"{corrected['Location']}submit/")
    enter(ES).post(f"{corrected['Location']}approve/")

    page = text(enter(GUATEMALA).get("/en/indicators/SP19/officials-trained/"))
    assert list(Measurement.objects.order_by("pk").values_list("state", "value")) == [
        ("approved", 41),
        ("approved", 42),
    ]
    assert "said 41, corrected to 42" in page
    assert "1 of 11 countries reported" in page
    assert "41" not in text(enter("").get("/en/indicators/SP19/officials-trained/"))


def test_two_people_editing_one_value_overwrite_nothing_unseen(enter, officials):
    mexico = Party.objects.get(code="MX")
    typed = {"period": "2021-01-01/2022-01-01", "party": mexico.pk, "value": "40", "opens_to": "members"}
    address = enter(MEXICO).post(ENTER, typed)["Location"] + "edit/"

    assert 'value="40"' in text(enter(MEXICO).get(address))  # as somebody types it, without 40.0000

    def opened(response):
        return {"opens_to": "members", "seen": re.search(r'name="seen" value="(\w+)"', text(response)).group(1)}

    one, other = opened(enter(MEXICO).get(address)), opened(enter(ES).get(address))
    enter(MEXICO).post(address, one | {"value": "41", "source": "Register"})
    refused = enter(ES).post(address, other | {"value": "44", "source": "Letter"})

    assert refused.status_code == 422
    assert ("Now: 41<" in text(refused), "Now: Register" in text(refused), 'value="44"' in text(refused)) == (True,) * 3
    assert Measurement.objects.get().value == 41
    enter(ES).post(address, opened(refused) | {"value": "44", "source": "Letter"})
    assert Measurement.objects.get().value == 44


@pytest.mark.parametrize("name", ["", "hernan.ospina", "benito.calix"])
def test_who_enters_nothing_is_told_who_does(enter, officials, name):
    response = enter(name).get(ENTER)

    assert response.status_code == 200
    assert "Focal points enter values for their own country" in text(response)
    assert enter(name).post(ENTER, {}).status_code in (302, 403)


def test_a_focal_point_is_offered_no_country_but_their_own_and_a_delegate_their_group(enter, officials):
    mexico = text(enter(MEXICO).get(ENTER))
    delegate = text(enter(DELEGATE).get(ENTER))

    assert (">Mexico<" in mexico, ">Guatemala<" in mexico) == (True, False)
    assert (">Mexico<" in delegate, "Working Group on Protection" in delegate) == (False, True)


def test_f7_who_must_still_report_is_told_only_to_who_reads_every_report(enter, officials):
    Measurement.objects.create(
        indicator=officials, party=Party.objects.get(code="GT"), from_on=dt.date(2021, 1, 1),
        until_on=dt.date(2022, 1, 1), value=3, state="approved", approved_on=TODAY, entered_on=TODAY,
        audience="members", source="Register",
    )  # fmt: skip
    page = "/en/indicators/SP19/officials-trained/"
    es, observer, public = (text(enter(name).get(page)) for name in (ES, "hernan.ospina", ""))
    of_2021 = [one.partition("<li>2021: ")[2].partition("</li>")[0] for one in (es, observer)]

    assert ("Who must still report" in es, "Mexico" in of_2021[0], "Guatemala" in of_2021[0]) == (True, True, False)
    assert ("Who must still report" in observer, "Guatemala" in of_2021[1]) == (False, True)
    assert "Countries without a value that you may read" in observer
    assert all("Only what you may read counts as reported" in one for one in (observer, public))
    assert "counts as reported" not in es


@pytest.mark.parametrize("count", [1, 5])
def test_the_page_of_an_indicator_needs_the_same_statements_for_any_number_of_values(
    enter, officials, django_assert_max_num_queries, count
):
    for party in Party.objects.filter(participations__status="member").order_by("code")[:count]:
        Measurement.objects.create(
            indicator=officials, party=party, from_on=dt.date(2021, 1, 1), until_on=dt.date(2022, 1, 1), value=3,
            state="approved", approved_on=TODAY, entered_on=TODAY, audience="public", source="Register",
        )  # fmt: skip
    client = enter("")
    client.get("/en/indicators/SP19/officials-trained/")

    with django_assert_max_num_queries(22):
        assert f"{3 * count}" in text(client.get("/en/indicators/SP19/officials-trained/"))


def test_an_indicator_of_an_activity_has_its_page_and_takes_values(enter):
    activity = make_activity(
        year=2021, responsible=["party:MX"], indicators=["Officials who passed"], audience="members"
    )
    indicator = ActivityIndicator.objects.get(activity=activity)
    page = f"/en/indicators/activities/{indicator.pk}/"

    typed = {"period": "2021-01-01/2022-01-01", "value": "25", "source": "List", "opens_to": "members"}
    saved = enter(MEXICO).post(f"{page}enter/", typed)

    assert saved.status_code == 302
    assert page in text(enter(GUATEMALA).get(f"/en/activities/{activity.code}/"))
    assert "Officials who passed" in text(enter(GUATEMALA).get(page))
    assert enter("").get(page).status_code == 404
    assert Measurement.objects.get().activity_indicator == indicator


def test_today_asks_for_values_that_are_due_returned_or_to_be_approved(officials, by):
    Measurement.objects.create(
        indicator=officials, party=Party.objects.get(code="MX"), from_on=dt.date(2020, 1, 1),
        until_on=dt.date(2021, 1, 1), value=Decimal(3), state="returned", entered_on=TODAY, audience="named",
        audience_to=["party:MX"],
    )  # fmt: skip
    handed_in = Measurement.objects.create(
        indicator=officials, party=Party.objects.get(code="GT"), from_on=dt.date(2021, 1, 1),
        until_on=dt.date(2022, 1, 1), value=Decimal(3), state="submitted", submitted_on=TODAY, entered_on=TODAY,
        audience="named", audience_to=["party:GT"],
    )  # fmt: skip

    mexico = [(one.what, one.about) for one in asked_of(by(MEXICO))]
    assert ("Answer the Secretariat's remark on a value", "Officials trained, 2020, Mexico") in mexico
    assert {about for what, about in mexico if what == "Enter your country's value"} == {
        "Officials trained, 2019", "Officials trained, 2020", "Officials trained, 2021",
    }  # fmt: skip
    assert ("Enter your country's value", "Officials trained, 2021") not in [
        (one.what, one.about) for one in asked_of(by(GUATEMALA))
    ]
    assert ("Approve a value, or give it back", f"{handed_in}, Guatemala") in [
        (one.what, one.about) for one in asked_of(by(ES))
    ]
    assert asked_of(by("")) == []


def test_what_is_asked_of_values_is_told_apart_and_stands_in_order_of_time(officials, by):
    belize = Party.objects.get(code="BZ")
    officials.frequency = "half_yearly"
    officials.save()
    for first, last, sexes in (
        (dt.date(2021, 7, 1), dt.date(2022, 1, 1), ""),
        (dt.date(2021, 1, 1), dt.date(2021, 7, 1), "wm"),
    ):
        for sex in sexes or [""]:
            Measurement.objects.create(
                indicator=officials, party=belize, sex=sex, from_on=first, until_on=last, value=3, state="submitted",
                submitted_on=TODAY, entered_on=TODAY, audience="ppt_es",
            )  # fmt: skip

    approving = [one.about for one in asks_of(by(ES)) if one.what == "Approve a value, or give it back"]
    entering = [one.about for one in asks_of(by(MEXICO)) if one.what == "Enter your country's value"]

    assert approving == [
        "Officials trained, first half of 2021, Belize · Men", "Officials trained, first half of 2021, Belize · Women",
        "Officials trained, second half of 2021, Belize",
    ]  # fmt: skip
    assert entering[:3] == [
        f"Officials trained, {half}" for half in ("first half of 2019", "second half of 2019", "first half of 2020")
    ]


def test_a1_a_focal_point_loads_no_series(by):
    with pytest.raises(RuleBroken) as broken:
        load({"process": {}}, by=by(MEXICO))

    assert broken.value.code == "not_allowed"


def test_the_series_page_says_what_the_source_counted(enter):
    page = text(enter("").get("/es/indicators/series/"))

    assert "122" in page
    assert "Serie histórica de actividades" in page
    assert enter("").get("/en/indicators/series/training/?on=2022-03-01").status_code == 200
    assert enter("").get("/en/indicators/series/nothing/").status_code == 404


def test_a_counter_whose_records_are_not_kept_yet_says_so(enter):
    counted = Indicator.objects.get(code="sp23-process-indicator-2")
    counted.counter = "never_declared"
    counted.save()

    page = text(enter("").get(f"/en/indicators/SP23/{counted.code}/?on=2024-01-01"))

    assert "Not counted yet" in page
    assert enter("").get(f"/en/indicators/SP23/{counted.code}/records/").status_code == 404


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "In officials. 2021: 40, target 50; 2022: nothing yet, target 60. Baseline: 30."),
     ("es", "2021: 40, meta 50; 2022: nada todavía, meta 60. Línea de base: 30.")],
)  # fmt: skip
def test_the_page_draws_the_values_against_their_targets_and_says_the_same(enter, officials, language, words):
    Indicator.objects.filter(pk=officials.pk).update(baseline_value=30)
    for year, value in ((2021, 50), (2022, 60)):
        officials.targets.create(from_on=dt.date(year, 1, 1), until_on=dt.date(year + 1, 1, 1), value=value)
    officials.measurements.create(
        from_on=dt.date(2021, 1, 1), until_on=dt.date(2022, 1, 1), value=40, state="approved", audience="public",
        entered_on=TODAY, approved_on=TODAY, source="Register",
    )  # fmt: skip

    page = text(enter("").get(f"/{language}/indicators/SP19/officials-trained/"))

    assert words in page
    assert page.count("data-chart=") == 1


@pytest.mark.parametrize(("language", "half"), [("en", "50%"), ("es", "50 %")])
def test_a_share_is_shown_in_percent_wherever_it_stands(enter, documented, language, half):
    Indicator.objects.filter(pk=documented.pk).update(
        unit_en="percent", unit_es="por ciento", baseline_value="0.25", dac_level="impact"
    )
    documented.targets.create(from_on=dt.date(2021, 1, 1), until_on=dt.date(2021, 7, 1), value="0.75")
    value = documented.measurements.create(
        from_on=dt.date(2021, 1, 1), until_on=dt.date(2021, 7, 1), value="0.5", numerator=2, denominator=4,
        state="approved", audience="public", entered_on=TODAY, approved_on=TODAY, source="Register",
    )  # fmt: skip
    places = [
        "/indicators/?plan=SP19", "/indicators/SP19/returned-with-papers/", f"/indicators/values/{value.pk}/",
        "/reports/dashboard/?plan=SP19",
    ]  # fmt: skip
    pages = [text(enter("").get(f"/{language}{place}")) for place in places]

    assert all(half in page and "0.5 " not in page and f"{half} per" not in page for page in pages)
    assert f"{half} por" not in "".join(pages)
    assert all(half.replace("50", "75") in page for page in (pages[0], pages[1], pages[3]))
    assert half.replace("50", "25") in pages[0]


def test_an_indicator_without_a_value_draws_nothing(enter, officials):
    assert "data-chart=" not in text(enter("").get("/en/indicators/SP19/officials-trained/"))


@pytest.mark.parametrize("count", [1, 7])
def test_the_list_needs_the_same_statements_for_any_number_of_indicators_and_periods(enter, officials, count):
    """What counts itself is counted in one statement, who must report is asked for in one."""
    browser, page = enter(ES), "/en/indicators/SP19/officials-trained/?on=2022-03-01"
    lists = "/en/indicators/?plan=SP19&on=2022-03-01"
    few = [statements(browser, address) for address in (lists, page)]
    for number in range(count):
        fields = {"plan": officials.plan, "position": 10 + number, "kind": "result", "name_en": f"One {number}"}
        Indicator.objects.create(code=f"counted-{number}", counter=sorted(counters())[number], **fields)
        Indicator.objects.create(code=f"asked-{number}", dimensions=["country"], frequency="half_yearly", **fields)
        officials.targets.create(from_on=dt.date(2019, 1, 1 + number), until_on=dt.date(2019, 12, 1), value=number)

    assert [statements(browser, address) for address in (lists, page)] == [few[0] + 1, few[1]]


def statements(browser, address):
    browser.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert browser.get(address).status_code == 200
    return len(captured)


def test_a_profile_that_names_no_goals_and_no_series_brings_none(by):
    profile = {"process": {}}

    assert load_goals(profile=profile, by=by(ES)) == {}
    assert load_series(profile=profile, by=by(ES)) == {"series": 0}
