"""What ``puebla doctor`` prints of the institution is what the sources count (sources.md 1)."""

import pytest

from puebla.areas.activities.queries import counts as of_activities
from puebla.areas.bodies.queries import counts as of_bodies
from puebla.areas.decisions.queries import counts as of_decisions
from puebla.areas.finance.queries import counts as of_finance
from puebla.areas.members.queries import counts as of_members

pytestmark = pytest.mark.django_db


def chosen(counts, names):
    return {name: counts[name] for name in names}


def test_parties_and_conditions_are_loaded_as_counted(rcm):
    expected = {
        "parties.members": 11,
        "parties.members.2016": 11,
        "parties.members.2019": 11,
        "parties.observer_countries": 5,
        "parties.observer_countries.2016": 5,
        "parties.observer_organisations": 13,
        "parties.observer_organisations.2016": 10,
        "parties.observer_organisations.2019": 13,
        "parties.civil_society": 1,
        "parties.list_entries": 24,
        "admission.conditions.member": 4,
        "admission.conditions.observer_country": 9,
        "admission.conditions.observer_organisation": 3,
        "admission.conditions.all_observers": 2,
    }

    assert chosen(of_members.counts(), expected) == expected


def test_bodies_presidencies_and_duties_are_loaded_as_counted(rcm):
    expected = {
        "bodies.network": 3,
        "bodies.ad_hoc": 4,
        "bodies.working_group": 7,
        "bodies.successions": 5,
        "presidencies": 26,
        "presidencies.with_theme": 21,
        "presidencies.gaps": "2020",
        "presidencies.MX": 5,
        "duties.ppt.R20 III-B": 9,
        "duties.es.R20 III-E": 8,
        "duties.rcgm.R20 III-C": 3,
        "duties.working_group.SP19 3.10": 5,
        "duties.working_group.SP23 Working Groups": 6,
    }

    assert chosen(of_bodies.counts(), expected) == expected
    assert "presidencies.BZ" not in of_bodies.counts()


def test_c21_is_loaded_whole_as_counted(rcm):
    counts = {name.removeprefix("outcomes.C21."): number for name, number in of_decisions.counts().items()}

    assert chosen(counts, ("nodes", "items", "letters", "romans")) == {
        "nodes": 59,
        "items": 12,
        "letters": 43,
        "romans": 4,
    }
    assert chosen(counts, ("headings", "participants", "commitments", "forwarded", "outside", "findings")) == {
        "headings": 5,
        "participants": 10,
        "commitments": 36,
        "forwarded": 3,
        "outside": 1,
        "findings": 4,
    }
    assert of_activities.counts()["activities.items_carried_out"] == 18


def test_b1_contributions_are_loaded_as_printed(rcm):
    assert of_finance.counts() == {
        "finance.budget_headings": 6,
        "finance.scales": 1,
        "finance.contributions": 11,
        "finance.contributions_total": 282_724,
        "finance.printed_shares_total": "100.01",
    }
