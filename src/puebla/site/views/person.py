"""People and their accounts, for the secretariat."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from puebla.areas.bodies.actions.seat import end_seat
from puebla.kernel import clock
from puebla.kernel.access.needs import needs
from puebla.kernel.ui.attempt import attempt, status_of
from puebla.kernel.ui.page import done, page
from puebla.site.accounts.actions.account import deactivate_account, reactivate_account, reset_factor
from puebla.site.accounts.forms.account import EndSeatForm, ReasonForm
from puebla.site.accounts.queries.person import (
    accounts_of,
    people_listed,
    people_visible_to,
    seats_held,
    seats_of_secretariat,
)

PER_PAGE = 50


@needs("account.view")
def person_list(request):
    """Everybody, fifty to a page, narrowed by the words typed."""
    text = request.GET.get("q", "").replace("\x00", "").strip()
    shown = Paginator(people_listed(request.standing, text=text), PER_PAGE).get_page(request.GET.get("page"))
    return page(
        request,
        "site/person/list.html",
        accounts=accounts_of(list(shown.object_list), on=clock.today(), at=clock.now()),
        shown=shown,
        text=text,
        query=urlencode({"q": text} if text else {}),
    )


@needs("account.view", among=people_visible_to)
def person_detail(request, person):
    return _detail(request, person, ReasonForm())


@needs("seat.end", among=seats_of_secretariat)
def person_seat_end(request, seat):
    form = EndSeatForm(request.POST or None)
    if attempt(form, lambda **given: end_seat(seat=seat, by=request.standing, **given)):
        return done(request, to=reverse("person", args=[seat.person_id]), message=_("The seat ends on that day."))
    return page(request, "site/person/seat_end.html", status=status_of(form), form=form, seat=seat)


@needs("account.deactivate", among=people_visible_to)
@require_POST
def person_deactivate(request, person):
    return _with_reason(request, person, deactivate_account, _("The account is closed and its sessions have ended."))


@needs("account.reactivate", among=people_visible_to)
@require_POST
def person_reactivate(request, person):
    return _with_reason(request, person, reactivate_account, _("The account is open again."))


@needs("account.reset_factor", among=people_visible_to)
@require_POST
def person_reset_factor(request, person):
    return _with_reason(
        request, person, reset_factor, _("The second factor is taken away; the person is told by mail.")
    )


def _with_reason(request, person, action, message):
    form = ReasonForm(request.POST)
    if attempt(form, lambda reason: action(person=person, by=request.standing, reason=reason)):
        return done(request, to=reverse("person", args=[person.pk]), message=message)
    return _detail(request, person, form)


def _detail(request, person, form):
    [held] = accounts_of([person], on=clock.today(), at=clock.now())
    return page(
        request,
        "site/person/detail.html",
        status=status_of(form),
        held=held,
        person=person,
        seats=seats_held(person, on=clock.today()),
        form=form,
        is_self=person.pk == request.standing.person_id,
    )
