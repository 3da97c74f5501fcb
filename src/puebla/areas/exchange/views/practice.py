"""Good practices: the list, one of them, recorded, revised, withdrawn (E3)."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.urls import reverse
from django.utils.translation import gettext as _

from puebla.areas.plans.forms.widgets import ReasonForm
from puebla.kernel.access.needs import needs
from puebla.kernel.access.table import can
from puebla.kernel.ui.answer import answer, bound
from puebla.kernel.ui.page import page

from ..actions.practice import FIELDS, record_practice, revise_practice, withdraw_practice
from ..forms.practice import PracticeForm, PracticeRevisionForm
from ..queries import choice
from ..queries.practice import (
    benefits_of,
    practices_listed,
    practices_readable_by,
    practices_visible_to,
    topics_of,
)

PER_PAGE = 50


@needs("page.view")
def practice_list(request):
    """Practices that the reader may read, by topic, owner, and whether they were exchanged."""
    standing = request.standing
    lists = {
        "topic": [(topic.code, topic.name) for topic in choice.topics_with_practices(standing)],
        "party": [(party.code, party.name) for party in choice.parties_with_practices(standing)],
        "exchanged": [("yes", _("Exchanged")), ("no", _("Not yet"))],
    }
    asked = {name: request.GET.get(name, "") for name in lists}
    chosen = {name: value for name, value in asked.items() if value in dict(lists[name])}
    return page(
        request,
        "exchange/practice/list.html",
        lists=lists,
        chosen=chosen,
        query=urlencode(chosen),
        shown=Paginator(practices_listed(standing, filters=chosen), PER_PAGE).get_page(request.GET.get("page")),
        may_record=can(standing, "practice.record"),
    )


@needs("practice.view", among=practices_readable_by)
def practice_detail(request, practice):
    """One practice, and who says that it served them; one that was withdrawn can be read and no longer changed."""
    stands = practice.withdrawn_on is None
    return page(
        request,
        "exchange/practice/detail.html",
        practice=practice,
        topics=list(topics_of(practice)),
        benefits=list(benefits_of(practice, request.standing)),
        may_revise=stands and can(request.standing, "practice.record", practice),
        may_report=stands and can(request.standing, "benefit.report"),
    )


def options(standing, **more):
    """The lists that a practice's form is filled from."""
    return {"activity": choice.activities_to_name(standing), **more}


@needs("practice.record")
def practice_record(request):
    """A practice that is worth telling others."""
    standing = request.standing
    lists = options(standing, party=choice.parties_to_write_for(standing), topics=choice.topics_of_the_day(standing))
    return answer(
        request,
        bound(PracticeForm, request, initial={"party": standing.party_id}, lists=lists),
        act=lambda said: record_practice(by=standing, on=standing.on, **said),
        to=address,
        title=_("Record a good practice"),
        lead=_("What a country or organisation does that can serve others, under the topics that it is about."),
        way=way(),
    )


@needs("practice.record", among=practices_visible_to)
def practice_revise(request, practice):
    """Change what is said of it."""
    standing = request.standing
    initial = {name: getattr(practice, name) for name in FIELDS if name != "activity"}
    initial |= {"activity": practice.activity_id, "topics": sorted(topic.pk for topic in topics_of(practice))}
    lists = options(standing, topics=choice.topics_of_the_day(standing, also=topics_of(practice)))
    return answer(
        request,
        bound(PracticeRevisionForm, request, initial=initial, lists=lists),
        act=lambda said: revise_practice(practice=practice, by=standing, **said),
        to=address(practice),
        title=_("Revise a good practice"),
        way=way(practice),
    )


@needs("practice.record", among=practices_visible_to)
def practice_withdraw(request, practice):
    """Show it no longer."""
    return answer(
        request,
        bound(ReasonForm, request),
        act=lambda said: withdraw_practice(practice=practice, by=request.standing, on=request.standing.on, **said),
        to=reverse("exchange:practice-list"),
        title=_("Withdraw a good practice"),
        lead=str(practice),
        way=way(practice),
        save=_("Withdraw"),
        danger=True,
        record=practice,
    )


def address(practice):
    """The page of a practice."""
    return reverse("exchange:practice-detail", args=[practice.pk])


def way(practice=None):
    """The pages above those that belong to a practice."""
    top = [(_("Good practices"), reverse("exchange:practice-list"))]
    return [*top, (str(practice), address(practice))] if practice else top
