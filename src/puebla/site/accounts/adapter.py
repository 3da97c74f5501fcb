"""Accounts exist by invitation only."""

from allauth.account.adapter import DefaultAccountAdapter


class InvitationOnlyAdapter(DefaultAccountAdapter):
    """Closes the library's own sign-up."""

    def is_open_for_signup(self, request):
        return False
