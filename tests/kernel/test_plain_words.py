"""Characters that turn the reading direction do not come in with a form; nor does a file's name hide its type."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory

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
