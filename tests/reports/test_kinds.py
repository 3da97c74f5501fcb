"""The reports of groups and networks, of representation, the dossier, the hand-over pack, the induction file."""

import datetime as dt
from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from puebla.areas.activities.models import ConceptNote
from puebla.areas.bodies.actions.presidency import announce_candidacy, record_presidency
from puebla.areas.bodies.models import Body
from puebla.areas.members.models import Party
from puebla.areas.monitoring.models import ImpactRound
from puebla.areas.plans.models import Need, Plan, WorkPlan, WorkPlanReply
from puebla.areas.reports.actions.approval import hold_section
from puebla.areas.reports.actions.passing import passing_report
from puebla.areas.reports.actions.report import draft_report, freeze_report
from puebla.areas.reports.models import Report
from puebla.areas.reports.queries.paper.file import written
from puebla.areas.reports.queries.paper.fitting import pages_in
from puebla.areas.reports.queries.report import presidency_of_year, reports_visible_to
from puebla.areas.reports.rules.period import one_day, read_period
from puebla.kernel.refusals import RuleBroken
from tests.factories.activity import TODAY, make_activity

from .filled import carried_out, figure, rows

pytestmark = pytest.mark.usefixtures("rcm", "db")


@pytest.fixture(autouse=True)
def _files(settings, tmp_path):
    settings.MEDIA_ROOT = settings.DATA = tmp_path


def today(kind, by, **facts):
    from_on, until_on = one_day(TODAY)
    return draft_report(kind=kind, from_on=from_on, until_on=until_on, by=by, on=TODAY, **facts)


def half(kind, by, **facts):
    from_on, until_on = read_period("2022-1")
    return draft_report(kind=kind, from_on=from_on, until_on=until_on, by=by, on=TODAY, **facts)


def pages_of(report, language="es"):
    return PdfReader(BytesIO(written(report, "pdf", language).content)).pages


def test_f4_a_groups_report_holds_the_work_of_the_group_and_of_no_other(by):
    carried_out(on=dt.date(2022, 2, 1), women=3, body="wg-protection-2019")
    carried_out(on=dt.date(2022, 2, 1), women=30, body="wg-labour-2019")
    shared = carried_out(on=dt.date(2022, 2, 2), women=300, body="wg-labour-2019", bodies=["wg-protection-2019"])

    report = half("group", by("marisol.quesada"), body=Body.objects.get(code="wg-protection-2019"))

    assert [row[0] for row in rows(report, "carried_out", "carried_out")][-1] == shared.code
    assert figure(report, "carried_out", "participants") == (303, None)
    assert report.code == "group-wg-protection-2019-2022-1"


def test_a_groups_draft_is_read_by_its_delegates_and_not_by_others(by):
    half("group", by("marisol.quesada"), body=Body.objects.get(code="wg-protection-2019"))
    half("group", by("marisol.quesada"), body=Body.objects.get(code="wg-labour-2019"))

    visible = reports_visible_to(by("silvia.retana"))

    assert [one.body.code for one in visible] == ["wg-protection-2019"]


def test_a_groups_draft_is_kept_from_members_who_hold_no_seat_in_the_group(by):
    half("group", by("marisol.quesada"), body=Body.objects.get(code="wg-protection-2019"))

    readers = ("marisol.quesada", "ernesto.alvarenga", "silvia.retana", "adriana.villasenor", "margaret.oakley")
    assert [reports_visible_to(by(name)).count() for name in readers] == [1, 1, 1, 0, 0]


def test_a1_whoever_writes_a_paper_writes_its_sections(as_person, by, mexico):
    half("group", by("marisol.quesada"), body=Body.objects.get(code="wg-protection-2019"))
    today("dossier", by("adriana.villasenor"), party=mexico)

    for name, kind in (("silvia.retana", "group"), ("adriana.villasenor", "dossier")):
        part = Report.objects.get(kind=kind).sections.order_by("position").last()
        writer = as_person(name)
        writer.post(reverse("reports:section-acknowledge", args=[part.pk]))
        writer.post(reverse("reports:section-write", args=[part.pk]), {"text_en": "Ours.", "text_es": "", "version": 1})
        part.refresh_from_db()
        assert part.text_en == "Ours."


def test_a_report_about_a_body_says_which(by):
    with pytest.raises(RuleBroken, match="what the report is about"):
        half("group", by("marisol.quesada"))


def test_a_network_reports_on_a_year_of_its_life(by):
    network = Body.objects.filter(type="network").order_by("pk").first()
    from_on, until_on = read_period("2015")

    report = draft_report(
        kind="network", from_on=from_on, until_on=until_on, by=by("marisol.quesada"), on=TODAY, body=network
    )

    assert figure(report, "activities", "reported") == (0, 0)


def test_a_representation_is_reported_in_peoples_own_words(by):
    report = today("representation", by("ernesto.alvarenga"), occasion_en="Seminar on data")

    assert [one.code for one in report.sections.order_by("position")] == ["frame", "attended", "recommendations"]


@pytest.fixture
def mexico():
    return Party.objects.get(code="MX")


def much_for(country):
    for number in range(12):
        make_activity(year=2022, responsible=[f"party:{country}"], deadline_on=dt.date(2022, 4, 1 + number))
        Need.objects.create(
            plan=Plan.objects.get(code="SP19"),
            party=Party.objects.get(code=country),
            text_en=f"Training {number}",
            stated_on=TODAY,
            audience="members",
        )


def test_a_dossier_has_two_pages_however_much_there_is(by, mexico):
    much_for("MX")

    report = today("dossier", by("marisol.quesada"), party=mexico)

    assert [len(pages_of(report, language)) for language in ("es", "en")] == [2, 2]
    assert figure(report, "involvement", "involved") == (13, None)  # one is in the profile
    assert figure(report, "needs", "needs") == (12, None)
    assert rows(report, "deadlines", "deadlines")[0][-1] == "1 April 2022"


@pytest.mark.parametrize("language", ["es", "en"])
def test_a_dossiers_tables_are_whole_where_two_pages_have_room_for_them(by, mexico, language):
    for number in range(8):
        make_activity(year=2022, responsible=["party:MX"], deadline_on=dt.date(2022, 4, 1 + number))
    report = today("dossier", by("marisol.quesada"), party=mexico)

    pages = pages_of(report, language)
    told = " ".join(page.extract_text() for page in pages)

    assert len(pages) == pages_in(written(report, "pdf", language).content) == 2
    assert all(row[0] in told for row in rows(report, "involvement", "involved"))
    assert not any(words in told for words in ("the annex has them all", "el anexo las contiene todas"))


def test_l5_a_dossier_holds_what_its_country_alone_may_read_and_nothing_of_another(by, mexico):
    plan = Plan.objects.get(code="SP19")
    facts = {"plan": plan, "stated_on": TODAY, "audience": "named"}
    Need.objects.create(party=mexico, text_en="Ours", audience_to=["party:MX"], **facts)
    Need.objects.create(party=Party.objects.get(code="GT"), text_en="Theirs", audience_to=["party:GT"], **facts)

    report = today("dossier", by("adriana.villasenor"), party=mexico)

    assert [row[0] for row in rows(report, "needs", "needs")] == ["Ours"]


def test_a1_a_focal_point_prepares_the_own_countrys_dossier_and_no_others(by, mexico):
    for name in ("oscar.xicara", "ernesto.alvarenga"):
        with pytest.raises(RuleBroken, match="office"):
            today("dossier", by(name), party=mexico)

    assert reports_visible_to(by("adriana.villasenor")).count() == 0
    today("dossier", by("adriana.villasenor"), party=mexico)
    assert [reports_visible_to(by(one)).count() for one in ("adriana.villasenor", "oscar.xicara")] == [1, 0]


def test_h3_the_hand_over_pack_lists_what_is_open_and_the_troika_reads_it(by):
    make_activity(year=2021, state="under_way", body="wg-labour-2019")
    report = today("handover", by("ernesto.alvarenga"))

    assert figure(report, "open_work", "open") == (18, None)
    by_body = rows(report, "open_work", "open_by_body")
    assert by_body[-1] == ["Total", 18]
    assert [number for name, number in by_body if "Border" in name] == [4]  # with the campaign that it shares
    assert rows(report, "reports", "promised") == [
        ["Semi-annual report, 2022-1", "still to come"],
        ["Semi-annual report, 2022-2", "still to come"],
        ["Annual report, 2022", "still to come"],
    ]
    freeze_report(report=report, by=by("ernesto.alvarenga"), on=TODAY)
    assert [reports_visible_to(by(one)).count() for one in ("adriana.villasenor", "oscar.xicara")] == [1, 0]


def facts(report):
    """``{name: value}`` of what stands under the title, in English."""
    return {name["en"]: value["en"] for name, value in report.sections.get(code="frame").content["facts"]}


def test_h3_the_hand_over_pack_names_who_hands_over_and_who_takes_over(by):
    secretariat, guatemala = by("marisol.quesada"), Party.objects.get(code="GT")
    with passing_report(kind="handover", days=one_day(TODAY), by=secretariat, on=TODAY) as report:
        assert facts(report)["Presidency that hands over"] == "El Salvador, 2022"
        assert facts(report)["Presidency that takes over"] == "not on record yet"
    candidacy = announce_candidacy(party=guatemala, year=2023, announced_on=TODAY, by=secretariat)
    with passing_report(kind="handover", days=one_day(TODAY), by=secretariat, on=TODAY) as report:
        assert facts(report)["Presidency that takes over"] == "not chosen yet; volunteers: Guatemala"
    record_presidency(candidacy=candidacy, by=secretariat)
    with passing_report(kind="handover", days=one_day(TODAY), by=secretariat, on=TODAY) as report:
        assert facts(report)["Presidency that takes over"] == "Guatemala, 2023"


def remarks(report, code):
    return " ".join(one["en"] for one in report.sections.get(code=code).content["remarks"])


def test_h3_the_hand_over_pack_tells_what_is_asked_of_members_and_what_is_not_kept_here(by):
    plan = Plan.objects.get(code="SP19")
    presidency = presidency_of_year(2022)
    asked = WorkPlan.objects.create(plan=plan, presidency=presidency, year=2022, state="consulted", audience="members")
    for code in ("MX", "GT"):
        WorkPlanReply.objects.create(
            work_plan=asked, party=Party.objects.get(code=code), kind="agrees", replied_on=TODAY
        )
    ImpactRound.objects.create(plan=plan, opened_on=TODAY, due_on=dt.date(2022, 6, 1), audience="members")

    report = today("handover", by("ernesto.alvarenga"))

    assert [row[1:] for row in rows(report, "consultations", "consultations")] == [
        [None, 2, 11],
        ["1 June 2022", 0, 11],
    ]
    for code in ("consultations", "texts", "calendar", "arrears"):
        assert "not kept in Puebla yet" in remarks(report, code), code
    assert "USD 282,724.00" in remarks(report, "arrears")


def test_h3_the_hand_over_pack_tells_the_texts_that_are_held_back(by):
    group = half("group", by("marisol.quesada"), body=Body.objects.get(code="wg-protection-2019"))
    frozen = freeze_report(report=group, by=by("marisol.quesada"), on=TODAY)
    hold_section(
        section=frozen.sections.get(code="commitments"), parties=[Party.objects.get(code="BZ")],
        until_on=dt.date(2022, 3, 31), by=by("marisol.quesada"), on=TODAY,
    )  # fmt: skip

    [row] = rows(today("handover", by("ernesto.alvarenga")), "texts", "texts")

    assert row[1:] == ["a text of it is held back", "31 March 2022"]


def test_h3_days_ahead_are_those_of_activities_commitments_and_answers_asked_for_the_soonest_first(by):
    make_activity(year=2022, starts_on=dt.date(2022, 5, 4), audience="members", title_en="Workshop")
    ImpactRound.objects.create(
        plan=Plan.objects.get(code="SP19"), opened_on=TODAY, due_on=dt.date(2022, 6, 1), audience="members"
    )

    report = today("handover", by("ernesto.alvarenga"))

    assert [row[2:] for row in rows(report, "calendar", "deadlines")] == [
        ["Commitment", "31 March 2022"],
        ["Activity planned", "4 May 2022"],
        ["Answer asked for", "1 June 2022"],
    ]


def test_a5_days_that_a_note_plans_are_not_in_a_paper_for_those_who_may_not_read_the_note(by, mexico):
    activity = make_activity(year=2022, starts_on=dt.date(2022, 5, 4), audience="members", responsible=["party:MX"])
    ConceptNote.objects.create(activity=activity, form_version=1, state="draft", audience="ppt_es")

    assert rows(today("induction", by("marisol.quesada"), party=mexico), "deadlines", "deadlines") == []


@pytest.mark.parametrize(("country", "days"), [("BZ", ["31 March 2022"]), ("MX", [])])
def test_a_countrys_days_ahead_are_those_of_what_asks_it(by, country, days):
    report = today("induction", by("marisol.quesada"), party=Party.objects.get(code=country))

    assert [row[-1] for row in rows(report, "deadlines", "deadlines")] == days


def test_the_induction_file_names_presidency_troika_and_secretariat(by, mexico):
    told = facts(today("induction", by("marisol.quesada"), party=mexico))

    assert told["Presidency pro tempore"] == "El Salvador, 2022"
    assert told["Troika: outgoing presidency"] == "Mexico, 2021"
    assert told["Troika: incoming presidency"] == "not on record yet"
    assert "marisol.quesada@" in told["Executive Secretariat"]


def test_p3_the_hand_over_pack_tells_which_members_nobody_can_be_reached_in(by):
    report = today("handover", by("marisol.quesada"))

    reached, members = figure(report, "contacts", "reached")
    assert members == 11
    assert reached == len({row[0] for row in rows(report, "contacts", "contacts")} - {"Executive Secretariat"})


def test_the_induction_file_tells_the_process_and_the_countrys_own_contacts(by, mexico):
    report = today("induction", by("marisol.quesada"), party=mexico)

    assert figure(report, "process", "members") == (11, None)
    assert {row[0] for row in rows(report, "contacts", "contacts")} == {
        "Executive Secretariat",
        "Mexico",
        "El Salvador (Presidency pro tempore)",
    }


def test_a_report_for_once_is_kept_nowhere(by, mexico):
    with passing_report(kind="dossier", days=one_day(TODAY), about="MX", by=by("marisol.quesada"), on=TODAY) as report:
        assert written(report, "pdf", "es").content.startswith(b"%PDF")

    assert Report.objects.count() == 0


def test_a_report_for_once_about_nobody_says_whom_there_are(by):
    asked = {"kind": "dossier", "days": one_day(TODAY), "about": "ZZ", "by": by("adriana.villasenor"), "on": TODAY}

    with pytest.raises(RuleBroken, match=r"There is no ZZ\. There are: MX\."), passing_report(**asked):
        pass


def test_a_report_on_record_is_the_one_that_is_written(by):
    kept = freeze_report(report=half("semiannual", by("marisol.quesada")), by=by("marisol.quesada"), on=TODAY)
    asked = {"kind": "semiannual", "days": read_period("2022-1"), "by": by("marisol.quesada"), "on": TODAY}

    with passing_report(**asked) as report:
        assert report == kept
