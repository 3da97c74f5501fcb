"""Who may be signed in at all: active people, and the demonstration's people in the demonstration alone."""

from allauth.account.auth_backends import AuthenticationBackend
from django.conf import settings


def may_enter(person):
    """Asked at every request: closing an account, or starting the data as a real process, ends its sessions at once."""
    return person.is_active and (settings.DEMONSTRATION or not person.is_demonstration)


class InvitedBackend(AuthenticationBackend):
    def user_can_authenticate(self, user):
        return may_enter(user)
