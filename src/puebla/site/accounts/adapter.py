"""What sign-in does our way: by invitation only, our words, our mails, no way out to other sites."""

import time

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from django.conf import settings
from django.contrib import messages
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from puebla.kernel import mail

from .backend import may_enter

SIGNED_IN_AT = "signed_in_at"
# What the library says after a step, in our words; what stands here as "" is not said at all.
SAID = {
    "account/messages/logged_in.txt": "",
    "account/messages/logged_out.txt": _("You are signed out."),
    "account/messages/password_changed.txt": _("Your password is changed. Your other sessions are closed."),
    "mfa/messages/totp_activated.txt": _("The application is set up as your second factor."),
    "mfa/messages/totp_deactivated.txt": _("The application is no longer a second factor."),
    "mfa/messages/webauthn_added.txt": _("The passkey is added."),
    "mfa/messages/webauthn_removed.txt": _("The passkey is removed."),
    "mfa/messages/recovery_codes_generated.txt": _("There are new recovery codes. Keep them where only you find them."),
    "usersessions/messages/sessions_logged_out.txt": _("The sessions are closed."),
}
# What a person is told by mail about their own account, because somebody else may have done it.
TOLD = {
    "account/email/password_changed": "password_changed",
    "account/email/password_reset": "password_changed",
    "mfa/email/totp_activated": "factor_added",
    "mfa/email/webauthn_added": "factor_added",
    "mfa/email/totp_deactivated": "factor_removed",
    "mfa/email/webauthn_removed": "factor_removed",
    "mfa/email/recovery_codes_generated": "codes_renewed",
}


class InvitationOnlyAdapter(DefaultAccountAdapter):
    """Closes the library's own sign-up and speaks in the words of the house."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("This account is closed. Ask the secretariat."),
        "email_password_mismatch": _("The e-mail address or the password is not right."),
        "enter_current_password": _("Write your present password."),
        "incorrect_code": _("This code is not right."),
        "incorrect_password": _("The password is not right."),
        "invalid_password_reset": _("This link can no longer be used. Ask for a new one."),
        "too_many_login_attempts": _("Too many attempts. Wait five minutes and try again."),
        "rate_limited": _("Too many attempts. Wait a few minutes and try again."),
    }

    def is_open_for_signup(self, request):
        return False

    def is_safe_url(self, url):
        """Only addresses of this very site are gone on to after signing in."""
        host = context.request.get_host()
        return url_has_allowed_host_and_scheme(url, allowed_hosts={host}, require_https=settings.SECURE)

    def pre_login(self, request, user, **details):
        if not may_enter(user):
            return self.respond_user_inactive(request, user)
        return super().pre_login(request, user, **details)

    def login(self, request, user):
        """The one door into a session, whatever opened it; the session ends some hours after this moment."""
        super().login(request, user)
        request.session[SIGNED_IN_AT] = int(time.time())

    def get_password_change_redirect_url(self, request):
        return reverse("account")

    def add_message(self, request, level, message_template=None, *args, message=None, **details):
        message = message or SAID.get(message_template)
        if message:
            messages.add_message(request, level, message)

    def send_password_reset_mail(self, user, email, context):
        """Only to those who already have a password: an invitation that was withdrawn is not got around this way.

        Sent beside the request, so that the time of the answer does not tell whether there is such an account.
        """
        if user.has_usable_password() and may_enter(user):
            key = {"uidb36": context["uid"], "key": context["key"]}
            mail.send("site/account/mail/password_forgotten.txt", to=user, wait=False, key=key)

    def send_notification_mail(self, template_prefix, user, context=None, email=None):
        if template_prefix in TOLD and not user.is_demonstration:
            mail.send(
                "site/account/mail/security_changed.txt",
                to=user,
                what=TOLD[template_prefix],
                ip=self.get_client_ip(self.request),
                browser=self.get_http_user_agent(self.request)[:200],
            )
