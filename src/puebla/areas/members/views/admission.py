"""How somebody comes to take part (P4): conditions for everybody, applications for those concerned."""

from django.urls import reverse
from django.utils.translation import gettext as _

from puebla.kernel.access.needs import needs
from puebla.kernel.ui.attempt import attempt, status_of
from puebla.kernel.ui.page import done, page

from ..actions.admission import (
    admit_applicant,
    answer_criterion,
    check_application,
    decline_applicant,
    receive_application,
    withdraw_application,
)
from ..forms.admission import AnswerForm, CloseForm, DecisionForm, ReceiveForm, WithdrawForm
from ..queries.admission import answers_of, applications_visible_to, checklists_with_criteria


def address_of(application):
    return reverse("members:admission-detail", args=[application.pk])


@needs("admission.criteria")
def admission_list(request):
    return page(
        request,
        "members/admission/list.html",
        checklists=checklists_with_criteria(),
        applications=applications_visible_to(request.standing),
    )


@needs("admission.receive")
def admission_receive(request):
    form = ReceiveForm(request.POST or None)
    if application := attempt(form, lambda **facts: receive_application(by=request.standing, **facts)):
        return done(request, to=address_of(application), message=_("Recorded."))
    return page(request, "members/admission/receive.html", status=status_of(form), form=form)


@needs("admission.view", among=applications_visible_to)
def admission_detail(request, application):
    return page(request, "members/admission/detail.html", application=application, answers=answers_of(application))


@needs("admission.check", among=applications_visible_to)
def admission_check(request, application):
    forms = [AnswerForm(request.POST or None, answer=answer) for answer in answers_of(application)]
    by = request.standing
    kept = [attempt(one, lambda one=one, **said: answer_criterion(answer=one.answer, by=by, **said)) for one in forms]
    if forms[0].is_bound and all(kept):
        return done(request, to=address_of(application), message=_("Saved."))
    return page(
        request, "members/admission/check.html", status=status_of(forms[0]), application=application, forms=forms
    )


@needs("admission.check", among=applications_visible_to)
def admission_close(request, application):
    form = CloseForm(request.POST or None)
    if attempt(form, lambda: check_application(application=application, by=request.standing)):
        return done(request, to=address_of(application), message=_("The checklist is closed."))
    return page(request, "members/admission/close.html", status=status_of(form), application=application, form=form)


@needs("admission.decide", among=applications_visible_to)
def admission_decide(request, application):
    form = DecisionForm(request.POST or None)
    if attempt(form, lambda **said: _decide(application, request.standing, **said)):
        return done(request, to=address_of(application), message=_("The decision is recorded."))
    return page(request, "members/admission/decide.html", status=status_of(form), application=application, form=form)


@needs("admission.receive", among=applications_visible_to)
def admission_withdraw(request, application):
    form = WithdrawForm(request.POST or None)
    if attempt(form, lambda **said: withdraw_application(application=application, by=request.standing, **said)):
        return done(request, to=address_of(application), message=_("Recorded."))
    return page(request, "members/admission/withdraw.html", status=status_of(form), application=application, form=form)


def _decide(application, by, *, admitted, decided_on, holds_from, decision):
    said = {"application": application, "decided_on": decided_on, "decision": decision, "by": by}
    if admitted:
        return admit_applicant(holds_from=holds_from or decided_on, **said)
    return decline_applicant(**said)
