"""Bodies: alive on a day, past ones, what went on in what; one of them whole."""

from django.urls import reverse
from django.utils.translation import gettext as _

from puebla.areas.members.forms.dated import asked_day
from puebla.kernel import clock
from puebla.kernel.access.needs import needs
from puebla.kernel.ui.attempt import attempt, status_of
from puebla.kernel.ui.page import done, page
from puebla.kernel.ui.panels import panels_of

from ..actions.body import continue_body, create_body, edit_body
from ..forms.body import BodyForm, ContinueForm, NewBodyForm
from ..queries.body import bodies_alive_on, bodies_ended_by, bodies_visible_to, kinds, voices, whole, with_successors


def address_of(body):
    return reverse("bodies:body-detail", args=[body.code])


@needs("body.view")
def body_list(request):
    day, form = asked_day(request, clock.today())
    return page(
        request,
        "bodies/body/list.html",
        day=day,
        is_today=day == clock.today(),
        form=form,
        kinds=kinds(),
        alive=with_successors(bodies_alive_on(day)),
        ended=with_successors(bodies_ended_by(day)),
        voices=voices(),
    )


@needs("body.view", among=bodies_visible_to, key="code", look_up="code")
def body_detail(request, body):
    return page(
        request,
        "bodies/body/detail.html",
        body=body,
        today=clock.today(),
        panels=panels_of("bodies.body", request, body),
        **whole(body, on=clock.today()),
    )


@needs("body.edit")
def body_add(request):
    form = NewBodyForm(request.POST or None)
    if body := attempt(form, lambda **facts: create_body(by=request.standing, **facts)):
        return done(request, to=address_of(body), message=_("Recorded."))
    return page(request, "bodies/body/edit.html", status=status_of(form), form=form, body=None)


@needs("body.edit", among=bodies_visible_to, key="code", look_up="code")
def body_edit(request, body):
    form = BodyForm(request.POST or None, body=body)
    if attempt(form, lambda **facts: edit_body(body=body, by=request.standing, **facts)):
        return done(request, to=address_of(body), message=_("Saved."))
    return page(request, "bodies/body/edit.html", status=status_of(form), form=form, body=body)


@needs("body.edit", among=bodies_visible_to, key="code", look_up="code")
def body_continue(request, body):
    form = ContinueForm(request.POST or None)
    if attempt(form, lambda **facts: continue_body(earlier=body, by=request.standing, **facts)):
        return done(request, to=address_of(body), message=_("Recorded."))
    return page(request, "bodies/body/continue.html", status=status_of(form), form=form, body=body)
