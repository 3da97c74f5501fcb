"""The facts of sources.md, part 1, against what the RCM's profile loads."""

import json
import os
from unittest import mock

import pytest
from click.testing import CliRunner

from puebla.areas.members.models import Participation, PartyMention
from puebla.cli.main import main
from puebla.profiles.counting import counts

FACTS = {
    # members and observers (R20 I, SP19 note 5)
    "parties.members": 11,
    "parties.observer_countries": 5,
    "parties.observer_organisations.2016": 10,
    "parties.observer_organisations.2019": 13,
    "parties.civil_society": 1,
    "parties.list_entries": 24,
    # conditions (R20 I)
    "admission.conditions.member": 4,
    "admission.conditions.observer_country": 9,
    "admission.conditions.observer_organisation": 3,
    "admission.conditions.all_observers": 2,
    # presidencies: 21 with a theme until 2016, then El Salvador, Panama, Guatemala, a gap, Mexico, El Salvador
    "presidencies": 21 + 5,
    "presidencies.with_theme": 21,
    "presidencies.gaps": "2020",
    "presidencies.MX": 4 + 1,
    "presidencies.PA": 3 + 1,
    "presidencies.SV": 2 + 2,
    "presidencies.GT": 2 + 1,
    "presidencies.CA": 2,
    "presidencies.US": 2,
    "presidencies.CR": 2,
    "presidencies.HN": 2,
    "presidencies.DO": 1,
    "presidencies.NI": 1,
    # bodies: three Networks; the ad hoc groups of 2012, 2013, 2014 and the group of ten of November 2018
    "bodies.network": 3,
    "bodies.ad_hoc": 3 + 1,
    # the plan of 2019
    "plans.SP19.general_objective": 1,
    "plans.SP19.specific_objective": 3,
    "plans.SP19.principle": 8,
    "plans.SP19.pillars": 3,
    "plans.SP19.pillar_1.topics": 9,
    "plans.SP19.pillar_2.topics": 11,
    "plans.SP19.pillar_3.topics": 15,
    "plans.SP19.topics": 35,
    "plans.SP19.groups": 4,
    "plans.SP19.actor": 10,
    "plans.SP19.weakness": 13,
    "plans.SP19.charter_step": 10,
    # the plan of 2023
    "plans.SP23.general_objective": 1,
    "plans.SP23.specific_objective": 3,
    "plans.SP23.principle": 8,
    "plans.SP23.approach": 4,
    "plans.SP23.pillars": 3,
    "plans.SP23.pillar_1.topics": 11,
    "plans.SP23.pillar_2.topics": 13,
    "plans.SP23.pillar_3.topics": 15,
    "plans.SP23.topics": 39,
    "plans.SP23.groups": 3,
    "plans.SP23.result": 4,
    "plans.SP23.indicators.result": 3,
    "plans.SP23.indicators.process": 2,
    "plans.SP23.indicators.impact": 3,
    "plans.SP23.forum": 5,
    "plans.SP23.achievement": 6,
    # the Plan of Action of 2009
    "plans.PA09.lines.theme": 3,
    "plans.PA09.lines.objective": 20,
    "plans.PA09.lines.action": 33,
    "plans.PA09.lines.activity": 34,
    "plans.PA09.lines.schedule": 37,
    "plans.PA09.lines.reference": 6,
    # C21's calendar: 18 group activities, f and q one campaign of two bodies with two items
    "activities": 18 - 1,
    "activities.source_items": 18,
    "activities.shared_by_bodies": 1,
    "activities.no_evidence": 18 - 1,
    "activities.of.wg-labour-2019": 5,
    "activities.of.wg-irregular-mass-2019": 2,
    "activities.of.wg-protection-2019": 7,
    "activities.of.wg-border-2019": 4,
    # functions and duties
    "duties.ppt.R20 III-B": 9,
    "duties.es.R20 III-E": 8,
    "duties.rcgm.R20 III-C": 3,
    "duties.working_group.SP23 Working Groups": 6,
    "duties.working_group.SP19 3.10": 5,
    # money (R20 Table 1)
    "finance.contributions": 11,
    "finance.contributions_total": 282724,
    "finance.budget_headings": 6,
}


def test_the_rcm_is_loaded_as_its_sources_count_it(rcm):
    found = counts()

    assert {name: found.get(name) for name in FACTS} == FACTS
    assert float(found["finance.printed_shares_total"]) == 100.01
    assert "presidencies.BZ" not in found  # Belize never presided


def test_p1_fifteen_of_the_collaborators_of_2016_had_no_status(rcm):
    with_status = set(
        Participation.objects.filter(known_for__contains=[2016])
        .exclude(status="partner")
        .values_list("party", flat=True)
    )

    without = [mention for mention in PartyMention.objects.order_by("pk") if mention.party_id not in with_status]

    assert len(without) == 15


@pytest.fixture
def doctor(tmp_path):
    """Runs ``puebla doctor`` in this process, on the test's own database."""

    def run(*arguments):
        with mock.patch.dict(os.environ):
            return CliRunner().invoke(main, ["doctor", "--data", str(tmp_path), *arguments])

    return run


def test_doctor_prints_the_counts_for_machines(rcm, doctor):
    result = doctor("--json")

    said = json.loads(result.stdout)
    assert said["counts"] == counts()
    assert said["checks"] == dict.fromkeys(
        ["database", "tables", "styles", "languages", "disk", "program", "files", "second factors"]
    )
    assert result.exit_code == 0


def test_doctor_prints_the_counts_for_people(rcm, doctor):
    result = doctor()

    lines = [line.split() for line in result.stdout.splitlines()]
    assert ["parties.members", "11"] in lines
    assert ["database", "in", "order"] in lines
    assert result.exit_code == 0


def test_doctor_refuses_a_folder_that_is_not_there(doctor, tmp_path):
    result = doctor("--data", str(tmp_path / "nowhere"))

    assert result.exit_code == 1
    assert result.stderr == (
        f"Error: There is no data folder {tmp_path / 'nowhere'}. Start with puebla demo, or name it with --data.\n"
    )


def test_doctor_makes_nothing_where_there_is_nothing(doctor, tmp_path, monkeypatch):
    monkeypatch.delenv("DATABASE_URL")
    result = doctor()

    assert (result.exit_code, list(tmp_path.iterdir())) == (1, [])
    assert result.stderr == f"Error: The folder {tmp_path} holds no Puebla. Name its data folder with --data.\n"


def test_doctor_refuses_a_profile_that_is_not_there(doctor):
    result = doctor("--profile", "nowhere")

    assert result.exit_code == 1
    assert result.stderr == (
        "Error: There is no profile nowhere. There are csm, rcm; or name a folder with a process.yaml.\n"
    )
