"""A translation older than its original is marked (H2)."""

import datetime as dt

import pytest

from puebla.areas.plans.models import Passage
from puebla.kernel.memory.translations import _left_behind, outdated_translations, outdated_translations_of
from puebla.kernel.trail import because

from . import acting
from .acting import ES, change

pytestmark = pytest.mark.django_db


@pytest.fixture
def passage():
    return Passage.objects.create(plan=acting.plan(), kind="principle", position=1, text_es="Consenso")


def test_h2_a_new_translation_is_current(passage):
    change(passage, text_en="Consensus")

    assert outdated_translations(passage) == {}


def test_h2_a_translation_older_than_its_original_is_marked_until_it_follows(passage):
    change(passage, text_en="Consensus")
    change(passage, text_es="Consenso de todos")
    assert outdated_translations(passage) == {"text": "en"}

    change(passage, text_en="Consensus of all")
    assert outdated_translations(passage) == {}


def test_h2_the_original_is_never_called_an_old_translation(passage):
    change(passage, text_en="Consensus")
    change(passage, text_en="Consensus (corrected)")

    assert outdated_translations(passage) == {}


def test_h2_both_changed_in_one_act_are_both_current(passage):
    with because(by=ES):
        passage.text_es = "Consenso de todos"
        passage.save()
        passage.text_en = "Consensus of all"
        passage.save()

    assert outdated_translations(passage) == {}


def test_h2_where_both_began_together_the_one_left_behind_is_marked(passage):
    both = Passage.objects.create(
        plan=passage.plan, kind="principle", position=2, text_en="Consensus", text_es="Consenso"
    )
    change(both, text_en="Consensus of all")
    assert outdated_translations(both) == {"text": "es"}

    change(both, text_es="Consenso de todos")
    assert outdated_translations(both) == {}


def test_h2_the_language_that_the_record_was_written_in_decides():
    record = acting.activity(written_in="es", title_en="Workshop", title_es="Taller")
    change(record, title_en="Course")
    assert outdated_translations(record) == {}

    change(record, title_es="Curso")
    assert outdated_translations(record) == {"title": "en"}
    assert outdated_translations(record, original="en") == {}


def test_h2_a_missing_translation_is_missing_not_old(passage):
    change(passage, text_es="Consenso de todos")

    assert outdated_translations(passage) == {}


@pytest.mark.parametrize("count", [1, 3])
def test_h2_any_number_of_records_takes_one_statement(passage, count, django_assert_num_queries):
    passages = [
        Passage.objects.create(plan=passage.plan, kind="principle", position=9 + number, text_en="A", text_es="B")
        for number in range(count)
    ]
    change(passages[0], text_en="AA")

    with django_assert_num_queries(1):
        found = outdated_translations_of(passages)
    assert found == {one.pk: {"text": "es"} if one is passages[0] else {} for one in passages}


def test_h2_a_change_on_another_day_begins_a_step_of_its_own():
    day = dt.datetime(2022, 3, 1, 12, tzinfo=dt.UTC)
    hour = dt.timedelta(hours=1)
    both, en, es = ["en", "es"], ["en"], ["es"]

    assert _left_behind([(day, both), (day, en), (day + hour, es), (day + 2 * hour, es)]) is None
    assert _left_behind([(day, both), (day, en), (day + hour, es), (day + 48 * hour, es)]) == "en"
    assert _left_behind([(day, both), (day, en), (day + 48 * hour, en)]) == "es"
    assert _left_behind([(day, both), (day, en), (day + hour, both)]) is None
