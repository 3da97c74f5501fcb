"""F1: the cells of the matrix that are changed where they stand; each change is one act and one line of history."""

import datetime as dt

import pytest
from django.apps import apps

from puebla.areas.activities.actions.keep import keep_changes, keep_row
from puebla.areas.activities.actions.row import set_deadline, set_responsible, set_risks
from puebla.areas.activities.models import Activity
from puebla.areas.activities.queries.held import hold, lock_activities
from puebla.areas.bodies.rules.actor import name_of
from puebla.kernel.refusals import ChangedMeanwhile, RuleBroken
from puebla.kernel.trail import because
from tests.factories.activity import make_activity, standing

pytestmark = [pytest.mark.usefixtures("rcm"), pytest.mark.django_db]

JUNE = dt.date(2022, 6, 30)
DECEMBER = dt.date(2022, 12, 15)


@pytest.fixture
def es():
    return standing("marisol.quesada")


def deadline(activity, by, **columns):
    columns = {"deadline_year": None, "deadline_on": None, "measuring_due_on": None} | columns
    return set_deadline(activity=activity, by=by, version=activity.version, **columns)


def acts_on(activity):
    """The acts written about an activity and its involvements since it was made, one each."""
    acts = set()
    for model, key in (("ActivityEvent", "pgh_obj_id"), ("InvolvementEvent", "activity_id")):
        events = apps.get_model("activities", model).objects.filter(**{key: activity.pk})
        acts |= set(events.exclude(pgh_context=None).values_list("pgh_context_id", "pgh_context__act"))
    return sorted(act for _context, act in acts)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ({"deadline_year": 2022}, (2022, None, None)),
        ({"deadline_on": JUNE}, (2022, JUNE, None)),
        ({"deadline_year": 2022, "deadline_on": JUNE, "measuring_due_on": DECEMBER}, (2022, JUNE, DECEMBER)),
        ({"measuring_due_on": DECEMBER}, (None, None, DECEMBER)),
    ],
)
def test_f1_both_deadlines_are_kept_and_a_day_gives_its_year(es, given, kept):
    activity = deadline(make_activity(deadline_year=2021), es, **given)
    activity.refresh_from_db()

    assert (activity.deadline_year, activity.deadline_on, activity.measuring_due_on) == kept
    assert acts_on(activity) == ["activity.set_deadline"]


def test_f1_a_day_outside_the_year_given_is_refused(es):
    activity = make_activity()

    with pytest.raises(RuleBroken) as refused:
        deadline(activity, es, deadline_year=2023, deadline_on=JUNE)

    assert (refused.value.code, refused.value.field) == ("deadline_out_of_year", "deadline_on")


def responsible_of(activity):
    rows = activity.involvements.filter(role="responsible").select_related("party", "body").order_by("pk")
    return [name_of(row) for row in rows]


def test_f1_parties_bodies_and_offices_can_be_responsible(es):
    activity = make_activity(responsible=["party:GT", "office:es"], measures=["party:GT"])
    names = ["party:MX", "office:es", "body:wg-labour-2019", "party:iom"]

    changed = set_responsible(activity=activity, names=names, by=es, version=1)

    assert sorted(responsible_of(activity)) == sorted(names)
    assert activity.involvements.filter(role="measures").count() == 1
    assert changed.version == 2
    assert acts_on(activity) == ["activity.set_responsible"]


def test_f1_nobody_can_be_responsible_and_that_is_said_too(es):
    activity = make_activity(responsible=["party:GT"])

    set_responsible(activity=activity, names=[], by=es, version=1)

    assert responsible_of(activity) == []


def test_a5_who_becomes_responsible_reads_the_activity_and_who_ceases_no_longer_does(es):
    activity = make_activity(responsible=["party:unhcr"], audience="named")
    before, unhcr = standing("oscar.xicara"), standing("ingrid.sandoval")

    changed = set_responsible(activity=activity, names=["party:unhcr", "party:GT"], by=es, version=1)
    changed.refresh_from_db()
    assert unhcr.may_read(changed.audience, changed.audience_to)
    assert before.may_read(changed.audience, changed.audience_to)

    changed = set_responsible(activity=changed, names=["party:GT"], by=es, version=changed.version)
    changed.refresh_from_db()
    assert not unhcr.may_read(changed.audience, changed.audience_to)


@pytest.mark.parametrize("name", ["party:ZZ", "body:nowhere", "office:king", "MX", ""])
def test_an_unknown_responsible_is_refused_and_nothing_changes(es, name):
    activity = make_activity(responsible=["party:GT"])

    with pytest.raises(RuleBroken) as refused:
        set_responsible(activity=activity, names=["party:MX", name], by=es, version=1)

    assert refused.value.code == "unknown_actor"
    assert responsible_of(activity) == ["party:GT"]


def test_f1_risks_are_written_in_one_language_and_the_other_stays(es):
    activity = make_activity(risks_en="Elections", risks_es="Elecciones")

    set_risks(activity=activity, language="es", text="  Elecciones y huracanes\n", by=es, version=1)
    activity.refresh_from_db()

    assert (activity.risks_en, activity.risks_es) == ("Elections", "Elecciones y huracanes")
    assert acts_on(activity) == ["activity.set_risks"]


def test_h2_texts_are_kept_in_two_languages_only(es):
    with pytest.raises(RuleBroken, match="English and Spanish"):
        set_risks(activity=make_activity(), language="fr", text="Élections", by=es, version=1)


def test_a_cell_left_as_it_was_is_no_change(es):
    activity = make_activity(
        deadline_year=2022, deadline_on=JUNE, risks_en="Elections", responsible=["party:GT", "office:es"]
    )

    deadline(activity, es, deadline_on=JUNE)
    set_risks(activity=activity, language="en", text="Elections ", by=es, version=1)
    set_responsible(activity=activity, names=["office:es", "party:GT"], by=es, version=1)

    assert acts_on(activity) == []
    assert Activity.objects.get(pk=activity.pk).version == 1


EDITS = {
    "set_deadline": lambda activity, by, version: deadline(activity, by, deadline_year=2030),
    "set_responsible": lambda activity, by, version: set_responsible(
        activity=activity, names=["office:ppt"], by=by, version=version
    ),
    "set_risks": lambda activity, by, version: set_risks(
        activity=activity, language="en", text="New", by=by, version=version
    ),
}


@pytest.mark.parametrize("edit", sorted(EDITS))
def test_a_second_writer_of_any_cell_is_told_and_nothing_is_overwritten(es, edit):
    activity = make_activity(risks_en="Old")
    set_risks(activity=activity, language="es", text="Otra persona", by=es, version=1)
    activity.version = 1

    with pytest.raises(ChangedMeanwhile) as refused:
        EDITS[edit](activity, es, 1)

    assert refused.value.current.risks_es == "Otra persona"


MAY = {  # who may change what of an activity of the Working Group on Protection for which Mexico is responsible
    "marisol.quesada": {"set_deadline", "set_responsible", "set_risks"},
    "ernesto.alvarenga": {"set_deadline", "set_responsible", "set_risks"},
    "adriana.villasenor": {"set_risks"},
    "silvia.retana": {"set_risks"},
    "oscar.xicara": set(),
    "ingrid.sandoval": set(),
    "benito.calix": set(),
    "": set(),
}


@pytest.mark.parametrize("edit", sorted(EDITS))
@pytest.mark.parametrize("name", sorted(MAY))
def test_a1_who_may_change_which_cell(name, edit):
    activity = make_activity(audience="public", body="wg-protection-2019", responsible=["party:MX"])

    if edit in MAY[name]:
        assert EDITS[edit](activity, standing(name), 1).version == 2
    else:
        with pytest.raises(RuleBroken) as refused:
            EDITS[edit](activity, standing(name), 1)
        assert refused.value.code == "not_allowed"


def test_a_held_row_is_written_once_when_all_its_cells_are_in(es):
    activity = make_activity(code="2021-01", year=2021, risks_en="Little time")
    lock_activities([activity.pk])
    held = hold([activity.pk], {})[activity.pk]
    held.risks_en = "None left"

    with because(by=es, act="matrix.import", reason="So"):
        keep_changes(activity=held, columns=["risks_en"], by=es, act="activity.set_risks")
        assert Activity.objects.get(pk=activity.pk).risks_en == "Little time"
        keep_row(activity=held, by=es)

    kept = Activity.objects.get(pk=activity.pk)
    assert (kept.risks_en, kept.version) == ("None left", activity.version + 1)
