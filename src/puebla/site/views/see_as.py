"""Seeing every page as somebody else, for the secretariat (A6)."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from puebla.areas.bodies.queries.seen_as import standing_seen_as
from puebla.kernel import clock
from puebla.kernel.access.middleware import SEEING_AS
from puebla.kernel.access.needs import needs
from puebla.kernel.ui.page import done, page
from puebla.site.accounts.actions.look import begin_looking, end_looking
from puebla.site.accounts.forms.see_as import PersonForm, PublicForm, SeatForm
from puebla.site.accounts.queries.look import latest_looks
from puebla.site.accounts.queries.person import people_visible_to
from puebla.site.accounts.queries.seat_choice import groups_open_on, parties_with_seats


@needs("see_as.view")
def see_as(request):
    return _choose(request, _forms(request))


@needs("see_as.begin")
@require_POST
def see_as_begin(request):
    """``kind`` says which of the forms was sent."""
    forms = _forms(request, request.POST)
    form = forms.get(request.POST.get("kind"))
    if form is None or not form.is_valid():
        return _choose(request, forms, status=422)
    choice = form.choice()
    seen = standing_seen_as(choice, by=request.standing)
    if choice.startswith("seat:") and not seen.is_signed_in:
        form.add_error("office", _("Nobody can hold this office for this party today."))
        return _choose(request, forms, status=422)
    begin_looking(seen_as=choice, by=request.standing, at=clock.now())
    request.session[SEEING_AS] = choice
    return done(request, to=reverse("home"))


@needs("see_as.end")
@require_POST
def see_as_end(request):
    request.session.pop(SEEING_AS, None)
    end_looking(by=request.standing.seen_by, at=clock.now())
    return done(request, to=reverse("see-as"))


def _forms(request, data=None):
    on, kind = clock.today(), data.get("kind") if data else None
    return {
        "public": PublicForm(data if kind == "public" else None),
        "seat": SeatForm(data if kind == "seat" else None, parties=parties_with_seats(on), bodies=groups_open_on(on)),
        "person": PersonForm(data if kind == "person" else None, people=people_visible_to(request.standing)),
    }


def _choose(request, forms, status=200):
    return page(request, "site/see_as/edit.html", status=status, forms=forms, looks=latest_looks())
