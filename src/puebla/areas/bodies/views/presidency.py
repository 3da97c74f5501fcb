"""Presidencies from the first year on, gaps as gaps; volunteers and the one who was chosen (P2)."""

from django.urls import reverse
from django.utils.translation import gettext as _

from puebla.areas.members.forms.dated import asked_day
from puebla.kernel import clock
from puebla.kernel.access.needs import needs
from puebla.kernel.ui.attempt import attempt, status_of
from puebla.kernel.ui.page import done, page
from puebla.kernel.ui.panels import panels_of
from puebla.profiles.process import process

from ..actions.presidency import announce_candidacy, name_theme, record_presidency
from ..forms.presidency import RecordForm, ThemeForm, VolunteerForm
from ..queries.duty import duties_of
from ..queries.presidency import open_candidacies, presidencies_visible_to, timeline, troika_on


@needs("presidency.view")
def presidency_list(request):
    day, form = asked_day(request, clock.today())
    return page(
        request,
        "bodies/presidency/list.html",
        day=day,
        is_today=day == clock.today(),
        form=form,
        troika=troika_on(day),
        years=timeline(first=process().founded, on=clock.today()),
        volunteers=open_candidacies(on=clock.today()),
        duties=duties_of("ppt"),
        panels=panels_of("bodies.presidencies", request, day),
    )


@needs("presidency.volunteer")
def presidency_volunteer(request):
    form = VolunteerForm(request.POST or None, standing=request.standing)
    if attempt(form, lambda **facts: announce_candidacy(by=request.standing, **facts)):
        return done(request, to=reverse("bodies:presidency-list"), message=_("Recorded."))
    return page(request, "bodies/presidency/volunteer.html", status=status_of(form), form=form)


@needs("presidency.edit")
def presidency_record(request):
    form = RecordForm(request.POST or None, on=clock.today())
    if attempt(form, lambda **facts: record_presidency(by=request.standing, **facts)):
        return done(request, to=reverse("bodies:presidency-list"), message=_("The presidency is recorded."))
    has_volunteers = open_candidacies(on=clock.today()).exists()
    return page(
        request, "bodies/presidency/record.html", status=status_of(form), form=form, has_volunteers=has_volunteers
    )


@needs("presidency.edit", among=presidencies_visible_to)
def presidency_theme(request, presidency):
    form = ThemeForm(request.POST or None, presidency=presidency)
    if attempt(form, lambda **facts: name_theme(presidency=presidency, by=request.standing, **facts)):
        return done(request, to=reverse("bodies:presidency-list"), message=_("Saved."))
    return page(request, "bodies/presidency/theme.html", status=status_of(form), form=form, presidency=presidency)
