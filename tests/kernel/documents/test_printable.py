"""What people paste is shown as what it looked like where they took it from."""

import pytest

from puebla.kernel.documents.description import Bullets, Paragraph, blocks_of
from puebla.kernel.documents.printable import printable


def test_words_own_bullets_are_real_ones_and_lines_that_begin_with_one_are_a_list():
    pasted = "First this:\r\n\uf0b7\tTraining\r\n\uf0a7  Data\n• Funds\n\nThen that."

    assert blocks_of(pasted) == [
        Paragraph("First this:"),
        Bullets(("Training", "Data", "Funds")),
        Paragraph("Then that."),
    ]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("a\uf0e0b", "a→b"),
        ("done \uf0fc", "done ✓"),
        ("\ue123", "□"),
        ("\u202eevil\u202c", "evil"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("one\u2028two\x0bthree", "one\ntwo\nthree"),
        ("bell\x07", "bell"),
        ("漢字 😀", "漢字 😀"),
    ],
)
def test_signs_of_one_font_alone_and_what_nobody_sees(typed, shown):
    assert printable(typed) == shown


def test_a_number_or_a_dash_at_the_beginning_of_a_line_makes_no_list():
    assert blocks_of("1. First\n- second") == [Paragraph("1. First"), Paragraph("- second")]
