"""The demonstration's door. Only a demonstration has an address for it (``site/urls.py``)."""

from allauth.account.adapter import get_adapter
from allauth.account.utils import get_next_redirect_url
from django.contrib.auth import logout
from django.urls import reverse
from django.views.decorators.http import require_POST

from puebla.kernel.access.needs import needs
from puebla.kernel.ui.page import done
from puebla.site.accounts.queries.demonstration import demonstration_people


@needs("sign_in.use", among=demonstration_people)
@require_POST
def demonstration_enter(request, person):
    """Enter as one of the invented people, without password; whoever was signed in before is signed out."""
    logout(request)
    get_adapter().login(request, person)
    return done(request, to=get_next_redirect_url(request) or reverse("today"))
