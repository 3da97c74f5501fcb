"""The profiles hold what the sources count, and a bad one says file, line and reason."""

import shutil
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

import puebla.profiles
from puebla.profiles.check import ProfileError, read_profile
from puebla.profiles.process import process

PROFILES = Path(puebla.profiles.__file__).parent


@pytest.fixture(scope="module")
def rcm():
    return read_profile(PROFILES / "rcm")


@pytest.fixture
def broken(tmp_path):
    """Change one file of a copy of the small profile, then read it: ``broken("parties.yaml", "old", "new")``."""

    def change(name, old, new):
        folder = tmp_path / "csm"
        shutil.copytree(PROFILES / "csm", folder)
        text = (folder / name).read_text("utf-8")
        assert old in text
        (folder / name).write_text(text.replace(old, new, 1), "utf-8")
        with pytest.raises(ProfileError) as caught:
            read_profile(folder)
        return caught.value

    return change


def statuses(profile, year):
    """How many parties a source names with each status in a year."""
    return Counter(
        participation["status"]
        for party in profile["parties"]["parties"]
        for participation in party["participations"]
        if year in participation.get("known_for", ())
    )


def test_p1_parties_are_counted_as_the_sources_count_them(rcm):
    assert statuses(rcm, "2016") == {
        "member": 11,
        "observer_country": 5,
        "observer_organisation": 10,
        "civil_society": 1,
        "partner": 16,  # 15 of the list of collaborators, and the SACM (R20 V)
    }
    assert statuses(rcm, "2019") == {"member": 11, "observer_organisation": 13, "civil_society": 1}


def test_p1_no_source_dates_the_entry_of_a_member_or_observer_country(rcm):
    undated = [
        participation
        for party in rcm["parties"]["parties"]
        for participation in party["participations"]
        if participation["status"] in {"member", "observer_country"}
    ]

    assert len(undated) == 16
    assert all("from" not in participation and "since_at_least" in participation for participation in undated)


def test_p1_ten_observer_organisations_have_their_year_of_entry(rcm):
    entries = {
        party["code"]: participation["from"]
        for party in rcm["parties"]["parties"]
        for participation in party["participations"]
        if participation["status"] == "observer_organisation" and "from" in participation
    }

    assert entries == {
        "iom": "1996",
        "eclac-celade": "1996",
        "unhcr": "1997",
        "iachr": "2000",
        "sr-migrants": "2003",
        "sica": "2003",
        "unfpa": "2006",
        "segib": "2007",
        "icrc": "2014",
        "unicef": "2015",
    }


def test_the_list_of_collaborators_has_24_entries_of_which_15_had_no_status(rcm):
    [printed] = rcm["parties"]["lists"]
    with_status = {
        party["code"]
        for party in rcm["parties"]["parties"]
        for participation in party["participations"]
        if participation["status"] != "partner" and "2016" in participation.get("known_for", ())
    }

    assert len(printed["entries"]) == 24
    assert sum(entry["party"] not in with_status for entry in printed["entries"]) == 15


def test_p2_presidencies_are_counted_and_gaps_stay_gaps(rcm):
    presidencies = rcm["presidencies"]["presidencies"]
    first_twenty_years = [term for term in presidencies if term["year"] <= "2016"]
    later = {term["year"]: term["country"] for term in presidencies if term["year"] > "2016"}

    assert Counter(term["country"] for term in first_twenty_years) == {
        "MX": 4, "PA": 3, "CA": 2, "SV": 2, "US": 2, "CR": 2, "GT": 2, "HN": 2, "DO": 1, "NI": 1,
    }  # fmt: skip
    assert all("theme" in term for term in first_twenty_years)
    assert later == {"2017": "SV", "2018": "PA", "2019": "GT", "2021": "MX", "2022": "SV"}
    assert not any("theme" in term for term in presidencies if term["year"] > "2016")
    assert [gap["from"] for gap in rcm["presidencies"]["gaps"]] == ["2020", "2023"]


def test_the_ordinal_of_a_conference_is_its_year_less_1995(rcm):
    assert all(int(one["year"]) - one["ordinal"] == 1995 for one in rcm["presidencies"]["conferences"])


def test_l2_four_working_groups_of_2019_became_three_in_2023(rcm):
    groups = {body["code"]: body for body in rcm["bodies"]["bodies"] if body["type"] == "working_group"}
    successions = {code: [one["body"] for one in body.get("succeeds", ())] for code, body in groups.items()}

    assert sum(body["from"] == "2019-06" for body in groups.values()) == 4
    assert {code: forerunners for code, forerunners in successions.items() if forerunners} == {
        "wg-border-irregular-2023": ["wg-irregular-mass-2019", "wg-border-2019"],
        "wg-protection-2023": ["wg-protection-2019"],
        "wg-labour-2023": ["wg-labour-2019"],
    }


def test_bodies_are_counted_as_the_sources_count_them(rcm):
    assert Counter(body["type"] for body in rcm["bodies"]["bodies"]) == {
        "vm": 1,
        "rcgm": 1,
        "network": 3,
        "ad_hoc": 4,
        "working_group": 7,
        "troika": 1,
        "secretariat": 1,
        "drafting_committee": 4,
        "tripartite": 1,
    }


def test_a2_each_type_of_body_admits_whom_the_sources_admit(rcm):
    plenary = {row["code"]: row["plenary"] for row in rcm["bodies"]["body_types"]}
    watched = ("observer_country", "observer_organisation", "civil_society")

    assert {code: tuple(plenary[code][status] for status in watched) for code in plenary if code in MAIN_BODIES} == {
        "vm": ("by_right", "by_right", "slot"),
        "rcgm": ("no", "by_right", "slot"),
        "network": ("by_invitation", "by_invitation", "slot"),
        "working_group": ("by_invitation", "by_mandate", "by_mandate"),
        "ad_hoc": ("by_invitation", "by_mandate", "by_mandate"),
    }


MAIN_BODIES = {"vm", "rcgm", "network", "working_group", "ad_hoc"}


def test_a2_nobody_but_members_is_admitted_behind_closed_doors(rcm):
    for row in rcm["bodies"]["body_types"]:
        if row["code"] in MAIN_BODIES:
            assert row["closed"] == {
                "member": "by_right",
                "observer_country": "no",
                "observer_organisation": "no",
                "civil_society": "no",
                "partner": "no",
                "guest": "no",
            }


def test_p4_conditions_are_counted_as_the_sources_count_them(rcm):
    admission = rcm["admission"]

    assert {one["status"]: len(one["conditions"]) for one in admission["checklists"]} == {
        "member": 4,
        "observer_country": 9,
        "observer_organisation": 3,
    }
    assert len(admission["observer_terms"]) == 2


def test_functions_and_duties_are_counted_as_the_sources_count_them(rcm):
    counts = {(one["holder"], one["source"]): len(one["items"]) for one in rcm["duties"]["duties"]}

    assert counts["ppt", "R20 III-B"] == 9
    assert counts["es", "R20 III-E"] == 8
    assert counts["rcgm", "R20 III-C"] == 3
    assert counts["working_group", "SP23 Working Groups"] == 6
    assert counts["working_group", "SP19 3.10"] == 5
    assert len(rcm["duties"]["actors"]) == 10


def test_b1_the_amounts_add_up_and_the_printed_shares_do_not(rcm):
    [scale] = rcm["finance"]["scales"]

    assert len(rcm["finance"]["budget_headings"]) == 6
    assert len(scale["shares"]) == 11
    assert sum(share["amount"] for share in scale["shares"]) == scale["total"] == 282_724
    assert sum(Decimal(share["printed_share"]) for share in scale["shares"]) == Decimal("100.01")


def test_b3_the_fund_is_as_the_source_describes_it(rcm):
    fund = rcm["finance"]["fund"]

    assert fund["cap_per_case"] == 1000
    assert Counter(situation["track"] for situation in fund["situations"]) == {"ordinary": 4, "special": 3}


def test_the_series_of_the_first_twenty_years_has_122_activities(rcm):
    assert [one["counted"] for one in rcm["process"]["activity_series"]] == [21, 42, 6, 38, 15]


def test_f7_one_stored_state_is_said_in_both_vocabularies(rcm):
    said = {
        vocabulary["code"]: {state: word["code"] for word in vocabulary["words"] for state in word["states"]}
        for vocabulary in rcm["process"]["vocabularies"]
    }

    assert said["matrix"]["under_way"] == "in_process"
    assert said["annual_report"] == {
        "completed": "achieved",
        "under_way": "in_process",
        "planned": "pending",
        "no_evidence": "pending",
        "not_achieved": "not_achieved",
        "dropped": "dropped",
    }


def test_settings_say_which_are_ours(rcm):
    settings = rcm["process"]["settings"]

    assert settings["contact_confirmation_months"] | {"note": None} == {
        "value": 6,
        "unit": "months",
        "ours": True,
        "note": None,
        "source": "ours; the duty to keep contacts current is R20 III-A",
    }
    assert settings["silence_is_agreement"]["value"] is False
    assert settings["consultation_working_days"]["ours"] is False


def test_the_demonstration_is_marked_on_everybody(rcm):
    people = rcm["demo"]["people"]

    assert len(people) == 10
    assert all(person["demonstration"] is True and person["email"].endswith(".example.org") for person in people)
    assert sum(person["confirmed_on"] < "2021-09-01" for person in people) == 1


def test_a_second_process_is_a_profile_too():
    csm = read_profile(PROFILES / "csm")

    assert statuses(csm, "2011") == {"member": 12}
    assert csm.of_kind("process") == [csm["process"]]


@pytest.mark.parametrize("name", ["rcm", "csm"])
def test_the_quick_reader_of_the_process_reads_what_was_checked(name, settings):
    settings.PUEBLA_PROFILE = name

    assert process().data == read_profile(PROFILES / name)["process"]


def test_a_file_that_is_not_yaml_is_named_with_line_and_reason(broken):
    error = broken("parties.yaml", "    kind: country\n", "    kind: [country\n")

    assert (error.file, error.line) == ("parties.yaml", 5)
    assert "is not YAML" in error.reason


def test_a_key_that_does_not_belong_is_named_with_its_line(broken):
    error = broken("parties.yaml", "    iso3: ARG\n", "    iso3: ARG\n    capitol: Buenos Aires\n")

    assert str(error).startswith("parties.yaml, line 6: parties[AR]: “capitol” does not belong here")


def test_an_unknown_country_is_named_with_its_line(broken):
    error = broken("presidencies.yaml", "country: BR", "country: BX")

    assert str(error) == "presidencies.yaml, line 4: presidencies[2011].country: there is no party “BX”"


def test_a_party_defined_twice_is_named_with_its_line(broken):
    error = broken("parties.yaml", "code: BO", "code: AR")

    assert [str(problem) for problem in error.problems if "twice" in problem.reason] == [
        "parties.yaml, line 13: parties[AR].code: the party “AR” is defined twice"
    ]


def test_p2_overlapping_terms_are_refused_with_their_line(broken):
    error = broken("presidencies.yaml", "country: BR,", "country: BR, from: '2010-06',")

    assert (error.file, error.line) == ("presidencies.yaml", 4)
    assert error.reason == "presidencies[2011]: begins in 2010-06-01, before the term above it ends in 2011-01-01"


def test_a_year_without_quotes_is_explained(broken):
    error = broken("presidencies.yaml", "year: '2011'", "year: 2011")

    assert "write dates and years in quotes" in str(error)


def test_a_missing_file_is_named(tmp_path):
    shutil.copytree(PROFILES / "csm", tmp_path / "csm")
    (tmp_path / "csm" / "bodies.yaml").unlink()

    with pytest.raises(ProfileError) as caught:
        read_profile(tmp_path / "csm")

    assert str(caught.value) == "bodies.yaml, line 1: is missing; a profile needs it"


def test_a_file_of_no_known_kind_is_refused(tmp_path):
    shutil.copytree(PROFILES / "csm", tmp_path / "csm")
    (tmp_path / "csm" / "notes.yaml").write_text("a: b\n")

    with pytest.raises(ProfileError, match=r"notes\.yaml, line 1: “notes” is no kind of profile file"):
        read_profile(tmp_path / "csm")
