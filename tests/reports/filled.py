"""Reports and activities to report on."""

import datetime as dt

from puebla.areas.activities.models import Attendance, ExecutionReport
from puebla.areas.members.models import Party
from puebla.areas.reports.actions.report import draft_report
from puebla.areas.reports.queries.report import presidency_of_year
from puebla.areas.reports.rules.period import read_period
from tests.factories.activity import TODAY, make_activity, standing


def drafted(kind="semiannual", period="2022-1", *, by="marisol.quesada", on=TODAY, **facts):
    """A draft by one of the demonstration's people."""
    from_on, until_on = read_period(period)
    facts.setdefault("presidency", presidency_of_year(from_on.year))
    return draft_report(kind=kind, from_on=from_on, until_on=until_on, by=standing(by, on=on), on=on, **facts)


def carried_out(*, on, women=0, men=0, party="MX", audience="members", **columns):
    """A completed activity whose report says when it was held and who came."""
    activity = make_activity(year=on.year, state="completed", audience=audience, **columns)
    report = ExecutionReport.objects.create(activity=activity, held_from=on, audience=audience)
    Attendance.objects.create(report=report, party=Party.objects.get(code=party), women=women, men=men)
    return activity


def some_work():
    """Activities of 2022 in every state, some carried out in each half, some late, one that only PPT and ES may read."""
    make_activity(year=2022, state="planned", pillar=1, body="wg-protection-2019")
    make_activity(year=2022, state="under_way", pillar=1, body="wg-protection-2019", deadline_on=dt.date(2022, 1, 31))
    make_activity(year=2022, state="not_achieved", state_reason="No funds.", pillar=2)
    make_activity(year=2022, state="dropped")
    make_activity(year=2021, state="planned")
    make_activity(year=2022, state="planned", audience="ppt_es")
    make_activity(year=2022, state="completed")
    carried_out(on=dt.date(2022, 2, 10), women=7, men=5, pillar=3)
    carried_out(on=dt.date(2022, 2, 20), women=1, men=2, party="CR", pillar=3)
    carried_out(on=dt.date(2022, 9, 1), women=9, men=9)
    carried_out(on=dt.date(2022, 2, 21), women=50, men=50, audience="ppt_es")


def section(report, code):
    return report.sections.get(code=code)


def figure(report, section_code, code):
    """``(value, of)`` of one figure."""
    found = next(one for one in section(report, section_code).content["figures"] if one["code"] == code)
    return found["value"], found["of"]


def rows(report, section_code, table_code):
    """The rows of one table, in English."""
    tables = section(report, section_code).content["tables"]
    found = next((one for one in tables if one["code"] == table_code), {"rows": []})
    return [[cell["en"] if isinstance(cell, dict) else cell for cell in row] for row in found["rows"]]
