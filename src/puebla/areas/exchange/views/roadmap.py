"""Roadmaps: on the way, agreed, abandoned (SP23 Table 2)."""

from django.urls import reverse
from django.utils.translation import gettext as _

from puebla.kernel.access.needs import needs
from puebla.kernel.access.table import can
from puebla.kernel.ui.answer import answer, bound
from puebla.kernel.ui.page import page

from ..actions.roadmap import FIELDS, abandon_roadmap, agree_roadmap, begin_roadmap, revise_roadmap
from ..forms.parts import DayForm
from ..forms.roadmap import RoadmapForm, RoadmapRevisionForm
from ..queries import choice
from ..queries.roadmap import roadmaps_visible_to


@needs("page.view")
def roadmap_list(request):
    """Every roadmap that the reader may read."""
    return page(
        request,
        "exchange/roadmap/list.html",
        roadmaps=list(roadmaps_visible_to(request.standing)),
        may_edit=can(request.standing, "roadmap.edit"),
    )


@needs("roadmap.view", among=roadmaps_visible_to)
def roadmap_detail(request, roadmap):
    """One roadmap."""
    may_edit = can(request.standing, "roadmap.edit", roadmap)
    return page(request, "exchange/roadmap/detail.html", roadmap=roadmap, may_edit=may_edit)


def options(standing, **more):
    """The lists that a roadmap's form is filled from."""
    return {
        "body": choice.bodies_of_the_day(standing),
        "activity": choice.activities_to_name(standing),
        "topics": choice.topics_of_the_day(standing, **more),
    }


@needs("roadmap.edit")
def roadmap_begin(request):
    """A body begins to prepare one."""
    standing = request.standing
    initial = {"in_preparation_since": standing.on}
    return answer(
        request,
        bound(RoadmapForm, request, initial=initial, lists=options(standing)),
        act=lambda said: begin_roadmap(by=standing, **said),
        to=address,
        title=_("Begin a roadmap"),
        lead=_("It counts as on the way from the day its preparation began, and as agreed once a body has agreed it."),
        way=way(),
    )


@needs("roadmap.edit", among=roadmaps_visible_to)
def roadmap_revise(request, roadmap):
    """Change what is said of it."""
    standing = request.standing
    own = choice.topics_by_pk([row.topic_id for row in roadmap.roadmap_topics.all()])
    initial = {name: getattr(roadmap, name) for name in FIELDS if name not in {"body", "activity"}}
    initial |= {"body": roadmap.body_id, "activity": roadmap.activity_id}
    initial["topics"] = sorted(row.topic_id for row in roadmap.roadmap_topics.all())
    return answer(
        request,
        bound(RoadmapRevisionForm, request, initial=initial, lists=options(standing, also=own)),
        act=lambda said: revise_roadmap(roadmap=roadmap, by=standing, **said),
        to=address(roadmap),
        title=_("Revise a roadmap"),
        way=way(roadmap),
    )


@needs("roadmap.edit", among=roadmaps_visible_to)
def roadmap_agree(request, roadmap):
    """The body has agreed it."""
    return _settle(request, roadmap, agree_roadmap, title=_("Record that the roadmap was agreed"))


@needs("roadmap.edit", among=roadmaps_visible_to)
def roadmap_abandon(request, roadmap):
    """Nobody prepares it any more."""
    return _settle(request, roadmap, abandon_roadmap, title=_("Abandon the roadmap"), danger=True)


def _settle(request, roadmap, act, **words):
    return answer(
        request,
        bound(DayForm, request, initial={"on": request.standing.on}),
        act=lambda said: act(roadmap=roadmap, by=request.standing, **said),
        to=address(roadmap),
        lead=str(roadmap),
        way=way(roadmap),
        **words,
    )


def address(roadmap):
    """The page of a roadmap."""
    return reverse("exchange:roadmap-detail", args=[roadmap.pk])


def way(roadmap=None):
    """The pages above those that belong to a roadmap."""
    top = [
        (_("Good practices"), reverse("exchange:practice-list")),
        (_("Roadmaps"), reverse("exchange:roadmap-list")),
    ]
    return [*top, (str(roadmap), address(roadmap))] if roadmap else top
