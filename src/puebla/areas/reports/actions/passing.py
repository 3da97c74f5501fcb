"""A report for once: the one on record, or one that is filled from the records and not kept."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from puebla.kernel.access.standing import Standing
from puebla.kernel.refusals import RuleBroken

from ..models import Report
from ..queries.report import editions_q, presidency_of_year, reports_visible_to
from ..queries.subject import subjects_for
from ..rules.kind import Kind, kind_of
from ..rules.number import code_of
from ..states import ReportKind
from .report import draft_report


@contextmanager
def passing_report(
    *, kind: str, days: tuple[dt.date, dt.date], by: Standing, on: dt.date, about: str = "", occasion: str = ""
) -> Iterator[Report]:
    """The report on these days, in the latest edition that the standing may read; else one drafted now, which is gone afterwards.

    ``about`` is the code of the body or country, ``occasion`` what was attended. Raises ``RuleBroken`` where there is none of
    that code, where several were attended on these days and none is named, and for whatever keeps the standing from
    drafting it.
    """
    rules = kind_of(kind)
    subject = {rules.about: _subject(kind, about, by)} if rules.about else {}
    about = subject[rules.about].code if subject else ""
    code = code_of(kind=kind, period=rules.period, from_on=days[0], until_on=days[1], about=about)
    if found := _on_record(code, rules, by, occasion):
        yield found
        return
    with transaction.atomic():
        drafted = draft_report(
            kind=kind,
            from_on=days[0],
            until_on=days[1],
            by=by,
            on=on,
            presidency=presidency_of_year(days[0].year),
            occasion_en=occasion,
            **subject,
        )
        yield reports_visible_to(by).get(pk=drafted.pk)
        transaction.set_rollback(True)


def _on_record(code: str, rules: Kind, by: Standing, occasion: str) -> Report | None:
    """The latest edition of the report of that code; of several on one day the one with that occasion."""
    found = reports_visible_to(by).filter(editions_q(code)).order_by("pk")
    if not rules.has_occasion:
        return found.last()
    if occasion:
        return found.filter(Q(occasion_en__iexact=occasion) | Q(occasion_es__iexact=occasion)).first()
    there = list(found)
    if len(there) > 1:
        named = ", ".join(f"“{one.occasion}”" for one in there)
        raise RuleBroken("several", _("Say which occasion: %(occasions)s.") % {"occasions": named})
    return there[0] if there else None


def _subject(kind: str, about: str, by: Standing):
    choices = subjects_for(ReportKind(kind), by)
    found = choices.filter(code__iexact=about).first() if choices is not None else None
    if found is None:
        codes = ", ".join(sorted(one.code for one in choices or ()))
        raise RuleBroken(
            "no_subject", _("There is no %(code)s. There are: %(codes)s.") % {"code": about, "codes": codes}
        )
    return found
