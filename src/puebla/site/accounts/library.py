"""The sign-in library's own pages, where ours differ from them."""

from functools import wraps

from allauth.account import views as account
from allauth.mfa.webauthn import views as webauthn
from allauth.usersessions.internal import flows
from allauth.usersessions.models import UserSession
from allauth.usersessions.views import ListUserSessionsView
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.utils.translation import gettext as _

from puebla.kernel.access.needs import declared

from .door import demonstration_doors
from .forms.session import CloseSessionsForm
from .second_factor import is_last_needed


class SignInView(account.LoginView):
    """In the demonstration the page also offers its invented people."""

    def get_context_data(self, **kwargs):
        doors = demonstration_doors() if settings.DEMONSTRATION else []
        return super().get_context_data(**kwargs) | {"demonstration_accounts": doors}


class RemovePasskeyView(webauthn.RemoveWebAuthnView):
    """The last factor of somebody who must have one stays; the library asks this for applications only."""

    def form_valid(self, form):
        if is_last_needed(self.get_object(), self.request.standing):
            raise PermissionDenied(
                _("Your office asks for a second factor. Add another one before you take this one away.")
            )
        return super().form_valid(form)


class SessionsView(ListUserSessionsView):
    """Closes one session, or all but this one."""

    form_class = CloseSessionsForm

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"sessions": UserSession.objects.filter(user=self.request.user)}

    def form_valid(self, form):
        one = form.cleaned_data["session"]
        if one is None:
            return super().form_valid(form)
        flows.sessions.end_sessions(self.request, [one])
        messages.info(self.request, _("The session is closed."))
        return HttpResponseRedirect(self.get_success_url())


def page_of(permission, view):
    """A page of the library: with its entry in the table, and with 422 where what was sent is not accepted."""

    @wraps(view)
    def answered(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        if request.method == "POST" and response.status_code == 200:  # noqa: PLR2004  the form is shown again
            response.status_code = 422
        return response

    return declared(permission, answered)
