"""``puebla export iati``: valid by the schema of IATI 2.03, and nothing in it that the public may not read."""

import datetime as dt
import io
from decimal import Decimal
from pathlib import Path

import pytest
from lxml import etree

from puebla.areas.members.models import Party
from puebla.areas.monitoring.models import Measurement
from puebla.areas.monitoring.prints.iati import Publishing, write_iati
from puebla.areas.plans.models import Indicator, Plan
from puebla.kernel.access.standing import Standing
from tests.factories.activity import make_activity

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("rcm")]
SCHEMA = Path(__file__).parent / "iati-2.03" / "iati-activities-schema.xsd"
ON = dt.date(2024, 3, 1)
AT = dt.datetime(2024, 3, 1, 12, tzinfo=dt.UTC)


def written(plan, **facts):
    stream = io.BytesIO()
    facts = {
        "organisation": "XM-RCM",
        "at": AT,
        "on": ON,
        "standing": Standing(on=ON),
        "address": "https://example.org",
    } | facts
    write_iati(Publishing(Plan.objects.get(code=plan), **facts), stream)
    return stream.getvalue()


def valid(content):
    tree = etree.fromstring(content)
    schema = etree.XMLSchema(etree.parse(SCHEMA))
    assert schema.validate(tree), schema.error_log
    return tree


def test_the_plan_of_2023_is_valid_with_its_eight_indicators_and_what_was_counted():
    for day, audience in ((5, "public"), (6, "members")):
        make_activity(
            plan="SP23", year=2023, type="workshop", state="completed", ends_on=dt.date(2023, 5, day), audience=audience
        )

    tree = valid(written("SP23"))

    results = tree.findall(".//result")
    assert [(one.get("type"), len(one.findall("indicator"))) for one in results] == [("1", 6), ("2", 2)]
    events = next(one for one in tree.iter("indicator") if "workshops" in one.findtext("title/narrative").lower())
    assert (events.get("measure"), events.get("ascending"), events.get("aggregation-status")) == ("1", "true", "false")
    period = events.find("period")
    assert (period.find("period-start").get("iso-date"), period.find("period-end").get("iso-date")) == (
        "2023-01-01", "2023-12-31",
    )  # fmt: skip
    assert period.find("actual").get("value") == "1"  # the members' workshop is not published
    link = period.find("actual/document-link").get("url")
    assert link == (
        "https://example.org/en/indicators/SP23/sp23-result-indicator-3/records/?since=2023-01-01&on=2023-12-31"
    )


def test_measured_values_go_with_baseline_target_parts_and_source(officials, documented):
    officials.dac_level, documented.dac_level = "output", "impact"
    officials.baseline_value, officials.baseline_on = Decimal(10), dt.date(2018, 12, 31)
    officials.save()
    documented.save()
    year = {"from_on": dt.date(2021, 1, 1), "until_on": dt.date(2022, 1, 1)}
    officials.targets.create(value=60, **year)
    facts = {"state": "approved", "approved_on": ON, "entered_on": ON, "source": "Training register"}
    for code, value, audience in (("MX", 30, "public"), ("GT", 12, "public"), ("CR", 7, "members")):
        Measurement.objects.create(
            indicator=officials, party=Party.objects.get(code=code), value=value, audience=audience, **year, **facts
        )
    Measurement.objects.create(
        indicator=documented, value="0.75", numerator=3, denominator=4, audience="public",
        from_on=dt.date(2021, 1, 1), until_on=dt.date(2021, 7, 1), **facts,
    )  # fmt: skip

    tree = valid(written("SP19"))

    output, impact = tree.findall(".//result")
    assert (output.get("type"), output.get("aggregation-status")) == ("1", "true")
    assert (impact.get("type"), impact.get("aggregation-status")) == ("3", "false")
    assert output.find("indicator/baseline").attrib == {"iso-date": "2018-12-31", "year": "2018", "value": "10"}
    [period] = [one for one in output.iter("period") if one.find("target") is not None]
    assert period.find("target").get("value") == "60"
    assert [
        (one.get("value"), [(split.get("name"), split.get("value")) for split in one.findall("dimension")])
        for one in period.findall("actual")
    ] == [("42", []), ("30", [("country", "MX")]), ("12", [("country", "GT")])]
    assert output.findtext("indicator/title/narrative") == "Officials trained (officials)"
    assert [one.text for one in period.findall("actual[1]/comment/narrative")] == [
        "Sum of the published values; 2 of 11 countries reported.",
        "Suma de los valores publicados; informaron 2 de 11 países.",
    ]
    assert impact.find("indicator").get("measure") == "2"
    assert impact.find("indicator/period/actual").get("value") == "75"


def test_what_no_parser_reads_is_never_written_whatever_the_records_hold(officials):
    officials.name_en, officials.method_es = "Officials\x07 trained\ufffe", "por\x0b registro"
    officials.save()
    year = {"from_on": dt.date(2021, 1, 1), "until_on": dt.date(2022, 1, 1)}
    Measurement.objects.create(
        indicator=officials, party=Party.objects.get(code="MX"), value=3, audience="public", state="approved",
        approved_on=ON, entered_on=ON, source="Register\x1b", **year,
    )  # fmt: skip

    tree = valid(written("SP19"))

    assert tree.findtext(".//indicator/title/narrative") == "Officials trained (officials)"
    assert "Register" in [one.text for one in tree.iter("narrative")]


def test_the_same_question_gives_the_same_bytes_in_any_language():
    from django.utils import translation

    english = written("SP23")
    with translation.override("es"):
        assert written("SP23") == english


def test_a_plan_without_results_and_an_address_is_valid_too(officials):
    tree = valid(written("SP19", address=""))

    assert tree.find(".//document-link") is None
    assert Indicator.objects.filter(plan__code="SP19").count() == 1
