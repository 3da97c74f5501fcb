"""Kept statements: the SQL is kept, never what it found, and never for somebody else."""

import gc
import threading
import weakref

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.functional import SimpleLazyObject

from puebla.areas.activities.models import Activity, ConceptNote, Involvement
from puebla.areas.members.models import Institution, Participation, Party
from puebla.config.settings import database
from puebla.kernel.kept import Bound, fill, kept
from puebla.kernel.together import together

pytestmark = pytest.mark.django_db


@kept
def countries(*kinds):
    return Party.objects.filter(kind__in=kinds, name_en__gte=Bound("name")).order_by("name_en")


def plain(*kinds, name):
    return list(Party.objects.filter(kind__in=kinds, name_en__gte=name).order_by("name_en"))


@pytest.mark.parametrize("name", ["A", "Mexico", "Zz", "'; DROP TABLE members_party; --"])
@pytest.mark.parametrize("kinds", [("country",), ("organisation", "process"), ()])
def test_a_kept_statement_finds_what_the_queryset_finds(rcm, kinds, name):
    for _time in range(5):  # from the third time on PostgreSQL answers along a plan of its own
        assert countries(*kinds, name=name) == plain(*kinds, name=name)


def test_only_the_statement_is_kept_and_not_its_rows(rcm):
    before = countries("country", name="A")
    Party.objects.create(code="AX", kind="country", iso3="ALA", name_en="Aland", name_es="Aland")

    assert len(countries("country", name="A")) == len(before) + 1


def test_one_asking_is_one_statement(rcm):
    with CaptureQueriesContext(connection) as captured:
        countries("country", name="A")

    assert len(captured) == 1


def test_what_is_prefetched_comes_with_the_rows(rcm):
    @kept
    def members():
        return Party.objects.filter(code=Bound("code")).prefetch_related("participations")

    [mexico] = members(code="MX")
    with CaptureQueriesContext(connection) as captured:
        found = list(mexico.participations.all())

    assert found
    assert found == list(Participation.objects.filter(party=mexico))
    assert len(captured) == 0


def test_columns_come_as_the_fields_of_the_model_read_them(rcm):
    activity = Activity.objects.first()
    note = ConceptNote.objects.create(activity=activity, form_version=1, kept_apart={"sex": ["3", "x"]})

    @kept
    def notes():
        return ConceptNote.objects.filter(activity=Bound("activity"))

    [found] = notes(activity=activity.pk)
    assert found.kept_apart == note.kept_apart == {"sex": ["3", "x"]}


def test_a_lazy_object_is_not_kept_with_the_statement(rcm):
    class Request:
        pass

    request = Request()
    gone = weakref.ref(request)
    countries(SimpleLazyObject(lambda request=request: "country"), name="A")
    del request
    gc.collect()

    assert gone() is None


def test_every_thread_reads_over_its_own_connection(rcm):
    there = len(countries("country", name="A"))
    Party.objects.create(code="AX", kind="country", iso3="ALA", name_en="Aland", name_es="Aland")
    own, found = countries("country", name="A"), []

    def elsewhere():
        try:
            found.append(len(countries("country", name="A")))
        finally:
            connection.close()

    thread = threading.Thread(target=elsewhere)
    thread.start()
    thread.join()
    assert len(own) == there + 1
    assert found == [there]  # what is not committed here is not there


def test_a_filled_relation_asks_nothing_more(rcm):
    activity = Activity.objects.filter(involvements__isnull=False).first()
    rows = list(Involvement.objects.filter(activity=activity))
    fill(activity, "involvements", rows)

    with CaptureQueriesContext(connection) as captured:
        assert list(activity.involvements.all()) == rows
    assert len(captured) == 0


def test_lists_together_are_those_asked_one_by_one(rcm):
    @together
    def beside():
        return [
            Participation.objects.filter(party=Bound("party")).order_by("pk"),
            Institution.objects.filter(party=Bound("party")).order_by("-pk"),
        ]

    for party in Party.objects.all():
        assert beside(party=party.pk) == [
            list(party.participations.order_by("pk")),
            list(party.institutions.order_by("-pk")),
        ]


@pytest.mark.parametrize(
    ("query", "threshold"), [("", 3), ("?prepare_threshold=none", None), ("?prepare_threshold=9", 9)]
)
def test_a_pooler_without_prepared_statements_can_be_told_so(query, threshold):
    options = database(f"postgresql://puebla@localhost/puebla{query}")["OPTIONS"]

    assert options.get("prepare_threshold") == threshold
    assert ("plan_cache_mode" in options.get("options", "")) == (threshold is not None)
