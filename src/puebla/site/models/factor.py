"""Second factors, remembered: that one was added or taken away and by whom, never its secret."""

import pghistory
from allauth.mfa.models import Authenticator


@pghistory.track(pghistory.InsertEvent(), pghistory.DeleteEvent(), exclude=["data", "last_used_at"])
class Factor(Authenticator):
    """The sign-in library's own table, so that the triggers see it."""

    class Meta:
        proxy = True
