"""Everything is remembered, told and kept (H1)."""

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction

from puebla.kernel.memory.keeping import remembered_models, removable_models
from puebla.kernel.memory.kinds import TOLD, kinds, load
from puebla.kernel.memory.labels import is_worded

from . import acting

load()
OURS = [
    model
    for config in apps.get_app_configs()
    if config.name.startswith("puebla.areas.")
    for model in config.get_models(include_auto_created=True)
    if not hasattr(model, "pgh_tracked_model")
]
REMOVABLE = {
    "activities.ActivityBody",
    "activities.ActivityIndicator",
    "activities.ActivityTopic",
    "activities.Attendance",
    "activities.ActivityItem",
    "activities.Involvement",
    "decisions.ItemAddressee",
    "decisions.ItemTopic",
    "decisions.OutcomeParty",
    "exchange.PracticeTopic",
    "exchange.RoadmapTopic",
    "monitoring.ActivityGoal",
    "monitoring.ItemGoal",
    "monitoring.TopicGoal",
    "plans.GroupPlanLineTopic",
    "plans.Target",
    "plans.TopicSuccession",
    "site.Factor",
}


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_h1_every_table_is_remembered_told_and_part_of_a_history(model):
    assert model in remembered_models()
    assert model in TOLD
    assert [one.code for one in kinds() if one.row_of(model)] != []


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_h1_no_deletion_takes_official_records_with_it(model):
    careless = [
        field.name
        for field in model._meta.concrete_fields
        if isinstance(field, models.ForeignKey) and field.remote_field.on_delete is not models.PROTECT
    ]

    assert careless == []


def test_h1_only_links_between_records_can_be_removed():
    assert {model._meta.label for model in removable_models()} == REMOVABLE


@pytest.mark.django_db
@pytest.mark.parametrize(
    "model", [model for model in OURS if model not in removable_models()], ids=lambda model: model._meta.label
)
def test_h1_the_database_keeps_every_official_row(model):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgname FROM pg_trigger WHERE tgrelid = %s::regclass AND tgname LIKE 'puebla_keep%%' ORDER BY 1",
            [model._meta.db_table],
        )
        assert [row[0] for row in cursor.fetchall()] == ["puebla_keep_rows", "puebla_keep_table"]


@pytest.mark.django_db
def test_h1_deleting_an_official_row_is_refused_and_says_what_to_do_instead():
    acting.country()

    with pytest.raises(IntegrityError, match="kept for good; end or withdraw"), transaction.atomic():
        acting.Party.objects.all().delete()
    assert acting.Party.objects.count() == 1


@pytest.mark.parametrize("told", TOLD.values(), ids=lambda told: told.model._meta.label)
def test_h2_every_field_that_history_tells_has_a_word_in_both_languages(told):
    assert [field.name for field in told.fields() if field.name not in told.says and not is_worded(told, field)] == []


@pytest.mark.parametrize("told", TOLD.values(), ids=lambda told: told.model._meta.label)
def test_h1_what_is_said_about_a_table_exists(told):
    names = {field.name for field in told.model._meta.concrete_fields}
    named = told.hidden | told.kept | set(told.labels) | set(told.precisions) | set(told.precisions.values())

    assert named - names == set()
    assert [name for name in told.says if name not in names and f"{name}_en" not in names] == []
