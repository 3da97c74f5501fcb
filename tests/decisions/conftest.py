"""People of the demonstration, and items of the conclusions of 1 December 2021."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from puebla.areas.decisions.actions.follow_up import report_follow_up
from puebla.areas.decisions.models import Item
from puebla.areas.members.models import Party
from tests.factories.activity import standing

TODAY = dt.date(2022, 3, 1)
NOW = dt.datetime(2022, 3, 1, 12, tzinfo=dt.UTC)
ES, PPT, MEXICO, GUATEMALA = "marisol.quesada", "ernesto.alvarenga", "adriana.villasenor", "oscar.xicara"
PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"


@pytest.fixture
def by(rcm, db):
    """``by(ES)``: the standing of one of the demonstration's people on its day; ``by("")`` the public."""
    return standing


@pytest.fixture
def item(rcm, db):
    """``item("7.a")`` of the conclusions."""
    return lambda number: Item.objects.select_related("outcome").get(outcome__code="C21", number=number)


def reported(item, by, country="MX", *, on=TODAY, audience="members", text="Training held", evidence=None):
    """A country's follow-up; with ``evidence`` (a file name) a PDF of that name."""
    return report_follow_up(
        item=item,
        party=Party.objects.get(code=country),
        by=by,
        at=NOW,
        reported_on=on,
        text_en=text,
        text_es="",
        audience=audience,
        file=SimpleUploadedFile(evidence, PDF) if evidence else None,
    )
