"""What is written into the trail, and that nothing gets past it (H1)."""

import datetime as dt

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from puebla.areas.members.models import Party
from puebla.kernel.access.standing import Standing
from puebla.kernel.refusals import RuleBroken
from puebla.kernel.trail import because

pytestmark = pytest.mark.django_db

ANA = Standing(
    on=dt.date(2022, 3, 1), person_id=7, name="Ana", party="MX", offices=frozenset({"everyone", "focal_point"})
)
LUIS = Standing(on=dt.date(2022, 3, 1), person_id=8, name="Luis", offices=frozenset({"everyone", "es"}))


@pytest.fixture
def mexico():
    return Party.objects.create(code="MX", kind="country", name_en="Mexico", name_es="México")


def last(party):
    return party.events.order_by("-pgh_id").first()


def test_h1_an_act_keeps_who_which_office_when_and_why(mexico):
    with because(by=ANA, reason="the name was wrong", act="party.edit"):
        mexico.name_en = "United Mexican States"
        mexico.save()

    event = last(mexico)
    assert event.name_en == "United Mexican States"
    assert event.pgh_context | {"at": ""} == {
        "person": 7, "name": "Ana", "offices": ["everyone", "focal_point"], "party": "MX",
        "reason": "the name was wrong", "act": "party.edit", "at": "",
    }  # fmt: skip
    assert timezone.localdate(dt.datetime.fromisoformat(event.pgh_context["at"])) == dt.date(2022, 3, 1)


def test_h1_a_write_after_an_act_is_not_laid_at_its_door(mexico):
    with because(by=ANA, act="party.edit"):
        Party.objects.update(name_en="Mexico (1)")
    Party.objects.update(name_en="Mexico (2)")

    assert last(mexico).pgh_context is None


def test_h1_a_write_after_a_failed_act_is_not_laid_at_its_door(mexico):
    with pytest.raises(ValueError, match="no"), because(by=ANA, act="party.edit"):
        Party.objects.update(name_en="Mexico (1)")
        raise ValueError("no")
    Party.objects.update(name_en="Mexico (2)")

    assert last(mexico).pgh_context is None


def test_h1_an_act_that_the_database_refuses_fails_as_what_was_refused(mexico):
    with pytest.raises(RuleBroken) as refused, transaction.atomic(), because(by=ANA, act="party.edit"):
        Party.objects.create(code="MX", kind="country")

    assert isinstance(refused.value.__cause__, IntegrityError)


def test_h1_an_act_inside_an_act_is_part_of_it(mexico):
    with because(by=ANA, act="note.accept"):
        with because(by=LUIS, reason="the note was accepted", act="activity.begin"):
            Party.objects.update(name_en="Mexico (1)")
        Party.objects.update(name_en="Mexico (2)")

    inner, outer = mexico.events.order_by("pgh_id")[1:]
    assert inner.pgh_context_id == outer.pgh_context_id
    assert [(event.pgh_context["name"], event.pgh_context["act"]) for event in (inner, outer)] == [
        ("Ana", "note.accept")
    ] * 2
    assert [event.pgh_context["reason"] for event in (inner, outer)] == ["the note was accepted", ""]


def test_h1_sql_by_hand_leaves_its_line(mexico):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE members_party SET name_en = 'Mexico by hand'")

    event = last(mexico)
    assert (event.pgh_label, event.name_en, event.pgh_context) == ("update", "Mexico by hand", None)


@pytest.mark.parametrize("statement", ["UPDATE members_partyevent SET name_en = 'x'", "DELETE FROM members_partyevent"])
def test_h1_the_trail_itself_can_only_grow(mexico, statement):
    with pytest.raises(Exception, match="Cannot update or delete rows from members_partyevent"), transaction.atomic():
        connection.cursor().execute(statement)
    assert mexico.events.count() == 1


@pytest.mark.parametrize("table", ["members_partyevent", "members_party"])
def test_h1_no_table_of_the_memory_can_be_emptied(mexico, table):
    with pytest.raises(IntegrityError, match="cannot be emptied"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL puebla.may_truncate = off")
        cursor.execute(f"TRUNCATE {table} CASCADE")
    assert Party.objects.count() == mexico.events.count() == 1
