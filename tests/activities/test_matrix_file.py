"""A filled-in matrix comes back: what it changes, what it does not, and that everything is said (F1, H1)."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from puebla.areas.activities.actions import matrix_file
from puebla.areas.activities.actions.matrix_file import map_file, receive_file, set_aside_file, take_over_file
from puebla.areas.activities.actions.matrix_row import write_row
from puebla.areas.activities.models import Activity
from puebla.areas.activities.queries.matrix.choice import Choices
from puebla.areas.activities.queries.matrix.directory import directory
from puebla.areas.activities.queries.matrix_file.layout import as_remembered, guess_mapping
from puebla.areas.activities.queries.matrix_file.news import Fate
from puebla.areas.activities.queries.matrix_file.record import book_of, earlier_mappings, told
from puebla.areas.activities.rules.mapping import check_mapping
from puebla.kernel.refusals import ChangedMeanwhile, RuleBroken
from tests.activities.filled import column, exported, fill, row, saved
from tests.factories.activity import accept_note_of, make_activity
from tests.factories.matrix import NOW
from tests.factories.matrix import received_matrix as received

pytestmark = [pytest.mark.usefixtures("rcm"), pytest.mark.django_db]

ES = "marisol.quesada"
STATEMENTS_OF_A_FILE = 22


@pytest.fixture
def study():
    activity = make_activity(
        code="2021-01", audience="public", title_en="A study", title_es="Un estudio", pillar=2, topics=["2.4", "2.1"],
        body="wg-labour-2019", responsible=["party:MX", "office:es"], indicators=["Officials trained"], year=2021,
        deadline_year=2021, deadline_on=dt.date(2021, 6, 30), risks_en="Little time",
    )  # fmt: skip
    accept_note_of(activity)
    return activity


def news(file, standing):
    return told(file, standing)[1]


def taken(file, standing, decisions=None, **more):
    seen = news(file, standing).token
    return take_over_file(
        file=file, by=standing, at=NOW, reason="From the ministry", seen=seen, decisions=decisions or {}, **more
    )


def test_a_file_that_comes_back_as_it_went_changes_nothing(as_person, by, study):
    file = received(by(ES), saved(exported(as_person(ES), "part=all")))

    found = news(file, by(ES))

    assert (found.rows, found.missing) == ([], [])
    assert len(found.unchanged) == Activity.objects.filter(plan__code="SP19").count()


def test_f1_every_changed_cell_is_found_and_taken_over(as_person, by, study):
    book = exported(as_person(ES), "part=all&columns=status&columns=deadline&columns=responsible&columns=risks")
    fill(
        book.worksheets[0],
        "2021-01",
        Status="in process",
        Responsible="Guatemala; ES",
        Assumptions_or_risks="None left",
    )
    sheet = book.worksheets[0]
    fill(sheet, "2021-01", **{"Deadline (day)": dt.date(2022, 5, 1)})
    file = received(by(ES), saved(book))

    found = news(file, by(ES))

    assert {(cell.name, cell.before, cell.after) for cell in found.changes} == {
        ("status", "planned", "in process"),
        ("responsible", "Mexico, ES", "Guatemala; ES"),
        ("risks", "Little time", "None left"),
        ("deadline_on", "2021-06-30", "2022-05-01"),
    }
    assert found.mistakes == 0

    taken(file, by(ES))

    study.refresh_from_db()
    assert (study.state, study.risks_en, study.deadline_on, study.deadline_year) == (
        "under_way", "None left", dt.date(2022, 5, 1), 2022,
    )  # fmt: skip
    assert {str(one) for one in study.involvements.filter(role="responsible")} == {"Guatemala", "ES"}


def test_f7_words_of_the_other_language_are_no_change(as_person, by, study):
    book = exported(as_person(ES), "part=all&columns=status&columns=responsible")
    fill(book.worksheets[0], "2021-01", Status="Planificada", Responsible="SE, México")
    file = received(by(ES), saved(book))

    assert news(file, by(ES)).rows == []


def test_h2_a_spanish_file_imported_by_an_english_reader_changes_the_spanish_text(as_person, by, study):
    book = exported(as_person(ES), "part=all&columns=status&columns=risks", "es")
    fill(book.worksheets[0], "2021-01", Actividad="Un estudio nuevo", Estado="en proceso")
    taken(received(by(ES), saved(book)), by(ES))

    study.refresh_from_db()
    assert (study.title_es, study.title_en, study.state) == ("Un estudio nuevo", "A study", "under_way")


def test_what_changed_in_both_places_is_decided_cell_by_cell(as_person, by, study):
    book = exported(as_person(ES), "part=all")
    sheet = book.worksheets[0]
    fill(sheet, "2021-01", Assumptions_or_risks="From the file", Status="in process")
    Activity.objects.filter(pk=study.pk).update(risks_en="From Puebla", measuring_due_on=dt.date(2022, 9, 9))
    file = received(by(ES), saved(book))
    found = news(file, by(ES))

    assert [(cell.name, cell.before, cell.after) for cell in found.conflicts] == [
        ("risks", "From Puebla", "From the file")
    ]
    assert [cell.name for cell in found.changes] == ["status"]
    assert [(cell.name, cell.before) for cell in found.cells(Fate.KEPT)] == [("measuring", "2022-09-09")]

    with pytest.raises(RuleBroken) as undecided:
        taken(file, by(ES))
    assert undecided.value.code == "undecided"
    study.refresh_from_db()
    assert study.state == "planned"

    [conflict] = found.conflicts
    taken(file, by(ES), {conflict.key: "puebla"})
    study.refresh_from_db()
    assert (study.state, study.risks_en, study.measuring_due_on) == ("under_way", "From Puebla", dt.date(2022, 9, 9))


def test_a_conflict_decided_for_the_file_takes_the_files_cell(as_person, by, study):
    book = exported(as_person(ES), "part=all")
    fill(book.worksheets[0], "2021-01", Assumptions_or_risks="From the file")
    Activity.objects.filter(pk=study.pk).update(risks_en="From Puebla")
    file = received(by(ES), saved(book))
    [conflict] = news(file, by(ES)).conflicts

    taken(file, by(ES), {conflict.key: "file"})

    study.refresh_from_db()
    assert study.risks_en == "From the file"


def test_the_same_change_in_both_places_is_none(as_person, by, study):
    book = exported(as_person(ES), "part=all")
    fill(book.worksheets[0], "2021-01", Assumptions_or_risks="The same")
    Activity.objects.filter(pk=study.pk).update(risks_en="The same")

    assert news(received(by(ES), saved(book)), by(ES)).rows == []


def test_a1_what_the_office_may_not_change_is_listed_and_left(as_person, by, study):
    """Mexico's focal point is responsible: status and risks are hers, the deadline is not."""
    mexico = "adriana.villasenor"
    book = exported(as_person(mexico), "part=all")
    fill(book.worksheets[0], "2021-01", Status="in process", **{"Deadline (year)": 2022, "Deadline (day)": None})
    file = received(by(mexico), saved(book))
    found = news(file, by(mexico))

    assert [cell.name for cell in found.changes] == ["status"]
    assert {cell.name for cell in found.cells(Fate.REFUSED)} == {"deadline_year", "deadline_on"}
    assert found.mistakes == 0

    taken(file, by(mexico))
    study.refresh_from_db()
    assert (study.state, study.deadline_year, study.deadline_on) == ("under_way", 2021, dt.date(2021, 6, 30))


def test_a1_a_file_is_its_senders_and_the_secretariats(as_person, by, study):
    mexico = "adriana.villasenor"
    file = received(by(mexico), saved(exported(as_person(mexico), "part=all")))

    def opened(name):
        return as_person(name).get(f"/en/matrix/import/{file.pk}/").status_code

    assert (opened(mexico), opened(ES), opened("oscar.xicara")) == (200, 200, 404)


@pytest.mark.parametrize(("heading", "value", "words"), [
    ("Status", "finished", "“finished” is no status"),
    ("Status", "not achieved", "Say why in the column “Reason”"),
    ("Status", None, "An activity always has a status"),
    ("Responsible", "Atlantis", "“Atlantis” is neither a party nor a body"),
    ("Deadline (year)", "soon", "Write the year in four digits"),
    ("Deadline (year)", 2022, "The day 2021-06-30 does not lie in 2022"),
    ("Deadline (day)", "in June", "Write the date as 2022-06-25"),
    ("Deadline (day)", "31/02/2022", "is not in the calendar"),
    ("Pillar", "9. Space", "The plan has no pillar"),
    ("Pillar", "1", ""),
    ("Topic", "2.99 Nothing", "The plan has no topic"),
    ("Activity", " ", "An activity keeps its title"),
    ("Activity", "x" * 501, "At most 500 characters"),
    ("Reason", "Because", "A reason belongs to a change of the status"),
])  # fmt: skip
def test_a_cell_that_cannot_be_taken_over_says_why_and_where(as_person, by, study, heading, value, words):
    book = exported(as_person(ES), "part=all")
    fill(book.worksheets[0], "2021-01", **{heading: value})
    file = received(by(ES), saved(book))
    found = news(file, by(ES))

    if not words:
        assert [cell.fate for row in found.rows for cell in row.cells] == [Fate.CHANGED]
        return
    [wrong] = found.cells(Fate.MISTAKE)
    assert words in wrong.why
    sheet = book.worksheets[0]
    assert wrong.place == sheet.cell(row(sheet, "2021-01"), column(sheet, heading)).coordinate


def test_mistakes_stop_everything_unless_they_are_left_out(as_person, by, study):
    book = exported(as_person(ES), "part=all")
    fill(book.worksheets[0], "2021-01", Assumptions_or_risks="Anew", Responsible="Atlantis")
    file = received(by(ES), saved(book))

    with pytest.raises(RuleBroken) as refused:
        taken(file, by(ES))
    study.refresh_from_db()
    assert (refused.value.code, study.risks_en) == ("mistakes", "Little time")

    taken(file, by(ES), without_mistakes=True)
    study.refresh_from_db()
    assert study.risks_en == "Anew"


def test_f2_carrying_out_needs_the_note_whatever_the_door(as_person, by):
    make_activity(code="2022-77", title_en="Bare", year=2022, audience="public")
    book = exported(as_person(ES), "part=all")
    fill(book.worksheets[0], "2022-77", Status="completed")

    [wrong] = news(received(by(ES), saved(book)), by(ES)).cells(Fate.MISTAKE)

    assert "concept note" in wrong.why


def test_a_row_without_identifier_becomes_an_activity(as_person, by):
    book = exported(
        as_person(ES), "part=all&columns=year&columns=pillar&columns=status&columns=responsible&columns=topic"
    )
    sheet = book.worksheets[0]
    last = sheet.max_row + 1
    for heading, value in {
        "Activity": "A new course", "Year": 2022, "Pillar": 2, "Topic": "2.1", "Responsible": "Panama",
    }.items():  # fmt: skip
        sheet.cell(last, column(sheet, heading)).value = value
    file = received(by(ES), saved(book))
    [new] = news(file, by(ES)).new_rows

    assert (new.title, new.number, new.proposal["year"]) == ("A new course", last, 2022)
    assert [(cell.name, cell.after, cell.why) for cell in new.cells] == [
        ("pillar", "2", ""), ("topic", "2.1", ""), ("responsible", "Panama", "")
    ]  # fmt: skip

    taken(file, by(ES))

    course = Activity.objects.get(title_en="A new course")
    assert (course.year, course.pillar.number, course.state) == (2022, 2, "planned")
    assert [str(one) for one in course.involvements.all()] == ["Panama"]
    assert [one.topic.number for one in course.activity_topics.all()] == [1]


def test_a_row_that_lost_its_identifier_does_not_become_a_twin(as_person, by, study):
    book = exported(as_person(ES), "part=all")
    sheet = book.worksheets[0]
    sheet.cell(row(sheet, "2021-01"), 1).value = None

    [lost] = news(received(by(ES), saved(book)), by(ES)).lost_rows

    assert "2021-01" in lost.why


def test_rows_that_are_not_in_the_file_stay_and_are_listed(as_person, by, study):
    book = exported(as_person(ES), "part=all")
    sheet = book.worksheets[0]
    sheet.delete_rows(row(sheet, "2021-01"))

    found = news(received(by(ES), saved(book)), by(ES))

    assert (found.rows, found.missing) == ([], [("2021-01", "A study")])


def test_rows_may_be_sorted_columns_moved_and_left_out(as_person, by, study):
    book = exported(as_person(ES), "part=all")
    sheet = book.worksheets[0]
    fill(sheet, "2021-01", Assumptions_or_risks="Anew")
    kept = ("Assumptions or risks", "Identifier", "Activity")
    lines = [[line[column(sheet, heading) - 1].value for heading in kept] for line in sheet.iter_rows()]
    for values in (lines[0], *reversed(lines[1:])):
        book.worksheets[1].append(values)
    other = book.create_sheet("Ours", 0)
    for values in (["Our own title", None, None], [None] * 3, lines[0], *reversed(lines[1:])):
        other.append(values)
    del book[sheet.title]

    found = news(received(by(ES), saved(book)), by(ES))

    assert [(cell.name, cell.after) for cell in found.changes] == [("risks", "Anew")]
    assert found.sheet == "Ours"


@pytest.mark.parametrize(("change", "words"), [
    ("2099-99", "There is no activity 2099-99"),
    ("twice", "stands in row"),
])  # fmt: skip
def test_a_row_that_belongs_to_no_activity_is_told(as_person, by, study, change, words):
    book = exported(as_person(ES), "part=all")
    sheet = book.worksheets[0]
    place = row(sheet, "2021-01")
    sheet.cell(place, 1).value = change if change != "twice" else sheet.cell(place - 1 or 2, 1).value
    if place == 2:
        sheet.cell(place, 1).value = change if change != "twice" else sheet.cell(3, 1).value

    found = news(received(by(ES), saved(book)), by(ES))

    assert [words in lost.why for lost in found.lost_rows] == [True]
    assert found.missing == [("2021-01", "A study")]


def test_every_column_and_sheet_is_told_of(as_person, by, study):
    book = exported(as_person(ES), "part=all&columns=status")
    sheet = book.worksheets[0]
    sheet.cell(1, sheet.max_column + 1).value = "Our remarks"
    sheet.cell(2, sheet.max_column).value = "Call them"
    book.create_sheet("Notes").append(["Something"])

    found = news(received(by(ES), saved(book)), by(ES))

    assert [(one.letter, one.heading) for one in found.columns if not one.name] == [("G", "Our remarks")]
    assert [name for name, _why in found.sheets_left_out] == ["Notes"]


def test_nothing_is_taken_over_twice(as_person, by, study):
    book = exported(as_person(ES), "part=all")
    fill(book.worksheets[0], "2021-01", Assumptions_or_risks="Anew")
    file = received(by(ES), saved(book))
    seen = news(file, by(ES)).token
    taken(file, by(ES))

    with pytest.raises(RuleBroken) as again:
        take_over_file(file=file, by=by(ES), at=NOW, reason="Again", seen=seen, decisions={})
    assert again.value.code == "wrong_state"


def test_who_looked_before_somebody_changed_the_row_is_asked_again(as_person, by, study):
    book = exported(as_person(ES), "part=all")
    fill(book.worksheets[0], "2021-01", Assumptions_or_risks="Anew")
    file = received(by(ES), saved(book))
    seen = news(file, by(ES)).token
    Activity.objects.filter(pk=study.pk).update(risks_en="Meanwhile")

    with pytest.raises(ChangedMeanwhile):
        take_over_file(file=file, by=by(ES), at=NOW, reason="So", seen=seen, decisions={})
    study.refresh_from_db()
    assert study.risks_en == "Meanwhile"


def test_h1_one_change_with_its_reason_and_a_line_for_each_row(as_person, by, study):
    make_activity(code="2021-02", audience="public", title_en="Another", year=2021)
    book = exported(as_person(ES), "part=all")
    fill(book.worksheets[0], "2021-01", Assumptions_or_risks="Anew", Status="in process")
    fill(book.worksheets[0], "2021-02", Assumptions_or_risks="Anew, too")
    taken(received(by(ES), saved(book)), by(ES))

    said = [as_person(ES).get(f"/en/history/activity/{code}/").content.decode() for code in ("2021-01", "2021-02")]
    assert all("From the ministry" in page for page in said)
    contexts = {event.pgh_context_id for event in Activity.pgh_event_model.objects.filter(risks_en__startswith="Anew")}
    assert len(contexts) == 1


def test_the_form_of_2019_is_found_by_titles_once_its_columns_are_confirmed(as_person, by, study):
    book = exported(as_person(ES), "part=all&form=2019")
    sheet = book.worksheets[0]
    place = next(cell.row for cell in sheet["C"] if cell.value == "A study")
    sheet.cell(place, column(sheet, "Status")).value = "in process"
    sheet.cell(place, column(sheet, "Deadline (1st, 2nd, 3rd year)")).value = 4
    content = saved(book)
    file = received(by(ES), content, "form.xlsx")

    assert told(file, by(ES)) == (None, None)

    guess = guess_mapping(book_of(file), choices_of(by(ES)), "en")
    assert guess.columns == {
        "A": "pillar", "B": "topic", "C": "activity", "D": "indicators", "E": "responsible", "F": "deadline", "G": "status",
    }  # fmt: skip
    file = map_file(file=file, by=by(ES), mapping=guess)
    found = news(file, by(ES))

    assert {(cell.name, cell.after) for cell in found.changes} == {("status", "in process"), ("deadline", "2022")}
    taken(file, by(ES))
    study.refresh_from_db()
    assert (study.state, study.deadline_year, study.deadline_on) == ("under_way", 2022, None)

    again = received(by(ES), content, "next.xlsx")
    remembered = as_remembered(
        guess_mapping(book_of(again), choices_of(by(ES)), "en"), book_of(again), earlier_mappings(by(ES))
    )
    assert remembered == guess


def choices_of(standing):
    return Choices(directory(), standing, "en")


def test_a_file_that_was_set_aside_is_settled(as_person, by, study):
    book = exported(as_person(ES), "part=all")
    fill(book.worksheets[0], "2021-01", Assumptions_or_risks="Anew")
    file = set_aside_file(file=received(by(ES), saved(book)), by=by(ES), at=NOW)

    assert (file.state, file.settled_at) == ("set_aside", NOW)
    with pytest.raises(RuleBroken):
        set_aside_file(file=file, by=by(ES), at=NOW)


def test_a1_whoever_has_no_part_in_the_matrix_sends_nothing_in(by):
    with pytest.raises(RuleBroken) as refused:
        receive_file(by=by("benito.calix"), at=NOW, upload=SimpleUploadedFile("matrix.xlsx", b"PK"))

    assert refused.value.code == "not_allowed"


def test_f3_a_row_is_written_by_the_actions_that_write_it_anywhere_else(by, study):
    indicator = study.indicators.get()
    indicator.name_es, indicator.measured_by_en = "Personas capacitadas", "the ES"
    indicator.save()

    lines = ["Officials trained (the ES)", "Courses held (two a year)"]
    write_row(
        activity=study,
        wanted={"indicators": lines, "measured_by": ["party:GT"]},
        language="en",
        by=by(ES),
        on=by(ES).on,
    )

    assert list(study.indicators.order_by("position").values_list("name_en", "name_es", "measured_by_en")) == [
        ("Officials trained", "Personas capacitadas", "the ES"),
        ("Courses held (two a year)", "", ""),
    ]
    assert [str(one) for one in study.involvements.filter(role="measures")] == ["Guatemala"]


def test_nothing_is_half_done_where_one_row_breaks_a_rule_at_the_last_moment(as_person, by, study, monkeypatch):
    """Two rows; the second is refused by the action itself, after the first was written."""
    make_activity(code="2021-02", audience="public", title_en="Another", year=2021)
    book = exported(as_person(ES), "part=all")
    for code in ("2021-01", "2021-02"):
        fill(book.worksheets[0], code, Assumptions_or_risks="Anew")
    file = received(by(ES), saved(book))
    seen = news(file, by(ES)).token
    real = matrix_file.write_row

    def refusing(*, activity, **facts):
        if activity.code == "2021-02":
            raise RuleBroken("some_rule", "No.")
        return real(activity=activity, **facts)

    monkeypatch.setattr(matrix_file, "write_row", refusing)
    with pytest.raises(RuleBroken) as refused:
        take_over_file(file=file, by=by(ES), at=NOW, reason="So", seen=seen, decisions={})

    assert "“Another”: No. Nothing was taken over." in str(refused.value)
    study.refresh_from_db()
    file.refresh_from_db()
    assert (study.risks_en, file.state) == ("Little time", "received")


def test_a5_who_sent_a_file_reads_no_more_of_it_after_somebody_else_took_it_over(as_person, by, study):
    """The Secretariat reads what the country does not: neither its cells nor its activities reach the sender."""
    mexico = "adriana.villasenor"
    hidden = make_activity(code="2021-09", audience="ppt_es", title_en="Behind doors", year=2021)
    note = study.concept_note
    note.state, note.audience, note.audience_to = "draft", "ppt_es", []
    note.save()
    book = exported(as_person(mexico), "part=all")
    fill(book.worksheets[0], "2021-01", Status="dropped", Reason="No funds")
    file = received(by(mexico), saved(book))
    page = f"/en/matrix/import/{file.pk}/"
    taken(file, by(ES))

    said = [as_person(mexico).get(page).content.decode()]
    said.append(b"".join(as_person(mexico).get(f"{page}all.csv").streaming_content).decode())

    assert all("No funds" in text for text in said)
    assert [word in text for text in said for word in ("Little time", hidden.code, "Behind doors")] == [False] * 6
    whole = as_person(ES).get(page).content.decode()
    assert "Little time" in whole


@pytest.mark.parametrize(("heading", "value", "topics"), [
    ("Topic", "2.1, 2.4", None),
    ("Topic", "1.5 y 1.2", ["1.2", "1.5"]),
    ("Topic", "1.5", ["1.5"]),
])  # fmt: skip
def test_every_topic_of_a_cell_is_read(as_person, by, study, heading, value, topics):
    book = exported(as_person(ES), "part=all")
    fill(book.worksheets[0], "2021-01", **{heading: value})
    found = news(received(by(ES), saved(book)), by(ES))

    assert [cell.value for cell in found.changes] == ([topics] if topics else [])


@pytest.mark.parametrize(
    ("heading", "value"), [("Topic", "1.5 Nonsense"), ("Pillar", "1 y 2"), ("Pillar", "2. Nonsense")]
)
def test_nothing_behind_a_number_is_left_out_in_silence(as_person, by, study, heading, value):
    book = exported(as_person(ES), "part=all")
    fill(book.worksheets[0], "2021-01", **{heading: value})

    assert [cell.name for cell in news(received(by(ES), saved(book)), by(ES)).cells(Fate.MISTAKE)] == [heading.lower()]


def test_a_reason_goes_with_its_step_and_a_day_holds_its_year(as_person, by, study):
    book = exported(as_person(ES), "part=all")
    fill(book.worksheets[0], "2021-01", Status="nearly", Reason="Because", **{"Deadline (year)": None})

    found = news(received(by(ES), saved(book)), by(ES))

    assert {cell.name for cell in found.cells(Fate.MISTAKE)} == {"status", "reason", "deadline_year"}


def test_a_deadline_after_the_plan_goes_out_and_comes_back_in_the_form_of_2019(as_person, by, study):
    Activity.objects.filter(pk=study.pk).update(deadline_year=2023, deadline_on=None)
    file = received(by(ES), saved(exported(as_person(ES), "part=all&form=2019")), "form.xlsx")
    guess = guess_mapping(book_of(file), choices_of(by(ES)), "es")
    found = news(map_file(file=file, by=by(ES), mapping=guess), by(ES))

    assert (guess.language, found.rows) == ("en", [])


def test_two_new_rows_of_one_title_are_one_too_many(as_person, by):
    book = exported(as_person(ES), "part=all")
    sheet = book.worksheets[0]
    for place in (sheet.max_row + 1, sheet.max_row + 2):
        sheet.cell(place, column(sheet, "Activity")).value = "A new course"

    found = news(received(by(ES), saved(book)), by(ES))

    assert (len(found.new_rows), len(found.lost_rows)) == (1, 1)


def test_a_title_that_nobody_sees_is_none(as_person, by, study):
    book = exported(as_person(ES), "part=all")
    fill(book.worksheets[0], "2021-01", Activity="\u200b\u202e")

    assert [cell.name for cell in news(received(by(ES), saved(book)), by(ES)).cells(Fate.MISTAKE)] == ["activity"]


def test_days_are_shown_as_they_were_read(as_person, by, study):
    book = exported(as_person(ES), "part=all", "es")
    fill(book.worksheets[0], "2021-01", **{"Plazo de medición": "01/02/2022"})

    assert [cell.after for cell in news(received(by(ES), saved(book)), by(ES)).changes] == ["2022-02-01"]


def test_a_day_that_may_be_two_is_refused_in_an_english_file(as_person, by, study):
    book = exported(as_person(ES), "part=all")
    fill(book.worksheets[0], "2021-01", **{"Deadline for measuring": "01/02/2022"})

    [mistake] = news(received(by(ES), saved(book)), by(ES)).cells(Fate.MISTAKE)
    assert mistake.why.startswith("“01/02/2022” may be two different days.")


def test_a1_a_delegate_proposes_for_her_group_in_the_file_that_the_page_gives(as_person, by):
    delegate = "silvia.retana"
    page = as_person(delegate).get("/en/matrix/import/").content.decode()
    query = page.split("matrix.xlsx?")[1].split('"')[0].replace("&amp;", "&")
    book = exported(as_person(delegate), query)
    sheet = book.worksheets[0]
    last = sheet.max_row + 1
    for heading, value in {"Activity": "A new course", "Year": 2022, "Body": "Protection"}.items():
        sheet.cell(last, column(sheet, heading)).value = value
    file = received(by(delegate), saved(book))

    assert [row.proposal["body"] for row in news(file, by(delegate)).new_rows] == ["wg-protection-2019"]


@pytest.fixture
def plenty():
    """Makes so many activities, and gives their codes."""

    def make(count):
        rows = [
            make_activity(
                code=f"2021-{number}", title_en=f"Study {number}", title_es=f"Estudio {number}", year=2021, pillar=2,
                topics=["2.1"], responsible=["party:MX"], risks_en="Little time", deadline_year=2021,
            )
            for number in range(50, 50 + count)
        ]  # fmt: skip
        return [activity.code for activity in rows]

    return make


def changed_everywhere(client, codes):
    book = exported(client, "part=all")
    for code in codes:
        fill(
            book.worksheets[0], code, Activity=f"Renamed {code}", Topic="2.4", Responsible="Panama; Canada; ES",
            Assumptions_or_risks="None left", **{"Deadline (day)": dt.date(2021, 11, 11)},
        )  # fmt: skip
    return saved(book)


@pytest.mark.parametrize("count", [1, 9])
def test_five_cells_of_a_row_take_five_statements_however_many_rows(as_person, by, plenty, count):
    codes = plenty(count)
    file = received(by(ES), changed_everywhere(as_person(ES), codes))
    found = news(file, by(ES))
    assert len(found.changes) == 5 * count

    with CaptureQueriesContext(connection) as asked:
        take_over_file(file=file, by=by(ES), at=NOW, reason="So", seen=found.token, decisions={})

    assert len(asked) <= 5 * count + STATEMENTS_OF_A_FILE
    assert (
        Activity.objects.filter(code__in=codes, risks_en="None left", deadline_on=dt.date(2021, 11, 11)).count()
        == count
    )


def test_h1_a_row_taken_over_at_once_tells_its_history_cell_by_cell(as_person, by, plenty):
    [code] = plenty(1)
    before = Activity.objects.get(code=code).version

    taken(received(by(ES), changed_everywhere(as_person(ES), [code])), by(ES))

    story = as_person(ES).get(f"/en/history/activity/{code}/").content.decode()
    for words in (f"Renamed {code}", "None left", "2.4", "Panama", "From the ministry"):
        assert words in story
    assert Activity.objects.get(code=code).version == before + 1  # however many columns of the row


def test_whoever_becomes_responsible_by_a_file_reads_the_activity_and_its_note_from_then_on(as_person, by, study):
    Activity.objects.filter(pk=study.pk).update(audience="members")
    book = exported(as_person(ES), "part=all&columns=responsible")
    fill(book.worksheets[0], "2021-01", Responsible="Guatemala; Panama")

    taken(received(by(ES), saved(book)), by(ES))

    study.refresh_from_db()
    assert study.audience_to == ["party:GT", "party:PA"]
    assert study.concept_note.audience_to == ["party:GT", "party:PA"]


def test_columns_and_rows_of_formulas_are_told_and_not_read(as_person, by, study):
    book = exported(as_person(ES), "part=all")
    sheet = book.worksheets[0]
    last = sheet.max_column
    sheet.cell(1, last + 1).value = '="Own "&"words"'
    sheet.cell(2, last + 1).value = "a remark"
    sheet.cell(2, last + 3).value = "=1+1"
    sheet.cell(sheet.max_row + 300, column(sheet, "Activity")).value = "=A2"
    found = news(received(by(ES), saved(book)), by(ES))

    told_of = {one.letter: one.why for one in found.columns if not one.name}
    heading, only = (sheet.cell(1, last + place).column_letter for place in (1, 3))
    assert told_of == {
        heading: "Its heading is a formula, so nothing in it was read. Write the heading in words.",
        only: "It holds nothing but formulas; nothing in it was read.",
    }
    assert [(row.number, row.why) for row in found.lost_rows] == [
        (sheet.max_row, "The row holds nothing but formulas. Put their values in their place.")
    ]


@pytest.mark.parametrize("said", [
    "USA", "U.S.A.", "US", "u.s.", "United States", "united states of america", "Estados Unidos", "EE. UU.", "EE.UU.", "EEUU",
    "ESTADOS UNIDOS DE AMERICA",
])  # fmt: skip
def test_a_party_is_known_by_every_name_that_people_give_it(as_person, by, study, said):
    book = exported(as_person(ES), "part=all&columns=responsible")
    fill(book.worksheets[0], "2021-01", Responsible=f"{said}, Rep. Dominicana; mexico y HND")

    [cell] = news(received(by(ES), saved(book)), by(ES)).changes

    assert cell.value == ["party:DO", "party:HN", "party:MX", "party:US"]


def added(client, **cells):
    book = exported(client, "part=all&columns=status&columns=year")
    sheet = book.worksheets[0]
    last = sheet.max_row + 1
    for heading, value in cells.items():
        sheet.cell(last, column(sheet, heading)).value = value
    return saved(book)


def test_f2_a_completed_activity_of_a_past_year_is_added_in_one_go_with_its_evidence(as_person, by):
    content = added(
        as_person(ES), Activity="A course held", Year=2020, Status="completed", Reason="Its report names 24 officials"
    )
    file = received(by(ES), content)
    assert news(file, by(ES)).mistakes == 0

    taken(file, by(ES))

    kept = Activity.objects.get(title_en="A course held")
    assert (kept.year, kept.state, kept.state_reason) == (2020, "completed", "Its report names 24 officials")


@pytest.mark.parametrize(("year", "status", "words"), [
    (2020, "completed", "Write in the column “Reason” of this row how it is known"),
    (2022, "completed", "A new activity is added as planned, because its concept note comes first."),
    (2020, "in process", "A new activity is added as planned, because its concept note comes first."),
    (2022, "not achieved", "Say why in the column “Reason”"),
])  # fmt: skip
def test_f2_a_new_row_says_what_its_status_still_needs(as_person, by, year, status, words):
    file = received(by(ES), added(as_person(ES), Activity="A course", Year=year, Status=status))

    [mistake] = news(file, by(ES)).cells(Fate.MISTAKE)
    assert mistake.why.startswith(words)


def test_our_own_matrix_without_its_marks_is_guessed_so_that_the_guess_can_be_taken(as_person, by):
    book = exported(as_person(ES), "part=all")
    for sheet in book.worksheets[1:]:
        book.remove(sheet)
    file = received(by(ES), saved(book), "plain.xlsx")

    guess = guess_mapping(book_of(file), choices_of(by(ES)), "en")

    assert check_mapping(guess) == guess
    assert {"deadline_year", "deadline_on"} & set(guess.columns.values())
