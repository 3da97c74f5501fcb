"""A report for once: the one on record, or one that is filled from the records and not kept."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from django.utils.translation import gettext as _

from puebla.kernel.access.standing import Standing
from puebla.kernel.refusals import RuleBroken

from ..models import Report
from ..queries.report import presidency_of_year, reports_visible_to
from ..queries.subject import subjects_for
from ..rules.kind import kind_of
from ..rules.number import code_of
from ..states import ReportKind
from .report import draft_report


@contextmanager
def passing_report(
    *, kind: str, days: tuple[dt.date, dt.date], by: Standing, on: dt.date, about: str = ""
) -> Iterator[Report]:
    """The report on these days that the standing may read; else one drafted now, which is gone afterwards.

    ``about`` is the code of the body or country. Raises ``RuleBroken`` where there is none of that code, and for whatever
    keeps the standing from drafting it.
    """
    rules = kind_of(kind)
    code = code_of(kind=kind, period=rules.period, from_on=days[0], until_on=days[1], about=about)
    found = reports_visible_to(by).filter(code=code).first()
    if found:
        yield found
        return
    subject = {rules.about: _subject(kind, about, by)} if rules.about else {}
    with transaction.atomic():
        drafted = draft_report(
            kind=kind,
            from_on=days[0],
            until_on=days[1],
            by=by,
            on=on,
            presidency=presidency_of_year(days[0].year),
            **subject,
        )
        yield reports_visible_to(by).get(pk=drafted.pk)
        transaction.set_rollback(True)


def _subject(kind: str, about: str, by: Standing):
    choices = subjects_for(ReportKind(kind), by)
    found = choices.filter(code=about).first() if choices is not None else None
    if found is None:
        codes = ", ".join(sorted(one.code for one in choices or ()))
        raise RuleBroken(
            "no_subject", _("There is no %(code)s. There are: %(codes)s.") % {"code": about, "codes": codes}
        )
    return found
