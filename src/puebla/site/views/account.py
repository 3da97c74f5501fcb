"""One's own account: who one is here, in which offices, and the ways to password, second factor and sessions."""

from django.urls import reverse
from django.utils.translation import gettext as _

from puebla.kernel.access.needs import needs
from puebla.kernel.ui.page import done, page
from puebla.site.accounts.actions.account import set_language
from puebla.site.accounts.forms.account import LanguageForm
from puebla.site.accounts.second_factor import has_one, is_required_of


@needs("own_account.use")
def account_detail(request):
    form = LanguageForm(request.POST or None, initial={"language": request.user.language})
    if request.method == "POST" and form.is_valid():
        set_language(by=request.standing, **form.cleaned_data)
        return done(request, to=reverse("account"), message=_("Mails will be written to you in this language."))
    return page(
        request,
        "site/account/detail.html",
        status=422 if form.errors else 200,
        form=form,
        person=request.user,
        has_factor=has_one(request.user),
        needs_factor=is_required_of(request.standing),
    )


@needs("own_account.use")
def account_without_password(request):
    """Where the library leads those who have no password: the demonstration's people."""
    return page(request, "site/account/without_password.html")
