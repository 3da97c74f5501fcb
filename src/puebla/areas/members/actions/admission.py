"""How a country or an organisation comes to take part: application, checklist, private decision (P4; R20 I)."""

import datetime as dt

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from puebla.kernel.access.audience import Audience
from puebla.kernel.access.must import must
from puebla.kernel.access.standing import Standing
from puebla.kernel.dates import Precision, say_date
from puebla.kernel.languages import LANGUAGES
from puebla.kernel.moves import move
from puebla.kernel.refusals import RuleBroken
from puebla.kernel.trail import because

from ..models import Application, CriterionAnswer, Participation, Party, Undertaking
from ..queries.admission import OPEN, criteria_for
from ..queries.party import WITH_RIGHTS, conflicting_status
from ..queries.period import holds_on
from ..states import APPLICATION_MOVES, ApplicationState, PartyKind, Status

# What a country and what anybody else may apply for; civil society is not admitted but invited (R20 I).
MAY_APPLY_FOR = {True: (Status.MEMBER, Status.OBSERVER_COUNTRY), False: (Status.OBSERVER_ORGANISATION,)}


@transaction.atomic
def receive_application(
    *, party: Party, status: str, received_on: dt.date, by: Standing, letter: str = ""
) -> Application:
    """Record a written application and lay out the checklist for the status that is sought.

    Read by the applicant, the Vice-Ministers, PPT and ES.
    """
    must(by, "admission.receive")
    Party.objects.select_for_update(of=("self",)).get(pk=party.pk)
    _check_application(party, status, received_on)
    with because(by=by, act="admission.receive"):
        application = Application.objects.create(
            party=party,
            status=status,
            received_on=received_on,
            letter=letter,
            audience=Audience.APPLICANT_AND_VICE_MINISTERS,
            audience_to=[f"party:{party.code}"],
        )
        CriterionAnswer.objects.bulk_create(
            CriterionAnswer(application=application, criterion=criterion) for criterion in criteria_for(status)
        )
    return application


@transaction.atomic
def answer_criterion(*, answer: CriterionAnswer, is_met: bool | None, note: str, by: Standing) -> CriterionAnswer:
    """Say whether a condition is met, or that it is not known yet; only while the application is being checked."""
    must(by, "admission.check", answer.application)
    answer = CriterionAnswer.objects.select_for_update(of=("self",)).select_related("application").get(pk=answer.pk)
    if answer.application.state != ApplicationState.RECEIVED:
        raise RuleBroken("already_checked", _("The checklist of this application is closed."), rule="P4")
    answer.is_met, answer.note = is_met, note
    with because(by=by, act="admission.answer"):
        answer.save(update_fields=["is_met", "note"])
    return answer


@transaction.atomic
def check_application(*, application: Application, by: Standing) -> Application:
    """Close the checklist, so that it can be decided; every condition must have been looked at (P4)."""
    must(by, "admission.check", application)
    application = _locked(application)
    open_ones = application.answers.filter(is_met=None).count()
    if open_ones:
        raise RuleBroken(
            "unanswered",
            _("%(number)s conditions have not been looked at yet.") % {"number": open_ones},
            rule="P4",
        )
    move(application, "check", APPLICATION_MOVES)
    with because(by=by, act="admission.check"):
        application.save(update_fields=["state"])
    return application


@transaction.atomic
def admit_applicant(
    *, application: Application, decided_on: dt.date, holds_from: dt.date, by: Standing, decision: str = ""
) -> Application:
    """Record that the applicant was admitted, and from when.

    Ends the status that the party had, begins the new one on that day, and records the conditions as undertaken
    (a new member's four; R20 I). Returns the participation.
    """
    must(by, "admission.decide", application)
    application = _decided(application, "admit", decided_on, decision)
    if holds_from < decided_on:
        raise RuleBroken(
            "before_decision", _("A status cannot hold before it is decided."), rule="P4", field="holds_from"
        )
    application.holds_from = holds_from
    with because(by=by, act="admission.admit", reason=decision):
        application.save(update_fields=["state", "decided_on", "holds_from", "decision"])
        return _begin(application, holds_from)


@transaction.atomic
def decline_applicant(*, application: Application, decided_on: dt.date, by: Standing, decision: str) -> Application:
    """Record that the applicant was not admitted, and what was said."""
    must(by, "admission.decide", application)
    application = _decided(application, "decline", decided_on, decision)
    with because(by=by, act="admission.decline", reason=decision):
        application.save(update_fields=["state", "decided_on", "decision"])
    return application


@transaction.atomic
def withdraw_application(*, application: Application, by: Standing, reason: str) -> Application:
    """Record that the applicant took the application back."""
    must(by, "admission.receive", application)
    application = move(_locked(application), "withdraw", APPLICATION_MOVES)
    application.decision = reason
    with because(by=by, act="admission.withdraw", reason=reason):
        application.save(update_fields=["state", "decision"])
    return application


def _check_application(party, status, received_on):
    if status not in MAY_APPLY_FOR[party.kind == PartyKind.COUNTRY]:
        raise RuleBroken(
            "wrong_kind", _("%(party)s cannot apply for this status.") % {"party": party}, rule="P4", field="status"
        )
    if Participation.objects.filter(holds_on(received_on), party=party, status=status).exists():
        raise RuleBroken(
            "already", _("%(party)s already has this status.") % {"party": party}, rule="P4", field="status"
        )
    if Application.objects.filter(party=party, state__in=OPEN).exists():
        raise RuleBroken(
            "open_application", _("%(party)s already has an open application.") % {"party": party}, rule="P4"
        )


def _locked(application):
    return Application.objects.select_for_update(of=("self",)).get(pk=application.pk)


def _decided(application, verb, decided_on, decision):
    application = move(_locked(application), verb, APPLICATION_MOVES)
    if decided_on < application.received_on:
        raise RuleBroken(
            "before_application", _("The decision is dated before the application."), rule="P4", field="decided_on"
        )
    application.decided_on, application.decision = decided_on, decision
    return application


def _begin(application, day):
    """End what the party was with rights of its own, begin what it now is."""
    held = Participation.objects.select_for_update(of=("self",)).filter(
        holds_on(day), party=application.party, status__in=WITH_RIGHTS, from_on__lt=day
    )
    for earlier in held.order_by("pk"):
        earlier.until_on, earlier.until_precision = day, Precision.DAY
        earlier.save(update_fields=["until_on", "until_precision"])
    participation = Participation(party=application.party, status=application.status, from_on=day)
    if conflicting_status(participation):
        raise RuleBroken("two_statuses", _("A status recorded for that time stands against it."), rule="P1")
    for language in LANGUAGES:
        with translation.override(language):
            words = _("Admitted by the decision of %(day)s") % {"day": say_date(application.decided_on)}
        setattr(participation, f"basis_{language}", words)
    participation.save()
    Undertaking.objects.bulk_create(
        Undertaking(party=application.party, criterion=answer.criterion, application=application, taken_on=day)
        for answer in application.answers.select_related("criterion").order_by("pk")
    )
    return participation
