"""A filled-in matrix comes back: kept, read, and taken over whole or not at all, on behalf of a person (F1, H1)."""

import datetime as dt
from collections.abc import Callable
from collections.abc import Mapping as AnyMapping
from typing import Any

from django.db import transaction

from puebla.areas.plans.models import Plan
from puebla.kernel.access.audience import Audience
from puebla.kernel.access.must import must
from puebla.kernel.access.standing import Standing
from puebla.kernel.moves import move
from puebla.kernel.refusals import ChangedMeanwhile, RuleBroken
from puebla.kernel.sheets.limits import LARGEST_FILE
from puebla.kernel.sheets.read import read_book
from puebla.kernel.trail import because
from puebla.kernel.uploads import check_size, check_upload, keep

from ..models import Activity, MatrixFile
from ..queries.held import hold, hold_new, lock_activities
from ..queries.matrix_file.layout import (
    Layout,
    layout_as_mapped,
    layout_of_export,
    must_hold_a_table,
    signature_of,
)
from ..queries.matrix_file.news import Fate, News, Row
from ..queries.matrix_file.reading import news_of
from ..queries.matrix_file.record import book_of, layout_of
from ..rules.activity_type import OTHER
from ..rules.mapping import Mapping
from ..rules.worded import worded as _
from ..states import FILE_MOVES
from .activity import propose_activity
from .keep import keep_row
from .matrix_row import write_row

FILE, PUEBLA = "file", "puebla"  # whose cell holds, where both were changed
AT_ONCE = 250  # activities at hand while a file is taken over


@transaction.atomic
def receive_file(*, by: Standing, at: dt.datetime, upload: Any) -> MatrixFile:
    """Keep a filled-in matrix and make sure that it can be read; nothing of the matrix changes yet.

    Raises ``RuleBroken`` for a file that may not be kept or cannot be read, saying why.
    """
    must(by, "matrix.import")
    check_size(upload.size, largest=LARGEST_FILE)
    book = read_book(upload.read(), upload.name)  # says more exactly than any upload's check what is wrong
    if layout_of_export(book) is None:
        must_hold_a_table(book)
    checked = check_upload(upload)
    with because(by=by, act="matrix_file.receive"):
        return MatrixFile.objects.create(
            name=checked.name,
            content_type=checked.content_type,
            size=checked.size,
            sha256=checked.sha256,
            file=keep(checked),
            sent_by_id=by.person_id,
            sent_at=at,
            audience=Audience.NAMED,
            audience_to=[f"person:{by.person_id}"] if by.person_id else [],
        )


@transaction.atomic
def map_file(*, file: MatrixFile, by: Standing, mapping: Mapping) -> MatrixFile:
    """Say what the columns of a table are that is not ours; remembered for the next of its make.

    Raises ``RuleBroken`` where the table cannot be read so, or is settled already.
    """
    file = _held(file, by, "matrix_file.take_over")
    book = book_of(file)
    news_of(layout_as_mapped(book, mapping), by)
    file.mapping, file.shape = mapping.as_data(), signature_of(book, mapping)
    with because(by=by, act="matrix_file.map"):
        file.save(update_fields=["mapping", "shape"])
    return file


@transaction.atomic
def take_over_file(
    *,
    file: MatrixFile,
    by: Standing,
    at: dt.datetime,
    reason: str,
    seen: str,
    decisions: AnyMapping[str, str],
    without_mistakes: bool = False,
    progress: Callable[[int, int], Any] = lambda done, total: None,
) -> MatrixFile:
    """Write everything that the file changes into the matrix, as one change with its reason; or nothing.

    ``seen`` is the token of the news that the person said yes to, ``decisions`` ``{cell: "file" or "puebla"}`` for what
    both changed; ``without_mistakes`` leaves out what cannot be taken over, else any mistake stops everything;
    ``progress`` is told how many rows of how many are done.
    Raises ``ChangedMeanwhile`` where the matrix would change otherwise than they saw, else ``RuleBroken``.
    """
    file = _held(file, by, "matrix_file.take_over")
    move(file, "take_over", FILE_MOVES)
    layout = layout_of(file, book_of(file))
    if layout is None:
        raise RuleBroken("not_mapped", _("Say first what the columns of the file are."))
    news = news_of(layout, by)
    _check(news, seen, decisions, reason, without_mistakes=without_mistakes)
    with because(by=by, act="matrix.import", reason=reason.strip()):
        _take_rows(news, layout, by, decisions, progress)
        file.reason, file.settled_at = reason.strip(), at
        file.outcome = news.to_keep() | {"plan": layout.plan}
        file.settled_by_id = by.person_id
        file.save(update_fields=["state", "reason", "settled_by", "settled_at", "outcome"])
    return file


@transaction.atomic
def set_aside_file(*, file: MatrixFile, by: Standing, at: dt.datetime) -> MatrixFile:
    """Nothing of the file is taken over; it stays in the list of what was sent in. Raises ``RuleBroken("wrong_state")``."""
    file = _held(file, by, "matrix_file.set_aside")
    move(file, "set_aside", FILE_MOVES)
    file.settled_at, file.settled_by_id = at, by.person_id
    with because(by=by, act="matrix_file.set_aside"):
        file.save(update_fields=["state", "settled_by", "settled_at"])
    return file


def _held(file: MatrixFile, by: Standing, permission: str) -> MatrixFile:
    held = MatrixFile.objects.select_for_update(of=("self",)).get(pk=file.pk)
    must(by, permission, held)
    return held


def _check(news: News, seen: str, decisions: AnyMapping[str, str], reason: str, *, without_mistakes: bool) -> None:
    if not news.has_something_to_take:
        raise RuleBroken("nothing_to_take", _("There is nothing in this file that would change the matrix."))
    if news.token != seen:
        raise ChangedMeanwhile(
            _("The matrix has changed since you looked. Nothing was taken over; look again."), current=news
        )
    if not reason.strip():
        raise RuleBroken(
            "reason_needed", _("Say why: the reason is kept with every change."), rule="H1", field="reason"
        )
    if any(decisions.get(cell.key) not in (FILE, PUEBLA) for cell in news.conflicts):
        raise RuleBroken(
            "undecided",
            _("Decide for every cell that was changed in both places which of the two holds. Nothing was taken over."),
        )
    if news.mistakes and not without_mistakes:
        raise RuleBroken(
            "mistakes",
            _("Some cells cannot be taken over. Correct them in the file and send it again, or leave them out."),
            field="without_mistakes",
        )


def _take_rows(
    news: News, layout: Layout, by: Standing, decisions: AnyMapping[str, str], progress: Callable[[int, int], Any]
) -> None:
    """Row by row, in the order of the file; the activities are locked at once and fetched a few hundred at a time."""
    for cell in news.conflicts:
        is_files = decisions[cell.key] == FILE
        cell.fate, cell.why = (Fate.CHANGED, cell.why) if is_files else (Fate.KEPT, _("So it was decided."))
    rows = [row for row in news.rows if row.fate == Fate.NEW or row.wanted()]
    lock_activities(row.pk for row in rows if row.pk)
    plan = Plan.objects.get(code=layout.plan)
    shared: dict[Any, Any] = {}
    for first in range(0, len(rows), AT_ONCE):
        chunk = rows[first : first + AT_ONCE]
        held = hold([row.pk for row in chunk if row.pk], shared)
        for done, row in enumerate(chunk, first + 1):
            _take_row(row, held.get(row.pk or 0), plan, layout.language, by, shared)
            progress(done, len(rows))


def _take_row(
    row: Row, activity: Activity | None, plan: Plan, language: str, by: Standing, shared: dict[Any, Any]
) -> None:
    try:
        if row.fate == Fate.NEW:
            new = propose_activity(plan=plan, by=by, language=language, kind=OTHER, **row.proposal)
            activity = hold_new(new, shared)
        activity = _as_compared(row, activity)
        is_new = row.fate == Fate.NEW
        write_row(activity=activity, wanted=row.wanted(), language=language, by=by, on=by.on, is_new=is_new)
        keep_row(activity=activity, by=by)
    except RuleBroken as broken:
        raise RuleBroken(
            broken.code,
            _("Row %(row)s, “%(title)s”: %(why)s Nothing was taken over.")
            % {"row": row.number, "title": row.title, "why": str(broken)},
            rule=broken.rule,
        ) from broken
    row.code = activity.code


def _as_compared(row: Row, activity: Activity | None) -> Activity:
    """Raises ``RuleBroken("changed_meanwhile")`` where it is no longer what the row was compared with."""
    if activity is None or (row.pk and activity.version != row.version):
        raise RuleBroken("changed_meanwhile", _("Somebody changed it at this very moment."))
    return activity
