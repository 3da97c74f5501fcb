"""Invitations: the secretariat's list, inviting somebody, and the page behind the mailed link."""

from allauth.core.ratelimit import consume_or_429
from django.contrib import messages
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from puebla.kernel import clock
from puebla.kernel.access.needs import needs
from puebla.kernel.access.standing import Standing
from puebla.kernel.refusals import RuleBroken
from puebla.kernel.ui.attempt import attempt, status_of
from puebla.kernel.ui.page import done, page
from puebla.kernel.ui.step import step
from puebla.site.accounts.actions.invitation import accept_invitation, invite, invite_to_seat, withdraw_invitation
from puebla.site.accounts.forms.invitation import AcceptanceForm, InvitationForm
from puebla.site.accounts.queries.invitation import STATES, invitations, invitations_visible_to, open_invitation
from puebla.site.accounts.queries.person import people_visible_to
from puebla.site.accounts.queries.seat_choice import (
    SECRETARIAT,
    groups_open_on,
    institutions_open_to,
    offices_open_to,
    parties_with_seats,
    party_with_seats,
)


@needs("invitation.view")
def invitation_list(request):
    state = request.GET.get("state", "")
    state = state if state in STATES else ""
    return page(
        request,
        "site/invitation/list.html",
        invitations=invitations(at=clock.now(), state=state),
        shown=[_tab(one, label, state) for one, label in _tabs()],
    )


def _tabs():
    return [
        ("", pgettext("invitations", "All")),
        ("open", pgettext("invitations", "Open")),
        ("accepted", pgettext("invitations", "Accepted")),
        ("expired", pgettext("invitations", "Expired")),
        ("withdrawn", pgettext("invitations", "Withdrawn")),
    ]


def _tab(state, label, present):
    query = f"?state={state}" if state else ""
    return {"label": label, "url": reverse("invitation-list") + query, "current": state == present}


@needs("invitation.invite")
def invitation_new(request):
    """First for whom the person sits, then the rest: what can be chosen depends on the party."""
    on, code = clock.today(), request.GET.get("party", "")
    party = party_with_seats(code, on=on) if code else None
    if party is None and code != SECRETARIAT:
        return page(request, "site/invitation/party.html", parties=parties_with_seats(on), secretariat=SECRETARIAT)
    form = InvitationForm(
        request.POST or None,
        initial={"from_on": on},
        institutions=institutions_open_to(party),
        offices=offices_open_to(party, on=on),
        bodies=groups_open_on(on),
    )
    sent = attempt(form, lambda **given: invite_to_seat(by=request.standing, at=clock.now(), party=party, **given))
    if sent:
        return _invited(request, sent[0])
    return page(request, "site/invitation/edit.html", status=status_of(form), form=form, party=party)


@needs("invitation.invite", among=people_visible_to)
@require_POST
def invitation_send(request, person):
    """Invite somebody who is known and has a seat."""
    return _invite(request, person)


@needs("invitation.resend", among=invitations_visible_to)
@require_POST
def invitation_resend(request, invitation):
    """A new link to the same person; the old one no longer opens anything."""
    return _invite(request, invitation.person)


@needs("invitation.withdraw", among=invitations_visible_to)
@require_POST
def invitation_withdraw(request, invitation):
    return step(
        request,
        lambda: withdraw_invitation(invitation=invitation, by=request.standing, at=clock.now()),
        to=reverse("invitation-list"),
        message=_("The invitation is withdrawn."),
    )


@needs("sign_in.use")
@never_cache
@sensitive_post_parameters("password", "again")
def invitation_accept(request, key):
    limited = consume_or_429(request, action="invitation")
    if limited:
        return limited
    invitation = open_invitation(key, at=clock.now())
    if invitation is None:
        return page(request, "site/invitation/closed.html", status=410)
    person = invitation.person
    form = AcceptanceForm(request.POST or None, initial={"name": person.name, "language": person.language})
    by = Standing(on=clock.today())
    if attempt(form, lambda **given: accept_invitation(key=key, by=by, at=clock.now(), **given)):
        return done(request, to=reverse("account_login"), message=_("Your account is open. Sign in to begin."))
    return page(request, "site/invitation/accept.html", status=status_of(form), form=form, invitation=invitation)


def _invite(request, person):
    try:
        invitation, _key = invite(person=person, by=request.standing, at=clock.now())
    except RuleBroken as broken:
        messages.error(request, str(broken))
        return done(request, to=reverse("invitation-list"))
    return _invited(request, invitation)


def _invited(request, invitation):
    """Says whether the mail has left; where it has not, the invitation stands and can be sent again."""
    invitation.refresh_from_db(fields=["mailed_at"])
    if invitation.mailed_at is None:
        messages.warning(
            request, _("The invitation is recorded, but the mail could not be handed over. Send it again.")
        )
        return done(request, to=reverse("invitation-list"))
    message = _("The invitation is on its way to %(email)s.") % {"email": invitation.person.email}
    return done(request, to=reverse("invitation-list"), message=message)
