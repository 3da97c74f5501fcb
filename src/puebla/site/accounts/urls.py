"""Addresses of sign-in and of one's own account: only what is used of the library, each with its entry in the table."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.urls import path

from puebla.site.views.account import account_detail, account_without_password

from .library import RemovePasskeyView, SessionsView, SignInView, page_of


def door(address, view, name):
    """A page for those who are not signed in yet."""
    return path(address, page_of("sign_in.use", view), name=name)


def own(address, view, name):
    """A page of one's own account."""
    return path(address, page_of("own_account.use", view), name=name)


urlpatterns = [
    door("sign-in/", SignInView.as_view(), "account_login"),
    door("sign-in/second-factor/", mfa.authenticate, "mfa_authenticate"),
    door("sign-in/passkey/", webauthn.login_webauthn, "mfa_login_webauthn"),
    door("sign-in/closed/", account.account_inactive, "account_inactive"),
    path("sign-out/", page_of("sign_in.end", account.logout), name="account_logout"),
    door("password/forgotten/", account.password_reset, "account_reset_password"),
    door("password/forgotten/sent/", account.password_reset_done, "account_reset_password_done"),
    door("password/new/<uidb36>/<key>/", account.password_reset_from_key, "account_reset_password_from_key"),
    door("password/new/done/", account.password_reset_from_key_done, "account_reset_password_from_key_done"),
    path("account/", account_detail, name="account"),
    own("account/password/", account.password_change, "account_change_password"),
    path("account/password/none/", account_without_password, name="account_set_password"),
    own("account/confirm/", account.reauthenticate, "account_reauthenticate"),
    own("account/confirm/code/", mfa.reauthenticate, "mfa_reauthenticate"),
    own("account/confirm/passkey/", webauthn.reauthenticate_webauthn, "mfa_reauthenticate_webauthn"),
    own("account/security/", mfa.index, "mfa_index"),
    own("account/security/application/", totp.activate_totp, "mfa_activate_totp"),
    own("account/security/application/remove/", totp.deactivate_totp, "mfa_deactivate_totp"),
    own("account/security/passkeys/", webauthn.list_webauthn, "mfa_list_webauthn"),
    own("account/security/passkeys/add/", webauthn.add_webauthn, "mfa_add_webauthn"),
    own("account/security/passkeys/<int:pk>/rename/", webauthn.edit_webauthn, "mfa_edit_webauthn"),
    own("account/security/passkeys/<int:pk>/remove/", RemovePasskeyView.as_view(), "mfa_remove_webauthn"),
    own("account/security/codes/", codes.view_recovery_codes, "mfa_view_recovery_codes"),
    own("account/security/codes/new/", codes.generate_recovery_codes, "mfa_generate_recovery_codes"),
    own("account/security/codes/download/", codes.download_recovery_codes, "mfa_download_recovery_codes"),
    own("account/sessions/", SessionsView.as_view(), "usersessions_list"),
]
