"""How every section that a report can have is filled from the records.

A new one is a function of a :class:`Scope` in a file of ``section/``, a line here, its title in ``states``, and its code in
``rules.kind``.
"""

from collections.abc import Callable
from typing import Any

from ..rules.content import Content
from ..states import SectionCode
from .scope import Scope
from .section.activity import by_body, by_pillar
from .section.activity_list import by_state_with_list
from .section.ahead import next_steps, written
from .section.attention import attention
from .section.between import arrears, calendar, consultations, texts
from .section.carried_out import carried_out
from .section.commitment import commitments, open_commitments
from .section.contact import contacts
from .section.country import deadlines, involvement, needs
from .section.frame import frame
from .section.fund import funds
from .section.handed_over import open_work, promised_reports, unfinished_plans
from .section.indicator import indicators
from .section.process import the_process

SECTIONS: dict[str, Callable[[Scope], Content]] = {
    SectionCode.FRAME: frame,
    SectionCode.COMMITMENTS: commitments,
    SectionCode.OPEN_COMMITMENTS: open_commitments,
    SectionCode.ACTIVITIES: by_state_with_list,
    SectionCode.PILLARS: by_pillar,
    SectionCode.BODIES: by_body,
    SectionCode.CARRIED_OUT: carried_out,
    SectionCode.ATTENTION: attention,
    SectionCode.INDICATORS: indicators,
    SectionCode.FUNDS: funds,
    SectionCode.RECOMMENDATIONS: written,
    SectionCode.NEXT_STEPS: next_steps,
    SectionCode.ATTENDED: written,
    SectionCode.POSITIONS: written,
    SectionCode.INVOLVEMENT: involvement,
    SectionCode.DEADLINES: deadlines,
    SectionCode.NEEDS: needs,
    SectionCode.OPEN_WORK: open_work,
    SectionCode.CONSULTATIONS: consultations,
    SectionCode.TEXTS: texts,
    SectionCode.CALENDAR: calendar,
    SectionCode.ARREARS: arrears,
    SectionCode.PLANS: unfinished_plans,
    SectionCode.REPORTS: promised_reports,
    SectionCode.CONTACTS: contacts,
    SectionCode.PROCESS: the_process,
}


def title_of(code: str) -> str:
    """The title of a section in the reader's language."""
    return str(SectionCode(code).label)


def is_written(code: str) -> bool:
    """Whether only people write the section; the records say nothing about it."""
    return SECTIONS[code] is written


def content_of(code: str, scope: Scope) -> dict[str, Any]:
    """What the records say for a section, as it is kept."""
    return SECTIONS[code](scope).as_data()
