"""Who may be signed in at all: active people, and the demonstration's people in the demonstration alone."""

from allauth.account.auth_backends import AuthenticationBackend
from django.conf import settings

from puebla.areas.members.models import Person
from puebla.kernel.kept import Bound, kept


def may_enter(person):
    """Asked at every request: closing an account, or starting the data as a real process, ends its sessions at once."""
    return person.is_active and (settings.DEMONSTRATION or not person.is_demonstration)


@kept
def _person():
    return Person.objects.filter(pk=Bound("pk"))


class InvitedBackend(AuthenticationBackend):
    def get_user(self, user_id):
        """The person of a session, or ``None``; asked at every request."""
        person = next(iter(_person(pk=user_id)), None)
        return person if person is not None and may_enter(person) else None

    def user_can_authenticate(self, user):
        return may_enter(user)
