"""What a profile brings to monitoring; a profile may have neither goals nor series."""

import pytest

from puebla.areas.monitoring.actions.load_goal import load_goals
from puebla.areas.monitoring.actions.load_series import load_series
from puebla.areas.monitoring.models import Goal, Series
from puebla.kernel.access.standing import system
from puebla.kernel.refusals import RuleBroken

from .conftest import MEXICO, TODAY

pytestmark = pytest.mark.django_db
WITHOUT = {"process": {"code": "XX"}}
ENTRY = {
    "code": "training", "name": {"en": "Training", "es": "Capacitación"}, "counted": 6, "from": "1996", "until": "2017",
    "source": "R20 VII",
}  # fmt: skip


def test_a_profile_without_goals_and_series_brings_none():
    by = system(TODAY)

    assert (load_goals(profile=WITHOUT, by=by), load_series(profile=WITHOUT, by=by)) == ({}, {"series": 0})
    assert not Goal.objects.exists()


def test_a_series_is_loaded_as_the_source_counted_it():
    load_series(profile={"process": {"activity_series": [ENTRY]}}, by=system(TODAY))

    [series] = Series.objects.all()
    assert (series.code, series.counted, series.from_on.year, series.until_on.year) == ("training", 6, 1996, 2017)


def test_nobody_but_those_who_publish_plans_loads_a_series(by):
    with pytest.raises(RuleBroken) as refused:
        load_series(profile={"process": {"activity_series": [ENTRY]}}, by=by(MEXICO))
    assert refused.value.code == "not_allowed"
