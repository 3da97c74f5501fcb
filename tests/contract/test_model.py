"""The later thing in the story points to the earlier one; and every model is remembered (H1)."""

import pytest
from django.apps import apps

STACK = ("members", "bodies", "plans", "activities", "finance", "monitoring", "reports")
OURS = [model for model in apps.get_models() if model._meta.app_label in STACK]
EVENTS = [model for model in OURS if hasattr(model, "pgh_tracked_model")]
MODELS = [model for model in OURS if model not in EVENTS]


def test_every_area_stands_in_the_stack():
    assert {config.label for config in apps.get_app_configs() if config.name.startswith("puebla.areas.")} <= set(STACK)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_relations_point_down_the_stack(model):
    own = STACK.index(model._meta.app_label)
    above = [
        f"{field.name} -> {field.related_model._meta.label}"
        for field in model._meta.get_fields()
        if field.is_relation and not field.auto_created and field.related_model._meta.app_label in STACK
        if STACK.index(field.related_model._meta.app_label) > own
    ]

    assert above == []


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_h1_every_model_is_remembered(model):
    assert [event for event in EVENTS if event.pgh_tracked_model is model] != []
