"""In which status a party takes part, kept by the secretariat."""

from django.utils.translation import gettext as _

from puebla.kernel.access.needs import needs
from puebla.kernel.ui.attempt import attempt, status_of
from puebla.kernel.ui.page import done, page

from ..actions.participation import correct_participation, record_participation
from ..forms.party import ParticipationForm
from ..queries.party import participations_visible_to, parties_visible_to
from .party import address_of


@needs("party.edit", among=parties_visible_to, key="code", look_up="code")
def participation_record(request, party):
    form = ParticipationForm(request.POST or None)
    if attempt(form, lambda **facts: record_participation(party=party, by=request.standing, **facts)):
        return done(request, to=address_of(party), message=_("Recorded."))
    return page(request, "members/participation/edit.html", status=status_of(form), form=form, party=party)


@needs("party.edit", among=participations_visible_to)
def participation_correct(request, participation):
    form = ParticipationForm(request.POST or None, participation=participation)
    by, party = request.standing, participation.party
    if attempt(form, lambda **facts: correct_participation(participation=participation, by=by, **facts)):
        return done(request, to=address_of(party), message=_("Saved."))
    return page(request, "members/participation/edit.html", status=status_of(form), form=form, party=party)
