"""Proposing and editing an activity; who is involved in it; who reads it."""

import datetime as dt
import itertools

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from puebla.areas.activities.actions.activity import edit_activity, propose_activity
from puebla.areas.activities.actions.audience import renew_readers, set_audience
from puebla.areas.activities.actions.concept_note import begin_note
from puebla.areas.activities.actions.fill import Typed, fill
from puebla.areas.activities.actions.involvement import involve
from puebla.areas.activities.models import Activity, Involvement
from puebla.areas.activities.queries.activity import activities_visible_to
from puebla.areas.activities.queries.note import notes_visible_to
from puebla.areas.activities.queries.values import records_of, values_of
from puebla.areas.activities.rules.activity_form import ACTIVITY_FORM
from puebla.areas.activities.rules.readers import CHOOSABLE, named_in
from puebla.areas.activities.rules.seen import seen_of
from puebla.areas.activities.states import Role
from puebla.areas.plans.models import Plan
from puebla.kernel.access.table import can
from puebla.kernel.refusals import ChangedMeanwhile, RuleBroken
from tests.factories.activity import make_activity

pytestmark = pytest.mark.usefixtures("rcm")
ES, PPT, MEXICO, GUATEMALA, DELEGATE = (
    "marisol.quesada", "ernesto.alvarenga", "adriana.villasenor", "oscar.xicara", "silvia.retana",
)  # fmt: skip
OTHERS = ("margaret.oakley", "hernan.ospina", "ingrid.sandoval", "benito.calix", "paola.ferretti", "")


def propose(standing, **said):
    said = {
        "title": "Taller",
        "kind": "workshop",
        "year": 2022,
        "language": "es",
        "plan": Plan.objects.get(code="SP19"),
    } | said
    return propose_activity(by=standing, **said)


def stored(activity, language="es"):
    return values_of(ACTIVITY_FORM.inputs([language]), records_of(Activity.objects.get(pk=activity.pk)))


def edit(activity, standing, *, language="es", seen=None, **values):
    typed = Typed(values=values, apart={}, seen=seen_of(stored(activity, language)) if seen is None else seen)
    return edit_activity(activity=activity, by=standing, language=language, typed=typed)


def test_the_next_code_follows_the_last_of_the_year(by):
    codes = [propose(by(ES)).code, propose(by(PPT)).code, propose(by(ES), year=2019).code]

    assert codes == ["2022-18", "2022-19", "2019-01"]


def test_a_code_is_never_given_twice(by):
    propose(by(ES))
    Activity.objects.create(code="2022-99", year=2022, plan=Plan.objects.get(code="SP19"), title_es="x")
    assert propose(by(ES)).code == "2022-100"
    with pytest.raises(IntegrityError), transaction.atomic():
        Activity.objects.create(code="2022-99", year=2022, plan=Plan.objects.get(code="SP19"))


def test_what_is_proposed_is_planned_and_read_by_members_and_those_who_do_it(by):
    activity = propose(by(MEXICO), body="wg-protection-2019")

    assert (activity.state, activity.audience, activity.written_in, activity.title_es) == (
        "planned",
        "members",
        "es",
        "Taller",
    )
    assert activity.audience_to == ["party:MX"]
    assert not activities_visible_to(by("")).filter(pk=activity.pk).exists()
    assert activities_visible_to(by(GUATEMALA)).filter(pk=activity.pk).exists()


@pytest.mark.parametrize(
    ("who", "body", "responsible"),
    [
        (ES, "", {"office:es"}),
        (PPT, "", {"office:ppt"}),
        (ES, "wg-protection-2019", {"body:wg-protection-2019"}),
        (MEXICO, "", {"party:MX"}),
        (MEXICO, "wg-protection-2019", {"body:wg-protection-2019", "party:MX"}),
        (DELEGATE, "wg-protection-2019", {"body:wg-protection-2019"}),
    ],
)
def test_whoever_proposes_answers_for_it_until_said_otherwise(by, who, body, responsible):
    activity = propose(by(who), body=body)

    assert set(stored(activity)["responsible"]) == responsible
    assert can(by(who), "activity.edit", activity)
    assert can(by(who), "concept_note.write", activity)


@pytest.mark.parametrize("body", ["", "wg-labour-2019", "nonsense"])
def test_a1_a_delegate_proposes_only_for_a_group_of_their_own(by, body):
    with pytest.raises(RuleBroken) as refused:
        propose(by(DELEGATE), body=body)
    assert refused.value.code == "not_own_body"


@pytest.mark.parametrize("who", OTHERS)
def test_a1_others_do_not_propose(by, who):
    with pytest.raises(RuleBroken) as refused:
        propose(by(who))
    assert refused.value.code == "not_allowed"


@pytest.mark.parametrize(
    ("said", "code"),
    [({"title": "  "}, "title_needed"), ({"year": 2023}, "outside_the_plan"), ({"year": 2018}, "outside_the_plan")],
)
def test_a_proposal_has_a_title_and_a_year_of_its_plan(by, said, code):
    with pytest.raises(RuleBroken) as refused:
        propose(by(ES), **said)
    assert refused.value.code == code


def test_every_field_can_be_edited_and_comes_back(by):
    activity = propose(by(ES))
    said = {
        "title_es": "Otro taller",
        "type": "course",
        "written_in": "en",
        "notes_es": "Varias sedes",
        "year": "2021",
        "body": "wg-labour-2019",
        "other_bodies": ["wg-protection-2019"],
        "priority": "high",
        "pillar": "3",
        "topics": ["1.1", "3.15"],
        "starts_on": "2021-06",
        "ends_on": "2021-07",
        "measuring_due_on": "2021-12-31",
        "place_es": "San José",
        "budget_amount": "1000.00",
        "budget_currency": "CAD",
        "funds_es": "Canadá",
        "responsible": ["office:members", "party:CA"],
        "support": ["party:iom"],
        "host": ["party:CR"],
        "co_sponsor": ["party:unicef"],
        "provider": ["party:unam"],
        "counterpart": ["party:mirps"],
        "indicators": [
            {"position": 3, "kind": "impact", "name": "Casos", "baseline": "1", "target": "2", "measured_by": "SE"}
        ],
        "measures": ["office:es"],
        "risks_es": "Ninguno",
    }
    edited = edit(activity, by(ES), **said)

    assert {key: value for key, value in stored(activity).items() if key in said} == said
    assert set(stored(activity)) - set(said) == {"work_plan", "group_plan_line"}
    assert edited.version == activity.version + 1
    assert edit(activity, by(ES), **said).version == edited.version


MAY_EDIT = {"title_es": {ES, PPT, DELEGATE}, "body": {ES, PPT}, "responsible": {ES, PPT}, "measuring_due_on": {ES, PPT}}
SAID = {"title_es": "Otro", "body": "wg-labour-2019", "responsible": ["office:ppt"], "measuring_due_on": "2022-12-31"}


@pytest.mark.parametrize(("key", "who"), tuple(itertools.product(MAY_EDIT, (ES, PPT, MEXICO, DELEGATE, *OTHERS))))
def test_a6_who_may_edit_what(by, workshop, key, who):
    if who in MAY_EDIT[key]:
        edit(workshop, by(who), **{key: SAID[key]})
        assert stored(workshop)[key] == SAID[key]
    else:
        with pytest.raises(RuleBroken) as refused:
            edit(workshop, by(who), **{key: SAID[key]})
        assert refused.value.code == "not_allowed"


def test_a_title_does_not_go(by):
    activity = propose(by(ES))
    with pytest.raises(RuleBroken) as refused:
        edit(activity, by(ES), title_es=" ")
    assert (refused.value.code, refused.value.field) == ("title_needed", "title_es")


def test_what_cannot_be_read_is_refused_whole(by, workshop):
    typed = Typed(values={"place_es": "San José"}, apart={"starts_on": "soon"}, seen=seen_of(stored(workshop)))
    with pytest.raises(RuleBroken) as refused:
        edit_activity(activity=workshop, by=by(ES), language="es", typed=typed)
    assert refused.value.code == "unreadable"
    with pytest.raises(RuleBroken) as refused:
        edit(workshop, by(ES), starts_on="2022-06-02", ends_on="2022-06-01")
    assert refused.value.code == "ends_before_it_starts"
    assert stored(workshop)["place_es"] == ""


def test_two_editors_of_one_field_do_not_overwrite_each_other(by, workshop):
    both_saw = seen_of(stored(workshop))
    edit(workshop, by(ES), seen=both_saw, place_es="San José")
    with pytest.raises(ChangedMeanwhile) as clash:
        edit(workshop, by(PPT), seen=both_saw, place_es="San Salvador")
    assert clash.value.current == {"place_es": "San José"}
    assert edit(workshop, by(PPT), seen=both_saw, funds_es="OIM").funds_es == "OIM"


def test_fill_leaves_records_alone_that_nothing_was_typed_for(by, workshop):
    inputs = ACTIVITY_FORM.inputs(["es"])
    typed = Typed(values={}, apart={}, seen={})
    filled = fill(inputs=inputs, records=records_of(workshop), typed=typed, kept_apart={"starts_on": "soon"}, by=by(ES))

    assert (filled.touched, filled.kept_apart) == (frozenset(), {"starts_on": "soon"})


def test_an_actor_that_is_none_is_refused(by, workshop):
    for name in ("party:nowhere", "body:nothing", "office:king", "MX"):
        with pytest.raises(RuleBroken) as refused:
            involve(activity=workshop, role=Role.SUPPORT, names=[name], by=by(ES))
        assert refused.value.code == "unknown_actor"


def test_an_involvement_names_exactly_one(workshop):
    party = workshop.involvements.get(role="host").party
    for wrong in ({}, {"party": party, "office": "ppt"}, {"party": party, "body": workshop.body}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Involvement.objects.create(activity=workshop, role="support", **wrong)
    with pytest.raises(IntegrityError), transaction.atomic():
        Involvement.objects.create(activity=workshop, role="host", party=party)


def test_whoever_leaves_an_activity_leaves_its_readers(by):
    activity = propose(by(ES))
    involve(activity=activity, role=Role.SUPPORT, names=["party:unhcr"], by=by(ES))
    assert activities_visible_to(by("ingrid.sandoval")).filter(pk=activity.pk).exists()

    involve(activity=activity, role=Role.SUPPORT, names=[], by=by(ES))
    assert not activities_visible_to(by("ingrid.sandoval")).filter(pk=activity.pk).exists()
    assert "party:unhcr" not in Activity.objects.get(pk=activity.pk).audience_to


READS = {
    "public": {ES, PPT, MEXICO, GUATEMALA, DELEGATE, *OTHERS},
    "participants": {
        ES,
        PPT,
        MEXICO,
        GUATEMALA,
        DELEGATE,
        "margaret.oakley",
        "hernan.ospina",
        "ingrid.sandoval",
        "benito.calix",
    },
    "members_and_observer_organisations": {ES, PPT, MEXICO, GUATEMALA, DELEGATE, "margaret.oakley", "ingrid.sandoval"},
    "members": {ES, PPT, MEXICO, GUATEMALA, DELEGATE, "margaret.oakley"},
    "troika": {ES, PPT, MEXICO},  # Mexico presided in 2021
    "ppt_es": {ES, PPT},
}


@pytest.mark.parametrize(
    ("audience", "who"), tuple(itertools.product(READS, (ES, PPT, MEXICO, GUATEMALA, DELEGATE, *OTHERS)))
)
def test_a5_each_audience_reads_what_is_its_own(by, audience, who):
    activity = make_activity(year=2022)
    set_audience(record=activity, audience=audience, by=by(ES))

    assert activities_visible_to(by(who)).filter(pk=activity.pk).exists() == (who in READS[audience])


def test_a5_a_body_or_the_involved_alone_can_be_the_audience(by):
    activity = make_activity(year=2022, body="wg-protection-2019", responsible=["party:rncom"])
    readers = {}
    for audience in ("body", "named"):
        set_audience(record=activity, audience=audience, by=by(ES))
        readers[audience] = {
            who for who in (ES, PPT, MEXICO, DELEGATE, *OTHERS) if activities_visible_to(by(who)).filter(pk=activity.pk)
        }

    # Every member belongs to the working group, through its focal point and vice-minister.
    assert readers["body"] == {ES, PPT, MEXICO, DELEGATE, "margaret.oakley", "benito.calix"}
    assert readers["named"] == {ES, "benito.calix"}


def test_a5_a_note_is_not_read_by_those_who_may_not_read_its_activity(by, workshop):
    note = begin_note(activity=workshop, by=by(ES))
    set_audience(record=note, audience="public", by=by(ES))
    set_audience(record=workshop, audience="ppt_es", by=by(ES))

    assert notes_visible_to(by(PPT)).filter(pk=note.pk).exists()
    assert not notes_visible_to(by(GUATEMALA)).filter(pk=note.pk).exists()
    assert not notes_visible_to(by("")).filter(pk=note.pk).exists()


@pytest.mark.parametrize("who", [MEXICO, DELEGATE, *OTHERS])
def test_a5_only_presidency_and_secretariat_set_an_audience(by, workshop, who):
    with pytest.raises(RuleBroken) as refused:
        set_audience(record=workshop, audience="public", by=by(who))
    assert refused.value.code == "not_allowed"


@pytest.mark.parametrize("audience", ["session", "fund_staff", "everyone", ""])
def test_a5_an_audience_is_one_of_the_list(by, workshop, audience):
    with pytest.raises(RuleBroken) as refused:
        set_audience(record=workshop, audience=audience, by=by(ES))
    assert refused.value.code == "unknown_audience"


def test_readers_that_have_not_changed_are_not_written_again(by, workshop):
    events = Activity.pgh_event_model.objects.filter(pgh_obj_id=workshop.pk)
    renew_readers(activity=workshop, by=by(ES))
    before = events.count()
    renew_readers(activity=workshop, by=by(ES))

    assert events.count() == before


@given(st.sampled_from(CHOOSABLE), st.sets(st.sampled_from(["MX", "iom"])), st.sets(st.sampled_from(["rcgm", "vm"])))
def test_a5_names_follow_from_the_audience_alone(audience, involved, bodies):
    names = set(named_in(audience, involved=involved, bodies=bodies))

    assert {name for name in names if name.startswith("body:")} == (
        {f"body:{one}" for one in bodies} if audience == "body" else set()
    )
    is_open = audience in ("public", "participants", "troika", "ppt_es")
    assert {name for name in names if name.startswith("party:")} == (
        set() if is_open else {f"party:{one}" for one in involved}
    )


def test_l4_the_day_of_measuring_is_a_day(by, workshop):
    assert edit(workshop, by(ES), measuring_due_on="2022-12-31").measuring_due_on == dt.date(2022, 12, 31)
