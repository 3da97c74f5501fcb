"""Characters that nobody sees or that turn the reading direction do not come in with a form; nor does a file's name hide
its type.
"""

from xml.sax.saxutils import escape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from puebla.areas.plans.models import Plan
from puebla.kernel.plain_words import PlainWordsMiddleware, plain
from tests.factories.activity import make_activity

OVERRIDE = "\u202e"


def received(**data):
    request = RequestFactory().post("/", data)
    PlainWordsMiddleware(lambda request: None).process_view(request, None, (), {})
    return request


@pytest.mark.parametrize("code", [*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
def test_every_turning_character_is_taken_out(code):
    assert plain(f"Ana{chr(code)} López") == "Ana López"


@pytest.mark.parametrize(
    "code", [*range(9), *range(0x0E, 0x20), *range(0x7F, 0x85), *range(0x86, 0xA0), 0xFFFE, 0xFFFF]
)
def test_every_control_character_is_taken_out(code):
    assert plain(f"Ana{chr(code)} López") == "Ana López"


@pytest.mark.parametrize("code", [0x0B, 0x0C, 0x85, 0x2028, 0x2029])
def test_where_a_word_processor_broke_the_line_words_stay_apart(code):
    assert plain(f"Ana{chr(code)}López") == "Ana López"


@given(st.text())
def test_any_text_that_was_cleaned_can_stand_in_xml(text):
    assert etree.fromstring(f"<a>{escape(plain(text))}</a>".encode()) is not None
    assert plain(plain(text)) == plain(text)


def test_tabs_and_line_ends_stay():
    assert plain("one\ttwo\r\nthree\nñ 🙂") == "one\ttwo\r\nthree\nñ 🙂"


def test_marks_that_right_to_left_scripts_need_stay():
    assert plain("שלום\u200f!") == "שלום\u200f!"


def test_each_value_of_a_field_is_cleaned_and_nothing_else_changes():
    request = received(name=[f"A{OVERRIDE}na", "Luis"], note="as it was")

    assert dict(request.POST.lists()) == {"name": ["Ana", "Luis"], "note": ["as it was"]}


def test_the_name_of_a_file_is_cleaned():
    request = received(file=SimpleUploadedFile(f"minutes{OVERRIDE}fdp.exe", b"x"))

    assert request.FILES["file"].name == "minutesfdp.exe"


def test_what_is_typed_into_the_matrix_is_kept_without_them(rcm, client, person):
    activity = make_activity(code="2021-77", year=2021, body="wg-protection-2019", title_en="A study")
    client.force_login(person("marisol"))

    client.post("/en/matrix/2021-77/risks/", {"version": 1, "text": f"Rain{OVERRIDE} and wind"})

    activity.refresh_from_db()
    assert activity.risks_en == "Rain and wind"


def test_what_is_typed_into_any_other_form_is_kept_without_them_and_with_its_lines(rcm, client, person):
    plan = Plan.objects.get(code="SP23")
    Plan.objects.filter(pk=plan.pk).update(state="draft")
    client.force_login(person("marisol"))
    said = {"name_en": f"Bell\x07 {OVERRIDE}rings", "method_en": "first\r\n\tthen\x0b", "kind": "result"}

    client.post("/en/plans/SP23/indicators/add/", said)

    indicator = plan.indicators.latest("pk")
    assert (indicator.name_en, indicator.method_en) == ("Bell rings", "first\r\n\tthen")
