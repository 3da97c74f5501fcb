"""F1, A5: for any activities and any view, the rows over all pages are those of a plain filter, and all counts agree."""

import datetime as dt
import os
from dataclasses import replace

import pytest
from django.db import transaction
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from puebla.areas.activities.models import Activity
from puebla.areas.activities.queries.matrix import count, page, table, view
from puebla.areas.activities.queries.matrix.column import BY_KEY, GROUPS
from puebla.areas.activities.queries.matrix.table import asked, row_in_view
from puebla.areas.activities.queries.matrix.view import PARTS, SIGNS, View
from puebla.areas.activities.states import ActivityState
from puebla.areas.plans.models import Plan
from puebla.kernel.access.audience import Audience
from puebla.kernel.dates import Precision
from tests.activities.matrix_oracle import Spec, belongs, choices_of, in_order, key_of, pages_of, store
from tests.factories.activity import standing

pytestmark = [pytest.mark.usefixtures("rcm"), pytest.mark.django_db]

EXAMPLES = int(os.environ.get("PUEBLA_EXAMPLES", "30"))
BODIES = ["wg-protection-2019", "wg-labour-2019", "rcgm"]
ACTORS = ["party:MX", "party:GT", "party:iom", "body:wg-labour-2019", "office:es", "office:ppt"]
TOPICS = ["1.1", "1.5", "2.4", "3.8", "3.11"]
READERS = ["marisol.quesada", "adriana.villasenor", "silvia.retana", "ingrid.sandoval", "hernan.ospina", ""]
NAMED = ["party:MX", "party:unhcr", "body:wg-protection-2019", "party:CO"]
DAYS = st.dates(dt.date(2018, 12, 30), dt.date(2023, 1, 2))


@pytest.fixture(autouse=True)
def _small_pages(monkeypatch):
    """Three rows to a page, and more than four rows are many: every way through the code is taken by few rows."""
    for module in (view, page, table):
        monkeypatch.setattr(module, "PAGE", 3)
    monkeypatch.setattr(count, "MANY", 4)


@pytest.fixture(autouse=True)
def _an_empty_plan(db):
    """What the profile loaded stands in another plan."""
    Activity.objects.update(plan=Plan.objects.get(code="SP23"))


def seldom(strategy, usual=""):
    """``usual`` seven times out of eight, so that most views have rows."""
    return st.integers(0, 7).flatmap(lambda die: strategy if die == 7 else st.just(usual))


specs = st.builds(
    lambda days, **columns: Spec(columns, **dict(zip(("starts_on", "ends_on"), [*days, None, None], strict=False))),
    days=st.lists(DAYS, max_size=2).map(sorted),
    dates_precision=st.sampled_from([precision.value for precision in Precision]),
    year=st.integers(2019, 2022),
    state=st.sampled_from([state.value for state in ActivityState]),
    state_since=st.none() | DAYS,
    deadline_year=st.none() | st.integers(2019, 2023),
    deadline_on=st.none() | DAYS,
    measuring_due_on=st.none() | DAYS,
    title_en=st.sampled_from(["", "Árbol", "arbol 2", "Zebra", "ñandú"]),
    title_es=st.sampled_from(["", "Taller", "ábaco", "Óscar"]),
    risks_en=st.sampled_from(["", "Elections", "élan"]),
    pillar=st.none() | st.sampled_from([1, 2, 3]),
    topics=st.lists(st.sampled_from(TOPICS), max_size=3, unique=True),
    body=st.none() | st.sampled_from(BODIES),
    bodies=st.lists(st.sampled_from(BODIES), max_size=2, unique=True),
    responsible=st.lists(st.sampled_from(ACTORS), max_size=3, unique=True),
    audience=seldom(st.sampled_from([audience.value for audience in Audience]), "public"),
    audience_to=st.lists(st.sampled_from(NAMED), max_size=2, unique=True),
)
matrices = st.lists(specs, min_size=3, max_size=11).flatmap(
    lambda found: st.permutations(range(len(found))).map(
        lambda places: [Spec(spec, code=f"T-{place}") for spec, place in zip(found, places, strict=True)]
    )
)


views = st.builds(
    View,
    plan=st.just("SP19"),
    year=seldom(st.integers(2019, 2022), None),
    pillar=seldom(st.sampled_from(["1", "2", "none"])),
    topic=seldom(st.sampled_from(["1.5", "2.4", "none"])),
    body=seldom(st.sampled_from(["wg-labour-2019", "rcgm", "none"])),
    responsible=seldom(st.sampled_from(["party:MX", "body:wg-labour-2019", "office:es", "none"])),
    words=st.sampled_from(["matrix", "annual_report", "stored"]),
    due_from=seldom(DAYS, None),
    due_until=seldom(DAYS, None),
    signs=seldom(st.lists(st.sampled_from(SIGNS), max_size=2, unique=True).map(tuple), ()),
    part=st.sampled_from([*PARTS, "all", "all"]),
    group=st.sampled_from(list(GROUPS)),
    sort=st.sampled_from(["", *[key for key in BY_KEY if key != "indicators"]]),
    is_counted=st.booleans(),
)


@st.composite
def looks(draw):
    """A view with words of its vocabulary, plain or downwards."""
    drawn = draw(views)
    words = [word.code for word in choices_of(standing("")).vocabularies[drawn.words].words]
    status = draw(seldom(st.lists(st.sampled_from(words), max_size=2, unique=True).map(tuple), ()))
    sort = f"-{drawn.sort}" if drawn.sort and draw(st.booleans()) else drawn.sort
    return replace(drawn, status=status, sort=sort)


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data(), name=st.sampled_from(READERS), language=st.sampled_from(["en", "es"]))
def test_f1_a5_rows_over_all_pages_are_those_of_a_plain_filter_and_all_counts_agree(data, name, language):
    reader = standing(name)
    choices = choices_of(reader, language=language)
    look = data.draw(looks())
    with transaction.atomic():
        stored = store(data.draw(matrices), choices.plan)
        ask = asked(look, choices)
        # The reader's language is the thread's; here it is drawn.
        object.__setattr__(ask.reader, "language", language)
        expected = in_order([spec for spec in stored if belongs(spec, look, reader, ask.reader.vocabulary)], ask)
        check(look, choices, expected, ask, language)
        transaction.set_rollback(True)
    event(f"rows: {len(expected)}")


def check(look, choices, expected, ask, language):
    from django.utils.translation import override

    with override(language):
        tables = pages_of(look, choices)
    rows = [row for one in tables for row in one.rows]
    shown = tables[0].count

    assert [row.id for row in rows] == [spec["id"] for spec in expected]
    assert [row.id for one in tables for section in one.sections for row in section.rows] == [row.id for row in rows]
    if look.is_counted or len(expected) <= count.MANY:
        assert shown.is_whole
        assert shown.rows == len(expected)
        assert shown.reported == sum(spec.state != "no_evidence" for spec in expected)
    else:
        assert (shown.is_whole, shown.rows) == (False, count.MANY + 1)
    if look.is_grouped:
        check_groups(look, tables, expected, ask, exactly=shown.is_whole)


def check_groups(look, tables, expected, ask, *, exactly):
    """Each group stands once, in one piece, with the number of its rows; the numbers add up to the whole."""
    sizes = {}
    for spec in expected:
        key = key_of(look.group, spec, ask)
        sizes[key] = sizes.get(key, 0) + 1
    sections = {}
    for one in tables:
        for section in one.sections:
            sections.setdefault(section.key, section.count)
            assert sections[section.key] == section.count
    found = list(sections.values())
    if exactly:
        assert found == list(sizes.values())
        assert sum(found) == len(expected)
    else:
        assert [min(number, count.MANY + 1) for number in found] == [
            min(number, count.MANY + 1) for number in sizes.values()
        ]


@settings(max_examples=EXAMPLES // 3, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data(), name=st.sampled_from(READERS))
def test_f1_one_row_fits_a_view_exactly_where_it_stands_in_it(data, name):
    reader = standing(name)
    choices = choices_of(reader)
    look = data.draw(looks())
    with transaction.atomic():
        stored = store(data.draw(matrices), choices.plan)
        ask = asked(look, choices)
        fitting = {spec["id"] for spec in stored if belongs(spec, look, reader, ask.reader.vocabulary)}
        found = {spec["id"]: row_in_view(ask, spec["id"]) for spec in stored}
        transaction.set_rollback(True)

    assert {pk for pk, row in found.items() if row is not None} == fitting
