"""What a refresh made different."""

from puebla.areas.reports.rules.changes import changes_between, merged
from puebla.areas.reports.rules.content import Column, Content, Figure, Grid


def pair(text):
    return {"en": text, "es": text}


def content(value, rows, of=None):
    columns = [Column(pair("State")), Column(pair("Number"), is_number=True)]
    return Content(
        figures=[Figure("done", pair("Done"), value, of)], grids=[Grid("by", pair("By state"), columns, rows)]
    ).as_data()


def told(before, now):
    return [(one["what"]["en"], one["before"], one["now"]) for one in changes_between(before, now)]


def test_nothing_changed():
    assert told(content(1, [["A", 1]]), content(1, [["A", 1]])) == []


def test_a_figure_is_told_with_what_it_is_counted_from():
    assert told(content(1, [], of=3), content(1, [], of=4)) == [("Done", "1 / 3", "1 / 4")]


def test_a_cell_is_told_by_its_table_row_and_column():
    assert told(content(1, [["A", 1], ["B", 2]]), content(1, [["B", 5], ["A", 1]])) == [("By state: B: Number", 2, 5)]


def test_a_row_that_came_or_went_is_one_change():
    changes = changes_between(content(1, [["A", 1]]), content(1, [["B", 2]]))

    assert [(one["what"]["en"], one["before"], one["now"]) for one in changes] == [
        ("By state: B", None, pair("2")),
        ("By state: A", pair("1"), None),
    ]


def test_a_table_that_went_is_told_row_by_row():
    assert [one[0] for one in told(content(1, [["A", 1]]), content(1, []))] == ["By state: A"]


def test_what_nobody_has_seen_keeps_its_first_before_and_what_went_back_is_no_change():
    first = changes_between(content(1, []), content(2, []))
    second = changes_between(content(2, []), content(3, []))
    back = changes_between(content(2, []), content(1, []))

    assert [(one["before"], one["now"]) for one in merged(first, second)] == [("1", "3")]
    assert merged(first, back) == []
