"""The Secretariat drafts, refreshes, writes, freezes and downloads in the browser."""

import datetime as dt
import re
from http import HTTPStatus
from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from puebla.areas.members.models import Party, Person
from puebla.areas.reports.models import Report
from puebla.kernel.jobs.models import Job
from tests.factories.activity import make_activity

from .filled import drafted, section

pytestmark = pytest.mark.usefixtures("rcm")
CODE = "semiannual-2022-1"
AS_IT_IS = {"as_it_is": "on", "before_its_end": "on"}


@pytest.fixture(autouse=True)
def _files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def address(name, *keys):
    return reverse(f"reports:{name}", args=keys)


def test_f4_an_officer_drafts_refreshes_writes_and_freezes_a_report(as_person):
    es = as_person("marisol.quesada")
    begun = es.post(address("report-begin", "semiannual"), {"period": "2022-1", "meant_for": "public"})
    assert begun.url == address("report-detail", CODE)
    make_activity(year=2022, state="completed", audience="public")
    es.post(address("report-refresh", CODE))
    page = es.get(address("report-detail", CODE)).content.decode()
    assert "0 / 17" in page
    assert "1 / 18" in page
    for part in Report.objects.get(code=CODE).sections.all():
        es.post(address("section-acknowledge", part.pk))
    part = section(Report.objects.get(code=CODE), "recommendations")
    es.post(address("section-write", part.pk), {"text_en": "Go on.", "text_es": "Seguir.", "version": 1})

    done = es.post(address("report-freeze", CODE), AS_IT_IS, follow=True).content.decode()

    assert "RCM/ES/2022-1/REPORT" in done
    assert "Go on." in done
    assert "Refresh" not in done
    public = as_person("").get(address("report-file", CODE, "es", "pdf"))
    text = PdfReader(BytesIO(b"".join(public.streaming_content))).pages[0].extract_text()
    assert "Informe semestral" in text


@pytest.mark.parametrize("language", ["en", "es"])
def test_f5_each_row_of_a_report_leads_to_its_records_and_the_page_shows_the_charts(as_person, language):
    late = make_activity(year=2022, deadline_on=dt.date(2022, 2, 1), pillar=2)
    drafted()

    page = as_person("marisol.quesada").get(f"/{language}/reports/{CODE}/").content.decode()

    for place in (
        f"activities/{late.code}/",
        "activities/?body=wg-border-2019&amp;year=2022",
        "activities/?pillar=2&amp;plan=SP19&amp;year=2022",
        "commitments/C21/7.a/",
        "commitments/C21/",
        "plans/SP19/topics/",
    ):
        assert f'<th scope="row"><a href="/{language}/{place}' in page, place
    assert page.count("data-chart=") == 2
    assert "charts.js" in page


@pytest.mark.parametrize(
    ("kind", "name", "places"),
    [
        (
            "handover",
            "ernesto.alvarenga",
            ["activities/?body=", "activities/2022-", "parties/GT/", "commitments/C21/1.e/"],
        ),
        ("induction", "marisol.quesada", ["bodies/", "plans/SP19/", "parties/MX/", "commitments/C21/"]),
    ],
)
def test_f5_every_page_that_a_row_leads_to_opens_for_those_who_write_the_report(as_person, kind, name, places):
    person = as_person(name)
    begun = person.post(address("report-begin", kind), {"subject": Party.objects.get(code="MX").pk})

    page = person.get(begun.url).content.decode()
    leads = set(re.findall(r'<th scope="row"><a href="([^"]+)"', page))

    assert all(any(place in one for one in leads) for place in places), leads
    assert {person.get(one.replace("&amp;", "&"), follow=True).status_code for one in leads} == {HTTPStatus.OK}


def test_figures_that_nobody_has_seen_keep_the_report_from_being_frozen(as_person):
    es = as_person("marisol.quesada")
    drafted()
    make_activity(year=2022, state="completed")
    es.post(address("report-refresh", CODE))

    answer = es.post(address("report-freeze", CODE))
    told = es.get(f"/es/reports/{CODE}/freeze/").content.decode()

    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "have not been looked at yet" in answer.content.decode()
    assert "pulse «Las he revisado» en:" in told
    assert f'<a href="/es/reports/{CODE}/#activities">' in told


def test_records_that_changed_since_the_filling_are_told_before_freezing_in_the_buttons_words(as_person):
    es = as_person("marisol.quesada")
    drafted()
    make_activity(year=2022, state="completed")

    told = es.get(f"/es/reports/{CODE}/freeze/").content.decode()
    page = es.get(f"/es/reports/{CODE}/").content.decode()

    assert "Pulse «Actualizar» en la página del informe" in told
    assert f'<a href="/es/reports/{CODE}/#activities">' in told
    assert "Actualizar" in page
    refused = es.post(f"/es/reports/{CODE}/freeze/", AS_IT_IS).content.decode()
    assert "Pulse «Actualizar» y revise lo que cambió." in refused


def test_f4_a_report_that_lacks_texts_says_which_and_is_frozen_only_by_whoever_says_so(as_person):
    es, report = as_person("marisol.quesada"), drafted()
    part = section(report, "recommendations")
    es.post(address("section-write", part.pk), {"text_en": "Go on.", "text_es": "", "version": 1})

    asked = es.get(address("report-freeze", CODE)).content.decode()
    refused = es.post(address("report-freeze", CODE))

    assert "Recommendations: no text in Spanish" in asked
    assert "Next steps: nobody has written it" in asked
    assert refused.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "Texts are missing" in refused.content.decode()
    assert es.post(address("report-freeze", CODE), AS_IT_IS).status_code == HTTPStatus.FOUND
    report.refresh_from_db()
    assert report.state == "frozen"


def test_f4_a_report_with_all_its_texts_is_frozen_without_a_question(as_person):
    es, report = as_person("marisol.quesada"), drafted(period="2021-2")
    write_all(report, es)

    assert 'type="checkbox"' not in es.get(address("report-freeze", report.code)).content.decode()
    es.post(address("report-freeze", report.code))
    report.refresh_from_db()
    assert report.state == "frozen"


def write_all(report, es):
    for code in ("recommendations", "next_steps"):
        both = {"text_en": "Go on.", "text_es": "Seguir.", "version": 1}
        es.post(address("section-write", section(report, code).pk), both)


def test_f4_a_report_on_a_period_that_is_not_over_is_frozen_only_by_whoever_says_so(as_person):
    es, report = as_person("marisol.quesada"), drafted()
    write_all(report, es)

    asked = es.get(address("report-freeze", CODE)).content.decode()
    refused = es.post(address("report-freeze", CODE))

    assert "Freeze it before its period is over" in asked
    assert refused.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "The period is not over yet. Wait for its end" in refused.content.decode()
    es.post(address("report-freeze", CODE), {"before_its_end": "on"})
    report.refresh_from_db()
    assert report.state == "frozen"


def test_f4_a_frozen_report_and_its_next_edition_lead_to_each_other(as_person):
    es = as_person("marisol.quesada")
    begin, said = address("report-begin", "semiannual"), {"period": "2022-1", "meant_for": "public"}
    es.post(begin, said)
    es.post(address("report-freeze", CODE), AS_IT_IS)

    again = es.post(begin, said, follow=True).content.decode()
    refused = es.post(begin, said)

    assert "Semi-annual report, first half of 2022, edition 2" in again
    assert "There is an earlier edition" in again
    assert "There is such a report already: semiannual-2022-1-2." in refused.content.decode()
    second = f'<a href="{address("report-detail", f"{CODE}-2")}">'
    assert second in es.get(address("report-detail", CODE)).content.decode()
    assert "edition" not in as_person("").get(address("report-detail", CODE)).content.decode()
    es.post(address("report-freeze", f"{CODE}-2"), AS_IT_IS)
    first = as_person("").get(address("report-detail", CODE)).content.decode()
    assert "There is a later edition" in first
    assert f"{second}RCM/ES/2022-1/REPORT-2</a>" in first
    assert "edición 2" in as_person("").get(f"/es/reports/{CODE}-2/").content.decode()


def test_a_sign_that_no_font_has_is_told_with_its_section_and_stops_neither_file_nor_freezing(as_person):
    es, report = as_person("marisol.quesada"), drafted()
    pasted = "\uf0b7\tTraining 漢字 😀"
    part = section(report, "recommendations")
    kept = es.post(
        address("section-write", part.pk), {"text_en": pasted, "text_es": pasted, "version": 1}, follow=True
    ).content.decode()
    told = "“Recommendations”: the PDF shows a white square in the place of 漢 (U+6F22), 字 (U+5B57), 😀 (U+1F600)."

    assert told in kept
    part.refresh_from_db()
    assert part.text_en == "•\tTraining 漢字 😀"
    for ending in ("pdf", "docx", "xlsx"):
        assert es.get(address("report-file", CODE, "en", ending)).status_code == HTTPStatus.OK
    assert told in es.get(address("report-freeze", CODE)).content.decode()
    es.post(address("report-freeze", CODE), AS_IT_IS)
    report.refresh_from_db()
    assert report.state == "frozen"
    text = b"".join(es.get(address("report-file", CODE, "en", "pdf")).streaming_content)
    assert "Training □□ □" in " ".join(page.extract_text() for page in PdfReader(BytesIO(text)).pages)


def test_whoever_presses_freeze_second_is_told_that_it_is_being_frozen(as_person):
    drafted()
    es, presidency = as_person("marisol.quesada"), as_person("ernesto.alvarenga")
    asker = Person.objects.get(email__startswith="marisol.quesada")
    Job.objects.create(
        work="report.freeze", key=f"report.freeze:{CODE}", title_en="Freeze", asked_by=asker, arguments={"code": CODE}
    )

    answer = presidency.post(address("report-freeze", CODE), AS_IT_IS, follow=True)

    assert answer.status_code == HTTPStatus.OK
    assert "Somebody else asked for it before you." in answer.content.decode()
    for page in (answer.content.decode(), es.get(address("report-detail", CODE)).content.decode()):
        assert f"{asker.name} asked for it" in page


def test_a_draft_is_not_there_for_those_who_do_not_write_it(as_person):
    drafted()

    for name in ("oscar.xicara", "silvia.retana", "hernan.ospina", ""):
        assert as_person(name).get(address("report-detail", CODE)).status_code == HTTPStatus.NOT_FOUND


def test_what_somebody_else_wrote_meanwhile_is_not_overwritten(as_person):
    part = section(drafted(), "recommendations")
    first, second = as_person("marisol.quesada"), as_person("ernesto.alvarenga")
    first.post(address("section-write", part.pk), {"text_en": "Mine.", "text_es": "", "version": 1})

    answer = second.post(address("section-write", part.pk), {"text_en": "No, mine.", "text_es": "", "version": 1})

    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "No, mine." in answer.content.decode()
    part.refresh_from_db()
    assert part.text_en == "Mine."


def test_both_texts_stand_side_by_side_and_saving_again_is_then_meant(as_person):
    part = section(drafted(), "recommendations")
    first, second = as_person("marisol.quesada"), as_person("ernesto.alvarenga")
    first.post(address("section-write", part.pk), {"text_en": "Mine.", "text_es": "Mío.", "version": 1})
    refused = second.post(address("section-write", part.pk), {"text_en": "No, mine.", "text_es": "", "version": 1})
    shown = refused.content.decode()

    assert re.findall(r"<blockquote lang=\"(..)\">(.+?)</blockquote>", shown) == [("en", "Mine."), ("es", "Mío.")]
    [version] = re.findall(r'name="version" value="(\d+)"', shown)
    again = {"text_en": "Ours.", "text_es": "Nuestro.", "version": version}
    assert second.post(address("section-write", part.pk), again).status_code == HTTPStatus.FOUND
    part.refresh_from_db()
    assert (part.text_en, part.text_es) == ("Ours.", "Nuestro.")


@pytest.mark.parametrize(("name", "kinds"), [("marisol.quesada", 8), ("oscar.xicara", 2), ("", 0)])
def test_the_list_offers_what_the_reader_can_begin(as_person, name, kinds):
    page = as_person(name).get(address("report-list")).content.decode()

    assert page.count("/reports/new/") == kinds
    assert "There is no report that you may read yet" in page


def test_a_kind_that_the_reader_cannot_begin_is_refused(as_person):
    assert as_person("oscar.xicara").get(address("report-begin", "annual")).status_code == HTTPStatus.FORBIDDEN
    assert as_person("marisol.quesada").get(address("report-begin", "nothing")).status_code == HTTPStatus.NOT_FOUND


@pytest.mark.parametrize("keys", [("fr", "pdf"), ("es", "exe"), ("es", "docx")])
def test_a_file_of_another_kind_or_paper_is_not_there(as_person, keys):
    drafted()
    query = "?paper=a5" if keys == ("es", "docx") else ""

    answer = as_person("marisol.quesada").get(address("report-file", CODE, *keys) + query)

    assert answer.status_code == HTTPStatus.NOT_FOUND


def test_the_other_paper_is_written_from_what_was_frozen(as_person):
    drafted()
    es = as_person("marisol.quesada")
    es.post(address("report-freeze", CODE), AS_IT_IS)

    answer = es.get(address("report-file", CODE, "en", "pdf") + "?paper=letter")

    box = PdfReader(BytesIO(b"".join(answer.streaming_content))).pages[0].mediabox
    assert (round(box.width), round(box.height)) == (612, 792)


@pytest.mark.parametrize("number", [1, 12])
def test_the_list_asks_as_often_for_any_number_of_reports(as_person, django_assert_max_num_queries, number):
    for year in range(2022 - number, 2022):
        Report.objects.create(
            kind="annual",
            code=f"annual-{year}",
            from_on=f"{year}-01-01",
            until_on=f"{year + 1}-01-01",
            as_of="2022-03-01",
        )
    visitor = as_person("marisol.quesada")
    visitor.get(address("report-list"))

    with django_assert_max_num_queries(14):
        visitor.get(address("report-list"))


def test_h2_a_text_older_than_its_original_is_marked_where_it_is_read(as_person):
    part, es = section(drafted(), "recommendations"), as_person("marisol.quesada")
    written = address("section-write", part.pk)
    es.post(written, {"text_en": "Go on.", "text_es": "", "version": 1})
    es.post(written, {"text_en": "Go on.", "text_es": "Seguir.", "version": 2})
    es.post(written, {"text_en": "Go on, and sooner.", "text_es": "Seguir.", "version": 3})

    english = es.get(address("report-detail", CODE)).content.decode()
    spanish = es.get(address("report-detail", CODE).replace("/en/", "/es/")).content.decode()

    assert "older than the original" not in english
    assert spanish.count("anterior al original") == 1


def test_a_text_that_is_too_long_is_refused_with_a_sentence(as_person):
    part, es = section(drafted(), "recommendations"), as_person("marisol.quesada")

    answer = es.post(address("section-write", part.pk), {"text_en": "a" * 50_001, "text_es": "", "version": 1})

    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "at most 50000 characters" in answer.content.decode()


def test_history_calls_a_section_by_its_title(as_person):
    part, es = section(drafted(), "next_steps"), as_person("marisol.quesada")
    es.post(address("section-write", part.pk), {"text_en": "Go on.", "text_es": "", "version": 1})

    told = es.get(reverse("history-record", kwargs={"kind": "process-report", "key": CODE})).content.decode()

    assert "Next steps" in told
    assert "next_steps" not in told


def test_a_vice_minister_begins_the_papers_of_the_own_country(as_person):
    canada = as_person("margaret.oakley")

    begun = canada.post(address("report-begin", "dossier"), {"subject": Party.objects.get(code="CA").pk}, follow=True)

    assert begun.status_code == HTTPStatus.OK
    assert Report.objects.get().party.code == "CA"
    assert canada.get(address("report-begin", "semiannual")).status_code == HTTPStatus.FORBIDDEN


@pytest.mark.parametrize(("name", "years"), [("ernesto.alvarenga", ["2022"]), ("adriana.villasenor", ["2021"])])
def test_h3_a_presidency_reports_on_its_own_year(as_person, name, years):
    page = as_person(name).get(address("report-begin", "annual")).content.decode()

    assert re.findall(r'<option value="(\d{4})"', page) == years
