"""F5: the seven indicators that count what is exchanged, agreed and followed up, against a fixture counted by hand."""

import datetime as dt
import re
from itertools import product

import pytest
from django.db import transaction
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from puebla.areas.bodies.models import Body
from puebla.areas.decisions.models import FollowUp, Item, ItemTopic, Outcome
from puebla.areas.exchange.models import (
    Benefit,
    Channel,
    Practice,
    PracticeTopic,
    Roadmap,
    RoadmapTopic,
)
from puebla.areas.members.models import Party
from puebla.areas.monitoring.queries.breakdown import parts_counted
from puebla.areas.monitoring.queries.counter import Asked, counter_of, counters, numbers_of
from puebla.areas.plans.models import Indicator, Topic

from .conftest import ES, GUATEMALA, MEXICO

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("rcm")]
SINCE, MARCH, JUNE, DECEMBER = (
    dt.date(2023, 1, 1), dt.date(2023, 3, 31), dt.date(2023, 6, 30), dt.date(2023, 12, 31),
)  # fmt: skip
DATA, BORDERS, WORK = "sp23-governance-1", "sp23-governance-2", "sp23-integration-1"
SEVEN = {
    "roadmaps_agreed", "roadmap_topics", "practices_exchanged", "exchange_channels", "topics_with_recommendations",
    "countries_following_up", "countries_benefiting",
}  # fmt: skip


def day(month, number=15, year=2023):
    return dt.date(year, month, number)


def party(code):
    return Party.objects.get(code=code)


def tied(model, record, field, *codes):
    model.objects.bulk_create(
        model(**{field: record, "topic": topic}) for topic in Topic.objects.filter(code__in=codes)
    )


def roadmap(audience, *codes, since, **ended):
    state = "agreed" if "agreed_on" in ended else "abandoned" if ended else "in_preparation"
    made = Roadmap.objects.create(
        title_en="Roadmap", body=Body.objects.get(code="rcgm"), audience=audience, state=state,
        in_preparation_since=since, **ended,
    )  # fmt: skip
    tied(RoadmapTopic, made, "roadmap", *codes)


def practice(audience, *codes, whose="MX", **days):
    made = Practice.objects.create(
        title_en="Practice", party=party(whose), audience=audience, recorded_on=day(1), **days
    )
    tied(PracticeTopic, made, "practice", *codes)
    return made


def benefit(of, country, audience, on, **ended):
    Benefit.objects.create(
        practice=of, party=party(country), audience=audience, reported_on=on, text_en="It served", **ended
    )


@pytest.fixture
def fixture(rcm, db):
    """What the comments say is counted by hand: (all) = for everybody, (members) = for the Secretariat and members."""
    _roadmaps()
    _practices()
    _channels()
    _decisions()


def _roadmaps():
    roadmap("public", DATA, BORDERS, since=day(1), agreed_on=day(5))  # on the way until 15 May, then agreed (all)
    roadmap("members", BORDERS, WORK, since=day(2))  # on the way from February (members)
    roadmap("public", DATA, since=day(3, year=2022), abandoned_on=day(8))  # on the way until 15 August (all)
    roadmap("public", DATA, since=day(1, year=2021), agreed_on=day(9, year=2022))  # agreed before the plan: never


def _practices():
    one = practice("public", DATA, WORK, exchanged_on=day(2))  # from February (all)
    two = practice("members", DATA, exchanged_on=day(4), withdrawn_on=day(11))  # April until November (members)
    practice("public", BORDERS)  # identified, not exchanged: never
    benefit(one, "GT", "public", day(3))  # GT from March (all)
    benefit(two, "GT", "members", day(5))  # GT is there already (members); gone with the practice in November
    benefit(one, "HN", "members", day(6))  # HN from June (members)
    benefit(one, "BZ", "public", day(2), withdrawn_on=day(5))  # BZ from February until May (all)


def _channels():
    def opened(audience, on, **ended):
        Channel.objects.create(title_en="Channel", kind="contacts", audience=audience, opened_on=on, **ended)

    opened("public", day(6, year=2019))  # in place the whole time (all)
    opened("members", day(2), closed_on=day(10))  # February to October (members)
    opened("public", day(7))  # from July (all)


def _decisions():
    """Three items: a recommendation on two topics in March, a request in November, thanks, which are none."""
    rcgm = Body.objects.get(code="rcgm")

    def outcome(code, on, audience):
        return Outcome.objects.create(
            code=code, body=rcgm, form="conclusions", title_en=code, held_on=on, audience=audience
        )

    spring, autumn = outcome("X1", day(3, 20), "public"), outcome("X2", day(11, 20), "members")

    def item(of, number, kind, *codes):
        made = Item.objects.create(outcome=of, number=str(number), position=number, kind=kind, text_en="Text")
        tied(ItemTopic, made, "item", *codes)
        return made

    first = item(spring, 1, "recommendation", DATA, WORK)  # two topics from 20 March (all)
    item(spring, 2, "courtesy", BORDERS)  # thanks: never
    item(spring, 3, "exhortation")  # without a topic: never
    item(autumn, 1, "request", DATA, BORDERS)  # one topic more from 20 November (members)

    def follow_up(country, on, audience, **ended):
        FollowUp.objects.create(
            item=first, party=party(country), reported_on=on, text_en="Done", audience=audience, **ended
        )

    follow_up("MX", day(3, 25), "public")  # MX from 25 March (all)
    follow_up("MX", day(5), "public")  # MX is there already
    follow_up("GT", day(4), "members")  # GT from April (members)
    follow_up("SV", day(6, 1), "public", withdrawn_on=day(7))  # SV in June only (all)


HAND_COUNTED = {
    # March, June, December for the Secretariat; the same for everybody
    "roadmaps_agreed": ((0, 1, 1), (0, 1, 1)),
    "roadmap_topics": ((3, 3, 2), (2, 1, 0)),
    "practices_exchanged": ((1, 2, 1), (1, 1, 1)),
    "exchange_channels": ((2, 2, 2), (1, 1, 2)),
    "topics_with_recommendations": ((2, 2, 3), (2, 2, 2)),
    "countries_following_up": ((1, 3, 2), (1, 2, 1)),
    "countries_benefiting": ((2, 2, 2), (2, 1, 1)),
}


@pytest.mark.parametrize("code", sorted(SEVEN))
def test_f5_counted_from_records_as_by_hand_on_three_days_for_two_audiences(fixture, by, code):
    counter = counter_of(code)

    def numbers(name):
        return tuple(counter.value(Asked(SINCE, on, by(name))) for on in (MARCH, JUNE, DECEMBER))

    assert (numbers(ES), numbers("")) == HAND_COUNTED[code]


def test_f5_every_indicator_of_table_2_has_its_counter(rcm):
    named = set(Indicator.objects.filter(plan__code="SP23").values_list("counter", flat=True))

    assert named == SEVEN | {"exchange_events"} == set(counters())


@pytest.mark.parametrize("name", [ES, MEXICO, GUATEMALA, "benito.calix", "hernan.ospina", ""])
def test_f5_the_records_behind_a_number_are_there_one_click_away_and_no_more(fixture, by, enter, name):
    browser = enter(name)
    for indicator, on in product(Indicator.objects.filter(plan__code="SP23"), (JUNE, DECEMBER)):
        counter, asked = counter_of(indicator.counter), Asked(SINCE, on, by(name))
        behind = list(counter.records(asked))
        address = reverse("monitoring:indicator-records", args=["SP23", indicator.code])

        shown = browser.get(address, {"on": on.isoformat()})

        assert shown.status_code == 200
        assert re.search(r"([\d,]+) records?<", shown.content.decode())[1] == str(len(behind))
        for record in behind:
            assert browser.get(counter.row(record).url.partition("#")[0]).status_code == 200
        for split in counter.splits:
            numbers = split.numbers(counter.records(asked))
            assert numbers == {key: split.narrow(counter.records(asked), key or "").count() for key in numbers}


def test_f5_a_number_needs_one_statement_whatever_is_counted(fixture, by, django_assert_num_queries):
    asked = Asked(SINCE, DECEMBER, by(ES))
    for code in sorted(SEVEN):
        with django_assert_num_queries(1):
            counter_of(code).value(asked)


def test_nothing_is_counted_from_what_the_sources_do_not_name(by):
    """The sources name no roadmap, practice or channel in place, and no country's follow-up: all zero but C21's topics."""
    asked = Asked(dt.date(2019, 1, 1), dt.date(2022, 3, 1), by(ES))

    assert {code: counter_of(code).value(asked) for code in SEVEN - {"topics_with_recommendations"}} == dict.fromkeys(
        SEVEN - {"topics_with_recommendations"}, 0
    )


AUDIENCES = st.sampled_from(
    ["public", "members", "ppt_es", "participants", "troika", "members_and_observer_organisations"]
)
DAYS = st.dates(dt.date(2022, 6, 1), dt.date(2024, 3, 1))
CODES = st.lists(st.sampled_from([DATA, BORDERS, WORK]), unique=True, max_size=3)
RECORDS = st.fixed_dictionaries(
    {
        "audience": AUDIENCES,
        "within": AUDIENCES,
        "on": DAYS,
        "ended": st.none() | st.integers(0, 300),
        "country": st.sampled_from(["MX", "GT", "HN", "BZ"]),
        "topics": CODES,
        "kind": st.sampled_from(["recommendation", "request", "exhortation", "courtesy", "undertaking"]),
    }
)


def make_all(number, audience, within, on, ended, country, topics, kind):
    """One record of every kind that is counted; ``ended`` days after ``on`` it was agreed, closed or withdrawn."""
    end = None if ended is None else on + dt.timedelta(days=ended)
    roadmap(audience, *topics, since=on, **({"agreed_on": end} if end else {}))
    shared = practice(within, *topics, whose=country, exchanged_on=on)
    benefit(shared, country, audience, on, withdrawn_on=end)
    Channel.objects.create(title_en="Channel", kind="contacts", audience=audience, opened_on=on, closed_on=end)
    of = Outcome.objects.create(
        code=f"Y{number}", body=Body.objects.get(code="rcgm"), form="conclusions", title_en="Y", held_on=on,
        audience=within,
    )  # fmt: skip
    made = Item.objects.create(outcome=of, number="1", position=1, kind=kind, text_en="Text")
    tied(ItemTopic, made, "item", *topics)
    FollowUp.objects.create(
        item=made, party=party(country), reported_on=on, text_en="Done", audience=audience, withdrawn_on=end
    )


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(records=st.lists(RECORDS, min_size=1, max_size=4), on=DAYS)
def test_a5_no_counter_says_more_than_its_records_and_parts_that_add_up_make_the_whole(rcm, by, records, on):
    """The whole is what is distinct among the readable records, whoever asks; the public is never told more than anybody."""
    with transaction.atomic():
        for number, facts in enumerate(records):
            make_all(number, **facts)
        for code, counter in counters().items():
            values = {name: _checked(counter, Asked(SINCE, on, by(name))) for name in (ES, MEXICO, "hernan.ospina", "")}
            assert values[""] <= min(values.values()), code
            assert max(values.values()) == values[ES], code
        transaction.set_rollback(True)


def _checked(counter, asked):
    """The value, held against the records themselves, one by one, and against each of its splits."""
    value, found = counter.value(asked), counter.records(asked)
    keys = [key for key in found.order_by().values_list(counter.distinct, flat=True) if key is not None]
    assert value == len(set(keys)) == numbers_of([(counter, asked)])[0]
    for one in found.order_by():
        for held in (one, getattr(one, "practice", None), getattr(getattr(one, "item", one), "outcome", None)):
            assert held is None or isinstance(held, Item) or _may_read(asked.standing, held)
    for group in parts_counted(counter, asked, value):
        together = sum(part.number for part in group.parts)
        assert group.adds_up == (together == value)
        if counter.split(group.dimension).adds_up and counter.distinct == "pk":
            assert group.adds_up
        if counter.distinct == "party":
            assert len(group.parts) == value
    return value


def _may_read(standing, one):
    """A country always reads what is its own."""
    own = getattr(one, "party_id", None)
    return (own is not None and own == standing.party_id) or standing.may_read(one.audience, one.audience_to)
