"""A country reports what it did about an item (M4): its own report, with evidence where it has any."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from puebla.areas.members.models import Party
from puebla.kernel.access.must import must
from puebla.kernel.access.standing import Standing
from puebla.kernel.refusals import RuleBroken
from puebla.kernel.trail import because
from puebla.kernel.uploads import check_upload, keep

from ..models import FollowUp, FollowUpFile, Item
from ..rules.removal import must_not_be_removed
from ..states import FOLLOWED

FIELDS = ("reported_on", "text_en", "text_es", "audience")


@transaction.atomic
def report_follow_up(
    *,
    item: Item,
    party: Party,
    by: Standing,
    at: dt.datetime,
    reported_on: dt.date,
    text_en: str,
    text_es: str,
    audience: str,
    file: Any = None,
) -> FollowUp:
    """A country's follow-up of an item, said on ``reported_on``; ``file`` is its evidence, if there is any.

    Raises ``RuleBroken``: ``nothing_to_follow`` for thanks and what was only noted, ``text_missing``, ``not_yet`` for a
    day that has not come, ``before_it_was_asked`` for one before the meeting, ``removed`` where the item was taken out
    meanwhile, and what a file may be refused for.
    """
    # Locked: whoever takes the item out at this moment waits, and then finds the report hanging on it.
    item = Item.objects.select_for_update(of=("self",)).select_related("outcome").get(pk=item.pk)
    follow_up = FollowUp(
        item=item, party=party, reported_on=reported_on, text_en=text_en, text_es=text_es, audience=audience
    )
    must(by, "follow_up.report", follow_up)
    must_not_be_removed(item)
    if item.kind not in FOLLOWED:
        raise RuleBroken(
            "nothing_to_follow", _("This item asks for nothing that a country could follow up."), rule="M6"
        )
    _check(follow_up, on=by.on)
    with because(by=by, act="follow_up.report"):
        follow_up.save()
        if file:
            _keep_evidence(follow_up, file, by=by, at=at)
    return follow_up


@transaction.atomic
def revise_follow_up(
    *, follow_up: FollowUp, by: Standing, at: dt.datetime, reason: str = "", file: Any = None, **facts: Any
) -> FollowUp:
    """Change what was reported, or add evidence; the history keeps what it said before."""
    must(by, "follow_up.report", follow_up)
    _must_stand(follow_up)
    for field in FIELDS:
        if field in facts:
            setattr(follow_up, field, facts[field])
    _check(follow_up, on=by.on)
    with because(by=by, act="follow_up.revise", reason=reason):
        follow_up.save(update_fields=FIELDS)
        if file:
            _keep_evidence(follow_up, file, by=by, at=at)
    return follow_up


@transaction.atomic
def withdraw_follow_up(*, follow_up: FollowUp, by: Standing, on: dt.date, reason: str = "") -> FollowUp:
    """The country takes its report back; it no longer counts from that day on."""
    must(by, "follow_up.report", follow_up)
    _must_stand(follow_up)
    follow_up.withdrawn_on = on
    with because(by=by, act="follow_up.withdraw", reason=reason):
        follow_up.save(update_fields=["withdrawn_on"])
    return follow_up


def _check(follow_up: FollowUp, *, on: dt.date) -> None:
    if not (follow_up.text_en.strip() or follow_up.text_es.strip()):
        raise RuleBroken("text_missing", _("Write what was done in at least one language."), rule="M4", field="text_en")
    if follow_up.reported_on > on:
        raise RuleBroken("not_yet", _("That day has not come yet."), rule="M4", field="reported_on")
    if follow_up.reported_on < follow_up.item.outcome.held_on:
        raise RuleBroken(
            "before_it_was_asked",
            _("That day is before the meeting that asked for it."),
            rule="M4",
            field="reported_on",
        )


def _must_stand(follow_up: FollowUp) -> None:
    if follow_up.withdrawn_on is not None:
        raise RuleBroken("withdrawn", _("This report was withdrawn already."), rule="M4")


def _keep_evidence(follow_up: FollowUp, file: Any, *, by: Standing, at: dt.datetime) -> None:
    checked = check_upload(file)
    if follow_up.files.filter(sha256=checked.sha256).exists():
        raise RuleBroken("already_attached", _("This very file is attached already."), field="file")
    FollowUpFile.objects.create(
        follow_up=follow_up,
        name=checked.name,
        content_type=checked.content_type,
        size=checked.size,
        sha256=checked.sha256,
        file=keep(checked),
        uploaded_by_id=by.person_id,
        uploaded_at=at,
    )
