"""A1-A6: who may take which step, written out by hand and compared with what the table answers.

A new step of the table is written here too: under WITHOUT_CONDITION with the kinds of people who may take it, or under
WITH_CONDITION with its whole row.
"""

import pytest

from puebla.areas.bodies.queries.seen_as import standing_seen_as
from puebla.areas.bodies.queries.standing import standing_of
from puebla.kernel import clock
from puebla.kernel.access import table
from puebla.kernel.access.must import must
from puebla.kernel.access.standing import EVERYONE, Standing, system
from puebla.kernel.refusals import RuleBroken

# The demonstration's people on 1 March 2022, one for each office, and the offices that dated facts give them.
PEOPLE = {
    "public": (None, set()),
    "es": ("marisol.quesada", {"es"}),
    "ppt": ("ernesto.alvarenga", {"ppt", "troika", "focal_point"}),
    "troika": ("adriana.villasenor", {"troika", "focal_point"}),
    "focal_point": ("oscar.xicara", {"focal_point"}),
    "delegate": ("silvia.retana", {"delegate"}),
    "vice_minister": ("margaret.oakley", {"vice_minister"}),
    "observer_country": ("hernan.ospina", {"observer_country"}),
    "observer_organisation": ("ingrid.sandoval", {"observer_organisation"}),
    "civil_society": ("benito.calix", {"civil_society"}),
    "fund": ("paola.ferretti", {"fund"}),
}
ALL = frozenset(PEOPLE)
SIGNED_IN = ALL - {"public"}
ES = {"es"}
ES_AND_PPT = {"es", "ppt"}
MEMBERS = {"ppt", "troika", "focal_point", "delegate", "vice_minister"}
COUNTRIES = {"ppt", "troika", "focal_point"}  # whoever is a country's focal point

WITHOUT_CONDITION = {
    "page.view": ALL,
    "dashboard.view": ALL,
    "sign_in.use": ALL,
    "sign_in.end": ALL,
    "own_account.use": SIGNED_IN,
    "today.view": SIGNED_IN,
    "inner_dashboard.view": SIGNED_IN,
    "invitation.view": ES,
    "invitation.invite": ES,
    "invitation.resend": ES,
    "invitation.withdraw": ES,
    "seat.give": ES,
    "seat.end": ES,
    "account.view": ES,
    "account.deactivate": ES,
    "account.reactivate": ES,
    "account.reset_factor": ES,
    "see_as.view": ES,
    "see_as.begin": ES,
    "see_as.end": set(),
    "history.view": ES | MEMBERS,
    "history.restore": ES,
    "history.readers": ES,
    "party.view": ALL,
    "party.edit": ES,
    "contact.view": ES | MEMBERS,
    "contact.remind": ES,
    "admission.criteria": ALL,
    "admission.receive": ES,
    "admission.check": ES,
    "admission.decide": ES_AND_PPT,
    "report.approve": ES_AND_PPT,
    "report.hold": ES_AND_PPT,
    "body.view": ALL,
    "body.edit": ES,
    "presidency.view": ALL,
    "presidency.edit": ES,
    "contribution.view": ALL,
    "plan.edit": ES_AND_PPT,
    "plan.publish": ES_AND_PPT,
    "group_plan.submit": ES_AND_PPT,
    "group_plan.approve": ES_AND_PPT,
    "work_plan.edit": ES_AND_PPT,
    "work_plan.consult": ES_AND_PPT,
    "work_plan.endorse": ES_AND_PPT,
    "outcome.record": ES_AND_PPT,
    "commitment.set_state": ES_AND_PPT,
    "roadmap.edit": ES_AND_PPT,
    "goal.view": ALL,
    "goal.tag": ES_AND_PPT,
    "channel.edit": ES_AND_PPT,
    "activity.propose": ES | COUNTRIES | {"delegate"},
    "activity.set_plan": ES_AND_PPT,
    "activity.set_deadline": ES_AND_PPT,
    "activity.set_responsible": ES_AND_PPT,
    "activity.set_audience": ES_AND_PPT,
    "activity.except_from_note": {"ppt"},
    "concept_note.check": ES,
    "concept_note.return": ES,
    "concept_note.reopen": ES_AND_PPT,
    "concept_note.view_delegation": ES_AND_PPT,
    "concept_note.delegate_acceptance": {"ppt"},
    "measurement.return": ES,
    "measurement.approve": ES,
    "impact_round.begin": ES,
    "impact_round.edit": ES,
    "impact_round.end": ES,
    "matrix.view": ALL,
    "matrix.export": ALL,
    "matrix.import": ES | COUNTRIES | {"delegate"},
}
AUDIENCE = {"everyone": ["audience"]}
OWN_FILE = {"es": ["always"], "ppt": ["own_file"], "delegate": ["own_file"], "focal_point": ["own_file"]}
OWN_COUNTRY = {"es": ["always"], "focal_point": ["own_party"]}
OF_A_COUNTRY = ("vice_minister", "focal_point", "delegate")
WITH_A_PARTY = (*OF_A_COUNTRY, "observer_country", "observer_organisation", "civil_society")
BESIDES_ES_AND_PPT = {"es": ["always"], "ppt": ["always"]}
WHO_FREEZES = BESIDES_ES_AND_PPT | {
    "troika": ["own_presidency"],
    "vice_minister": ["own_party"],
    "focal_point": ["own_party"],
}
WHO_REPORTS = WHO_FREEZES | {"delegate": ["own_body"]}
WHOSE_ACTIVITY_IT_IS = BESIDES_ES_AND_PPT | {"delegate": ["own_body", "responsible"], "focal_point": ["responsible"]}
WHO_WRITES = BESIDES_ES_AND_PPT | {
    "delegate": ["own_body", "responsible", "host"],
    "focal_point": ["responsible", "host"],
    "observer_organisation": ["responsible"],
}
WITH_CONDITION = {
    "institution.edit": OWN_COUNTRY,
    "contact.edit": OWN_COUNTRY,
    "contact.confirm": OWN_COUNTRY,
    "contact.appoint": OWN_COUNTRY,
    "admission.view": BESIDES_ES_AND_PPT
    | {"vice_minister": ["always"], "observer_country": ["audience"], "observer_organisation": ["audience"]},
    "presidency.volunteer": OWN_COUNTRY,
    "plan.view": AUDIENCE,
    "plan.note": OWN_COUNTRY,
    "group_plan.view": AUDIENCE,
    "matrix_file.view": OWN_FILE,
    "matrix_file.take_over": OWN_FILE,
    "matrix_file.set_aside": OWN_FILE,
    "group_plan.edit": BESIDES_ES_AND_PPT | {"delegate": ["own_body"]},
    "work_plan.view": AUDIENCE,
    "work_plan.reply": OWN_COUNTRY,
    "need.view": AUDIENCE,
    "need.state": OWN_COUNTRY,
    "outcome.view": AUDIENCE,
    "follow_up.view": AUDIENCE | {office: ["own_party"] for office in OF_A_COUNTRY},
    "follow_up.report": OWN_COUNTRY,
    "practice.view": AUDIENCE | {office: ["own_party"] for office in WITH_A_PARTY},
    "practice.record": BESIDES_ES_AND_PPT | {"focal_point": ["own_party"]},
    "benefit.report": OWN_COUNTRY,
    "roadmap.view": AUDIENCE,
    "channel.view": AUDIENCE,
    "activity.view": AUDIENCE,
    "activity.edit": WHOSE_ACTIVITY_IT_IS,
    "activity.set_status": WHOSE_ACTIVITY_IT_IS,
    "activity.set_risks": WHOSE_ACTIVITY_IT_IS,
    "concept_note.view": AUDIENCE,
    "concept_note.write": WHO_WRITES,
    "concept_note.submit": WHO_WRITES,
    "concept_note.accept": {"ppt": ["always"], "es": ["acceptance_delegated"]},
    "execution_report.view": AUDIENCE,
    "execution_report.write": WHO_WRITES,
    "job.view": {"everyone": ["own_job"]},
    "report.view": AUDIENCE,
    "report.begin": WHO_FREEZES,
    "report.write": WHO_REPORTS,
    "report.freeze": WHO_FREEZES,
    "report.set_aside": WHO_FREEZES,
    "measurement.view": AUDIENCE,
    "measurement.enter": {
        "es": ["always"],
        "ppt": ["for_the_region"],
        "delegate": ["own_body", "own_group_plan", "responsible"],
        "focal_point": ["own_party", "responsible"],
    },
    "impact_round.view": AUDIENCE,
    "impact_round.answer": OWN_COUNTRY,
    "attachment.view": AUDIENCE,
    "attachment.attach": WHO_WRITES,
    "attachment.withdraw": WHO_WRITES,
}
READS = {
    "public": ALL,
    "participants": SIGNED_IN - {"fund"},
    "members_and_observer_organisations": ES | MEMBERS | {"observer_organisation"},
    "members": ES | MEMBERS,
    "troika": ES_AND_PPT | {"troika"},
    "body": ES_AND_PPT,
    "session": ES_AND_PPT,
    "drafting_committee": ES_AND_PPT,
    "named": ES,
    "applicant_and_vice_ministers": ES_AND_PPT | {"vice_minister"},
    "ppt_es": ES_AND_PPT,
    "fund_staff": {"fund"},
}


@pytest.fixture(scope="module")
def standings(rcm, django_db_blocker):
    from puebla.areas.members.models import Person

    with django_db_blocker.unblock():
        people = {person.email.split("@")[0]: person for person in Person.objects.filter(is_demonstration=True)}
        return {
            kind: standing_of(people[name], on=clock.today()) if name else Standing(on=clock.today())
            for kind, (name, _offices) in PEOPLE.items()
        }


def test_every_step_of_the_table_is_written_out_here():
    assert sorted(table.permissions()) == sorted([*WITHOUT_CONDITION, *WITH_CONDITION])


@pytest.mark.parametrize("kind", PEOPLE)
def test_a1_offices_of_each_kind_of_person(standings, kind):
    assert standings[kind].offices == {EVERYONE} | PEOPLE[kind][1]


@pytest.mark.parametrize("step", WITHOUT_CONDITION)
def test_a6_who_may_take_each_step(standings, step):
    assert {kind for kind in PEOPLE if table.can(standings[kind], step)} == WITHOUT_CONDITION[step]


@pytest.mark.parametrize("step", WITH_CONDITION)
def test_a6_who_may_under_which_condition(step):
    assert table.grants(step) == WITH_CONDITION[step]


@pytest.mark.parametrize("audience", READS)
def test_a5_who_reads_each_audience_without_being_named(standings, audience):
    assert {kind for kind in PEOPLE if standings[kind].may_read(audience)} == READS[audience]


@pytest.mark.parametrize(
    ("audience", "to", "kinds"),
    [
        ("body", "body:wg-protection-2019", ES_AND_PPT | COUNTRIES | {"vice_minister", "delegate"}),
        ("body", "body:wg-labour-2019", ES_AND_PPT | COUNTRIES | {"vice_minister"}),
        ("named", "party:MX", ES | {"troika"}),
        ("named", "party:unhcr", ES | {"observer_organisation"}),
        ("applicant_and_vice_ministers", "party:CO", ES_AND_PPT | {"vice_minister", "observer_country"}),
        ("ppt_es", "party:MX", ES_AND_PPT),
        ("fund_staff", "party:MX", {"fund"}),
        ("members", "party:CO", ES | MEMBERS | {"observer_country"}),
    ],
)
def test_a5_who_reads_a_record_that_names_somebody(standings, audience, to, kinds):
    assert {kind for kind in PEOPLE if standings[kind].may_read(audience, [to])} == set(kinds)


def test_a6_looking_as_somebody_reads_like_them_and_ends_only_there(standings):
    officer = standings["es"]

    for kind in PEOPLE:
        seen = standings[kind].looked_at_by(officer)
        read = {step for step in table.permissions() if step.endswith(".view") and step in WITHOUT_CONDITION}
        assert {step for step in read if table.can(seen, step)} == {
            step for step in read if kind in WITHOUT_CONDITION[step]
        }
        assert table.can(seen, "see_as.end")


def test_a6_the_public_is_looked_at_as_nobody(standings):
    seen = standing_seen_as("public", by=standings["es"])

    assert (seen.offices, seen.names, seen.is_signed_in) == ({EVERYONE}, set(), False)


@pytest.mark.parametrize("kind", PEOPLE)
def test_a1_actions_refuse_what_the_table_refuses(standings, kind):
    for step, kinds in WITHOUT_CONDITION.items():
        if kind in kinds:
            assert must(standings[kind], step) is None
        else:
            with pytest.raises(RuleBroken):
                must(standings[kind], step)


def test_imports_and_commands_act_as_the_secretariat():
    by = system(clock.today())

    assert (by.person_id, by.offices) == (None, {EVERYONE, "es"})


def test_a_step_that_the_table_lacks_is_a_fault_of_the_program():
    with pytest.raises(KeyError):
        table.can(Standing(on=clock.today()), "nothing.at_all")
