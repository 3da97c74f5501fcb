"""Every section that a report can have: its title, and how it is filled from the records.

A new one is a function of a :class:`Scope` in a file of ``section/``, a line here, and its code in ``rules.kind``.
"""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext_lazy as _

from ..rules.content import Content
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

SECTIONS: dict[str, tuple[Any, Callable[[Scope], Content]]] = {
    "frame": (_("About this report"), frame),
    "commitments": (_("Commitments of outcomes"), commitments),
    "open_commitments": (_("Commitments that are open"), open_commitments),
    "activities": (_("Activities by state"), by_state_with_list),
    "pillars": (_("Work by pillar"), by_pillar),
    "bodies": (_("Work by body"), by_body),
    "carried_out": (_("Activities carried out"), carried_out),
    "attention": (_("Late, never started, or not reported on"), attention),
    "indicators": (_("Indicators"), indicators),
    "funds": (_("Funds"), funds),
    "recommendations": (_("Recommendations"), written),
    "next_steps": (_("Next steps"), next_steps),
    "attended": (_("What was attended, and what was said there"), written),
    "positions": (_("What to say in the meeting"), written),
    "involvement": (_("What the country has a part in"), involvement),
    "deadlines": (_("Deadlines ahead"), deadlines),
    "needs": (_("What the country says it needs"), needs),
    "open_work": (_("What is open"), open_work),
    "consultations": (_("Consultations"), consultations),
    "texts": (_("Texts that are open"), texts),
    "calendar": (_("Calendar ahead"), calendar),
    "arrears": (_("Contributions and arrears"), arrears),
    "plans": (_("Plans that are not finished"), unfinished_plans),
    "reports": (_("Reports on the year"), promised_reports),
    "contacts": (_("Contacts"), contacts),
    "process": (_("The process"), the_process),
}


def title_of(code: str) -> str:
    """The title of a section in the reader's language."""
    return str(SECTIONS[code][0])


def is_written(code: str) -> bool:
    """Whether only people write the section; the records say nothing about it."""
    return SECTIONS[code][1] is written


def content_of(code: str, scope: Scope) -> dict[str, Any]:
    """What the records say for a section, as it is kept."""
    return SECTIONS[code][1](scope).as_data()
