"""The pages of the plans, over HTTP, as different people see them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

pytestmark = pytest.mark.usefixtures("rcm")


@pytest.fixture
def enter(client, person):
    """``enter("marisol.quesada")``: a client signed in as one of the demonstration's people."""

    def signed_in(name):
        client.force_login(person(name))
        return client

    return signed_in


PUBLIC = [
    "/en/plans/",
    "/es/plans/",
    "/en/plans/SP19/",
    "/es/plans/SP23/",
    "/en/plans/PA09/",
    "/es/plans/PA09/?on=2022-03-01",
    "/en/plans/compare/",
    "/es/plans/compare/?a=SP19&b=SP23&show=changes",
    "/en/plans/compare/?a=PA09&b=SP23",
    "/en/plans/compare/?a=SP19.1&b=SP19",
    "/en/plans/SP19/versions/1/",
    "/en/plans/PA09/versions/1/",
    "/en/plans/SP23/topics/1.9/",
    "/es/plans/SP19/topics/3.15/",
    "/en/plans/groups/",
    "/en/plans/work/",
    "/en/plans/needs/",
    "/es/plans/needs/?plan=SP23",
]


@pytest.mark.parametrize("address", PUBLIC)
def test_everybody_reads_the_plans(client, address):
    assert client.get(address).status_code == 200
