"""The round in which members say what they followed up and gained, before a plan ends (sources.md 2.23)."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from puebla.areas.members.models import Party
from puebla.areas.members.queries.party import members_on
from puebla.areas.plans.models import Plan
from puebla.areas.plans.queries.indicator import period_of_plan
from puebla.kernel.access.audience import Audience
from puebla.kernel.access.must import must
from puebla.kernel.access.standing import Standing
from puebla.kernel.moves import move
from puebla.kernel.refusals import RuleBroken
from puebla.kernel.trail import because

from ..models import ImpactAnswer, ImpactRound
from ..rules.impact_round import must_be_due_in_time, must_have_begun
from ..rules.readers import no_wider_than
from ..states import ROUND_MOVES, RoundState

ANSWERED = ("follow_up_en", "follow_up_es", "benefit_en", "benefit_es", "audience", "answered_on")


@transaction.atomic
def open_impact_round(
    *, plan: Plan, by: Standing, on: dt.date, due_on: dt.date, question_en: str = "", question_es: str = ""
) -> ImpactRound:
    """Ask every member what came of a plan, by a day. Members read the round; it is owned by the Secretariat.

    Raises ``RuleBroken``: ``open_already`` where the plan has an open round, and as ``rules.impact_round``.
    """
    must(by, "impact_round.begin")
    must_have_begun(period_of_plan(plan), on=on)
    must_be_due_in_time(due_on, plan=period_of_plan(plan), on=on)
    if ImpactRound.objects.filter(plan=plan, state=RoundState.OPEN).exists():
        raise RuleBroken("open_already", _("A round for this plan is open already."), field="plan")
    with because(by=by, act="impact_round.open"):
        return ImpactRound.objects.create(
            plan=plan, opened_on=on, due_on=due_on, question_en=question_en, question_es=question_es,
            audience=Audience.MEMBERS,
        )  # fmt: skip


@transaction.atomic
def revise_impact_round(
    *,
    impact_round: ImpactRound,
    by: Standing,
    on: dt.date,
    due_on: dt.date,
    reason: str,
    question_en: str = "",
    question_es: str = "",
) -> ImpactRound:
    """Another day by which answers are asked for, or another question, while the round is open; the history keeps both.

    Raises ``RuleBroken``: ``closed``, ``reason_needed``, and as ``rules.impact_round`` for a day that is new.
    """
    must(by, "impact_round.edit", impact_round)
    impact_round = _open_round(impact_round)
    if not reason.strip():
        raise RuleBroken("reason_needed", _("Say why the round is changed."), rule="H1", field="reason")
    if due_on != impact_round.due_on:
        must_be_due_in_time(due_on, plan=period_of_plan(impact_round.plan), on=on)
    impact_round.due_on, impact_round.question_en, impact_round.question_es = due_on, question_en, question_es
    with because(by=by, act="impact_round.revise", reason=reason):
        impact_round.save(update_fields=["due_on", "question_en", "question_es"])
    return impact_round


@transaction.atomic
def answer_impact_round(
    *,
    impact_round: ImpactRound,
    party: Party,
    by: Standing,
    on: dt.date,
    follow_up_en: str = "",
    follow_up_es: str = "",
    benefit_en: str = "",
    benefit_es: str = "",
    audience: str = Audience.MEMBERS,
) -> ImpactAnswer:
    """A country's answer, or its new words for it; the history keeps the old ones.

    Raises ``RuleBroken``: ``closed`` once the round is, ``nothing_said``, ``not_a_member``, ``unknown_audience``.
    """
    answer = ImpactAnswer.objects.select_for_update().filter(round=impact_round, party=party).first()
    answer = answer or ImpactAnswer(round=impact_round, party=party)
    must(by, "impact_round.answer", answer)
    _check(impact_round, party, (follow_up_en, follow_up_es, benefit_en, benefit_es), audience, on)
    answer.follow_up_en, answer.follow_up_es = follow_up_en, follow_up_es
    answer.benefit_en, answer.benefit_es = benefit_en, benefit_es
    answer.audience, answer.answered_on = audience, on
    with because(by=by, act="impact_round.answer"):
        answer.save()
    return answer


@transaction.atomic
def move_impact_round(
    *, impact_round: ImpactRound, by: Standing, on: dt.date, verb: str, reason: str = ""
) -> ImpactRound:
    """``close`` the round, or ``reopen`` it with a reason. Raises ``RuleBroken``: ``wrong_state``, ``reason_needed``."""
    must(by, "impact_round.end", impact_round)
    impact_round = ImpactRound.objects.select_for_update().get(pk=impact_round.pk)
    if verb == "reopen" and not reason.strip():
        raise RuleBroken("reason_needed", _("Say why the round is opened again."), rule="H1", field="reason")
    move(impact_round, verb, ROUND_MOVES)
    impact_round.closed_on = on if impact_round.state == RoundState.CLOSED else None
    with because(by=by, act=f"impact_round.{verb}", reason=reason):
        impact_round.save(update_fields=["state", "closed_on"])
    return impact_round


def _open_round(impact_round):
    """The round as it stands now, locked. Raises ``RuleBroken("closed")``."""
    impact_round = ImpactRound.objects.select_for_update(of=("self",)).select_related("plan").get(pk=impact_round.pk)
    if impact_round.state != RoundState.OPEN:
        raise RuleBroken("closed", _("This round is closed; the Secretariat can open it again."))
    return impact_round


def _check(impact_round, party, texts, audience, on):
    _open_round(impact_round)
    if not members_on(on).filter(pk=party.pk).exists():
        raise RuleBroken("not_a_member", _("Only members of the process answer."), rule="P5", field="party")
    if not any(text.strip() for text in texts):
        raise RuleBroken("nothing_said", _("Write at least one of the texts."), field="follow_up_en")
    if audience not in no_wider_than(impact_round.audience):
        raise RuleBroken("unknown_audience", _("Choose one of the audiences listed."), rule="A5", field="audience")
