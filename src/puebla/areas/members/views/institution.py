"""The offices behind a party, kept by the country itself or by the secretariat."""

from django.utils.translation import gettext as _

from puebla.kernel.access.needs import needs
from puebla.kernel.ui.attempt import attempt, status_of
from puebla.kernel.ui.page import done, page

from ..actions.institution import add_institution, close_institution, edit_institution
from ..forms.institution import CloseInstitutionForm, InstitutionForm
from ..queries.institution import institutions_of_parties
from ..queries.party import parties_visible_to
from .party import address_of


@needs("institution.edit", among=parties_visible_to, key="code", look_up="code")
def institution_add(request, party):
    form = InstitutionForm(request.POST or None)
    if attempt(form, lambda **names: add_institution(party=party, by=request.standing, **names)):
        return done(request, to=address_of(party), message=_("Recorded."))
    return page(request, "members/institution/edit.html", status=status_of(form), form=form, party=party)


@needs("institution.edit", among=institutions_of_parties)
def institution_edit(request, institution):
    form = InstitutionForm(request.POST or None, institution=institution)
    if attempt(form, lambda **names: edit_institution(institution=institution, by=request.standing, **names)):
        return done(request, to=address_of(institution.party), message=_("Saved."))
    return page(
        request,
        "members/institution/edit.html",
        status=status_of(form),
        form=form,
        party=institution.party,
        institution=institution,
    )


@needs("institution.edit", among=institutions_of_parties)
def institution_close(request, institution):
    form = CloseInstitutionForm(request.POST or None)
    if attempt(form, lambda **facts: close_institution(institution=institution, by=request.standing, **facts)):
        return done(request, to=address_of(institution.party), message=_("Closed."))
    return page(request, "members/institution/close.html", status=status_of(form), form=form, institution=institution)
