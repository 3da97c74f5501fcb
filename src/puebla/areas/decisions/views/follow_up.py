"""A country's follow-up: reported, revised, withdrawn, its evidence fetched (M4)."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from puebla.areas.plans.forms.widgets import ReasonForm
from puebla.areas.plans.queries.party import countries_to_speak_for
from puebla.kernel import clock
from puebla.kernel.access.needs import needs
from puebla.kernel.ui.answer import answer, bound
from puebla.kernel.uploads import as_download

from ..actions.follow_up import report_follow_up, revise_follow_up, withdraw_follow_up
from ..forms.follow_up import FollowUpForm, FollowUpRevisionForm
from ..queries.follow_up import files_visible_to, follow_ups_visible_to
from ..queries.outcome import outcomes_visible_to
from .item import address, found, way_to


@needs("follow_up.report")
def follow_up_report(request, code, number):
    """A country says what it did about an item."""
    standing = request.standing
    item = found(get_object_or_404(outcomes_visible_to(standing), code=code), number)
    initial = {"party": standing.party_id, "reported_on": standing.on}
    return answer(
        request,
        bound(FollowUpForm, request, initial=initial, parties=countries_to_speak_for(standing)),
        act=lambda said: report_follow_up(item=item, by=standing, at=clock.now(), **said),
        to=address(item),
        title=_("Report on %(number)s") % {"number": f"{item.outcome.code} {item.number}"},
        lead=item.text,
        way=way_to(item),
        save=_("Report it"),
        message=_("The follow-up is reported."),
    )


@needs("follow_up.report", among=follow_ups_visible_to)
def follow_up_revise(request, follow_up):
    """Change what was reported, or add evidence."""
    names = ("reported_on", "text_en", "text_es", "audience")
    initial = {name: getattr(follow_up, name) for name in names}
    return answer(
        request,
        bound(FollowUpRevisionForm, request, initial=initial),
        act=lambda said: revise_follow_up(follow_up=follow_up, by=request.standing, at=clock.now(), **said),
        to=address(follow_up.item),
        title=_("Revise the report of %(country)s") % {"country": follow_up.party},
        way=way_to(follow_up.item),
    )


@needs("follow_up.report", among=follow_ups_visible_to)
def follow_up_withdraw(request, follow_up):
    """Take a report back."""
    return answer(
        request,
        bound(ReasonForm, request),
        act=lambda said: withdraw_follow_up(follow_up=follow_up, by=request.standing, on=request.standing.on, **said),
        to=address(follow_up.item),
        title=_("Withdraw the report of %(country)s") % {"country": follow_up.party},
        lead=str(follow_up),
        way=way_to(follow_up.item),
        save=_("Withdraw"),
        danger=True,
        record=follow_up,
    )


@needs("follow_up.view", among=files_visible_to)
def follow_up_file(request, file):
    """Give evidence back, as a download only."""
    try:
        return as_download(file.file.name, name=file.name, content_type=file.content_type)
    except FileNotFoundError as gone:
        raise Http404(_("The file is no longer on the disk; the Secretariat can restore it from a backup.")) from gone
