"""A report is drafted from the records, finished by people, and frozen (F4)."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from puebla.areas.bodies.models import Body, Presidency
from puebla.areas.members.models import Party
from puebla.kernel.access.audience import Audience
from puebla.kernel.access.must import must
from puebla.kernel.access.standing import Standing
from puebla.kernel.documents.printable import with_real_signs
from puebla.kernel.moves import move
from puebla.kernel.refusals import ChangedMeanwhile, RuleBroken
from puebla.kernel.trail import because
from puebla.profiles.process import process

from ..models import Report, Section
from ..queries.numbers import free_code, free_number
from ..queries.obstacle import outdated
from ..queries.report import editions_q, first_code, title_of, unacknowledged
from ..queries.scope import scope_of
from ..queries.sections import content_of
from ..queries.sections import title_of as title_of_section
from ..queries.unfinished import unfinished
from ..rules.beginning import check_begun
from ..rules.changes import changes_between, merged
from ..rules.content import both
from ..rules.kind import kind_of
from ..rules.number import code_set_aside
from ..rules.period import is_running
from ..states import REPORT_MOVES, ReportKind, ReportState
from .rendering import keep_renderings

Progress = Callable[[int, int], Any]


def _silent(done: int, total: int) -> None:
    """Nobody watches how far it has come."""


@transaction.atomic
def draft_report(
    *,
    kind: str,
    from_on: dt.date,
    until_on: dt.date,
    by: Standing,
    on: dt.date,
    meant_for: str = "",
    presidency: Presidency | None = None,
    body: Body | None = None,
    party: Party | None = None,
    occasion_en: str = "",
    occasion_es: str = "",
) -> Report:
    """Begin a report on the days ``from_on`` to ``until_on`` (exclusive), filled from the records as they stand on ``on``.

    Until it is frozen only those who write it read it. Where one on these days is frozen it is the next edition of that.
    Raises ``RuleBroken`` where one is being written already, where no source names the presidency of an annual report,
    for days that have not begun or in which the body did not exist, for a representation without its occasion, and for an
    audience that such a report cannot have.
    """
    rules = kind_of(kind)
    report = Report(
        kind=kind, from_on=from_on, until_on=until_on, as_of=on, presidency=presidency, body=body, party=party
    )
    if rules.has_occasion:
        report.occasion_en, report.occasion_es = occasion_en.strip(), occasion_es.strip()
    must(by, "report.begin", report)
    check_begun(report, rules, on=on, founded=process().founded)
    first = first_code(report)
    report.code = free_code(first)
    report.meant_for = meant_for or rules.readers[0]
    if report.meant_for not in rules.readers:
        raise RuleBroken("unknown_audience", _("Choose one of the audiences listed."), rule="A5", field="meant_for")
    begun = Report.objects.filter(editions_q(first), state=ReportState.DRAFT).first()
    if begun and not rules.has_occasion:
        raise RuleBroken(
            "exists", _("There is such a report already: %(code)s.") % {"code": begun.code}, field="period"
        )
    report.audience, report.audience_to = _writers(report)
    _must_be_of_the_writers(report, by)
    report.meant_for_named = report.audience_to if report.meant_for in (Audience.BODY, Audience.NAMED) else []
    titled = both(lambda: title_of(report))
    report.title_en, report.title_es = titled["en"], titled["es"]
    with because(by=by, act="report.begin"):
        report.save()
        for position, code in enumerate(rules.sections, 1):
            Section.objects.create(
                report=report, code=code, position=position, content=content_of(code, scope_of(report))
            )
    return report


@transaction.atomic
def refresh_report(*, report: Report, by: Standing, on: dt.date) -> Report:
    """Fill the sections anew from the records as they stand on ``on``; what people wrote stays.

    What differs from before is pointed out until somebody says yes to it.
    """
    report = _locked(report, by, "report.write")
    report.as_of = on
    with because(by=by, act="report.refresh"):
        report.save(update_fields=["as_of"])
        scope = scope_of(report)
        for section in report.sections.select_for_update().order_by("position"):
            content = content_of(section.code, scope)
            section.changes = merged(section.changes, changes_between(section.content, content))
            section.content = content
            section.save(update_fields=["content", "changes"])
    return report


@transaction.atomic
def acknowledge_changes(*, section: Section, by: Standing) -> Section:
    """Somebody has seen what changed in a section: it is pointed out no longer."""
    _locked(section.report, by, "report.write")
    section = Section.objects.select_for_update(of=("self",)).get(pk=section.pk)
    section.changes = []
    with because(by=by, act="report.acknowledge"):
        section.save(update_fields=["changes"])
    return section


@transaction.atomic
def write_section(*, section: Section, by: Standing, text_en: str, text_es: str, version: int) -> Section:
    """Keep what somebody wrote in a section. Raises ``ChangedMeanwhile`` where it is no longer the text of ``version``."""
    _locked(section.report, by, "report.write")
    held = Section.objects.select_for_update(of=("self",)).get(pk=section.pk)
    if held.version != version:
        raise ChangedMeanwhile(
            _("Somebody else changed this text meanwhile. Nothing was overwritten; compare and save again."),
            current=held,
        )
    held.text_en, held.text_es = with_real_signs(text_en).strip(), with_real_signs(text_es).strip()
    held.version += 1
    with because(by=by, act="report.write"):
        held.save(update_fields=["text_en", "text_es", "version"])
    return held


@transaction.atomic
def set_aside_report(*, report: Report, by: Standing, reason: str) -> Report:
    """Take a draft out of the way; it stays readable to its writers, in the history too, and another may be begun.

    Raises ``RuleBroken`` for what is frozen, and without a reason.
    """
    report = _locked(report, by, "report.set_aside")
    if not reason.strip():
        raise RuleBroken("no_reason", _("Say why."), rule="H1", field="reason")
    move(report, "set_aside", REPORT_MOVES)
    report.code = code_set_aside(report.code, report.pk)
    with because(by=by, reason=reason.strip(), act="report.set_aside"):
        report.save(update_fields=["state", "code"])
    return report


@transaction.atomic
def freeze_report(*, report: Report, by: Standing, on: dt.date, progress: Progress = _silent) -> Report:
    """Number the report, write its files in both languages, and open it to those whom it is meant for; for ever.

    ``progress`` is told how many files of how many are written. Raises ``RuleBroken`` while a changed figure has not been
    said yes to, and where the records say something else by now.
    """
    report = _held_to_freeze(report, by)
    move(report, "freeze", REPORT_MOVES)
    report.number, report.frozen_on, report.frozen_by_id = free_number(report), on, by.person_id
    report.audience, report.audience_to = report.meant_for, report.meant_for_named
    with because(by=by, act="report.freeze"):
        keep_renderings(report=report, by=by, progress=progress)
        report.save()
    return report


@transaction.atomic
def must_be_freezable(*, report: Report, by: Standing, as_it_is: bool = False, before_its_end: bool = False) -> None:
    """Raises ``RuleBroken`` for whatever :func:`freeze_report` would refuse, before anybody waits for it.

    A report that lacks texts, or has them in one language only, is frozen by whoever says to freeze it ``as_it_is``; one
    of whose period days are still to come, by whoever says to freeze it ``before_its_end``.
    """
    held = _held_to_freeze(report, by)
    if is_running(held.until_on, by.on) and not before_its_end:
        raise RuleBroken(
            "running",
            _("The period is not over yet. Wait for its end, or say below that the report is to be frozen before it."),
            rule="F4",
            field="before_its_end",
        )
    if unfinished(held).is_texts and not as_it_is:
        raise RuleBroken(
            "unfinished",
            _("Texts are missing. Write them, or say below that the report is to be frozen as it is."),
            rule="F4",
            field="as_it_is",
        )


def _held_to_freeze(report: Report, by: Standing) -> Report:
    held = _locked(report, by, "report.freeze")
    if changed := unacknowledged(held):
        raise RuleBroken(
            "unacknowledged",
            _("%(number)s changed figures have not been looked at yet. Say yes to them in their sections first.")
            % {"number": changed},
            rule="F4",
        )
    _must_be_as_recorded(held)
    return held


def _must_be_as_recorded(report: Report) -> None:
    """What is frozen is what the records say to its readers at that moment: one of them may have become confidential (A5)."""
    if passed := [title_of_section(section.code) for section in outdated(report)]:
        raise RuleBroken(
            "records_changed",
            _(
                "The records have changed since the report was filled: %(sections)s. Refresh it and look at what changed."
            )
            % {"sections": ", ".join(passed)},
            rule="F4",
        )


def _must_be_of_the_writers(report: Report, by: Standing) -> None:
    """Raises ``RuleBroken`` for whoever could not read the draft."""
    if by.may_read(report.audience, report.audience_to):
        return
    said = _("Your office does not include this step.")
    if report.presidency and report.kind == ReportKind.ANNUAL:
        said = _("%(country)s presided in %(year)s: its report is written there, or by the Secretariat.") % {
            "country": report.presidency.party,
            "year": report.presidency.year,
        }
    raise RuleBroken("not_allowed", said, rule="A1")


def _writers(report: Report) -> tuple[str, list[str]]:
    """Who reads the draft: those who write it."""
    if report.body:
        return Audience.BODY, [f"seat:{report.body.code}"]
    if report.party:
        return Audience.NAMED, [f"party:{report.party.code}"]
    if report.kind == ReportKind.ANNUAL and report.presidency:
        return Audience.NAMED, [f"party:{report.presidency.party.code}"]  # also when its term is over
    return Audience.PPT_ES, []


def _locked(report: Report, by: Standing, permission: str) -> Report:
    """The report, held until the transaction ends. Raises ``RuleBroken`` where it is frozen or not this office's step."""
    held = (
        Report.objects.select_for_update(of=("self",))
        .select_related("presidency__party", "body", "party")
        .get(pk=report.pk)
    )
    must(by, permission, held)
    if held.state == ReportState.FROZEN:
        raise RuleBroken("frozen", _("This report is frozen; it stays as it is."), rule="H1")
    if held.state == ReportState.SET_ASIDE:
        raise RuleBroken("set_aside", _("This draft was set aside. Begin another."), rule="H1")
    return held
