"""A process without plans has its pages all the same."""

import pytest

from puebla.areas.plans.models import Plan
from puebla.areas.plans.queries.asked import asked_of
from puebla.areas.plans.queries.counts import counts
from puebla.kernel.access.standing import system

from .conftest import TODAY


@pytest.mark.django_db
@pytest.mark.parametrize("page", ["", "compare/", "groups/", "annual/", "needs/"])
def test_the_pages_open_where_no_plan_is_on_record(client, page):
    assert not Plan.objects.exists()
    assert client.get(f"/es/plans/{page}").status_code == 200


@pytest.mark.django_db
def test_nothing_is_asked_and_nothing_counted_without_plans():
    assert asked_of(system(TODAY)) == []
    assert set(counts().values()) == {0}
