"""The calendar of 2022 as the conclusions of 1 December 2021 have it (sources.md 1, 2.7, 2.28)."""

import pytest

from puebla.areas.activities.models import Activity, ConceptNote
from puebla.areas.activities.queries.counts import counts
from puebla.areas.activities.states import ActivityState, Role

pytestmark = pytest.mark.usefixtures("rcm")
LETTERS = "abcdefghijklmnopqr"  # a to r; s to w are meetings


def by_item(letter):
    return Activity.objects.get(sources__contains=[f"C21 7.{letter}"])


@pytest.mark.django_db
def test_counts_of_the_calendar_are_those_of_the_sources(rcm):
    assert rcm["activities"] == 17
    assert counts() == {
        "activities": 17,
        "activities.source_items": 18,
        "activities.items_carried_out": 18,
        "activities.shared_by_bodies": 1,
        "activities.no_evidence": 17,
        "activities.concept_notes": 0,
        "activities.of.wg-border-2019": 4,
        "activities.of.wg-irregular-mass-2019": 2,
        "activities.of.wg-labour-2019": 5,
        "activities.of.wg-protection-2019": 7,
    }


@pytest.mark.django_db
def test_each_of_the_eighteen_entries_has_its_activity():
    found = {letter: by_item(letter) for letter in LETTERS}

    assert len({activity.pk for activity in found.values()}) == 17
    assert found["f"] == found["q"]
    assert [body.code for body in found["f"].other_bodies.all()] == ["wg-border-2019"]
    assert sorted(activity.code for activity in Activity.objects.all()) == [f"2022-{n:02d}" for n in range(1, 18)]


@pytest.mark.django_db
def test_nothing_is_dated_or_overdue_by_invention():
    unsaid = Activity.objects.values_list(
        "starts_on", "ends_on", "deadline_on", "deadline_year", "measuring_due_on", "state", "year"
    ).distinct()

    assert list(unsaid) == [(None, None, None, None, None, ActivityState.NO_EVIDENCE, 2022)]
    assert not ConceptNote.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("letter", "role", "names"),
    [
        ("h", Role.HOST, {"México"}),
        ("k", Role.HOST, {"El Salvador"}),
        ("l", Role.SUPPORT, {"Canadá", "Estados Unidos", "Costa Rica", "OIM"}),
        ("i", Role.SUPPORT, {"OIM", "OIT", "ACNUR", "UNICEF"}),
        ("r", Role.PROVIDER, {"UNAM"}),
        ("f", Role.RESPONSIBLE, {"wg-irregular-mass-2019", "wg-border-2019"}),
    ],
)
def test_supporters_hosts_and_providers_are_those_named(letter, role, names):
    rows = by_item(letter).involvements.filter(role=role).select_related("party", "body")

    assert {row.body.code if row.body else row.party.short_name_es or row.party.name_es for row in rows} == names
