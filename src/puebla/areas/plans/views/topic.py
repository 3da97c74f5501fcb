"""Topics: one through all plans, and its steps while its plan is under revision (L2)."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from puebla.kernel.access.needs import needs
from puebla.kernel.ui.page import page
from puebla.kernel.ui.panels import panels_of

from ..actions.topic import add_origin, add_topic, edit_pillar, edit_topic, remove_origin, retire_topic
from ..forms.topic import NameForm, OriginForm
from ..forms.widgets import ReasonForm
from ..queries.need import needs_under
from ..queries.plan import plans_visible_to
from ..queries.topic import earlier_topics, origins_of, pillars_of, topic_at, topic_history
from .answer import answer, bound
from .plan import address, back_to


def found(plan, pillar, number, standing):
    """The topic printed so, or 404."""
    topic = topic_at(plan, pillar, number, standing)
    if topic is None:
        raise Http404
    return topic


@needs("plan.view", among=plans_visible_to, key="code", look_up="code")
def topic_detail(request, plan, pillar, number):
    """A topic's line through all plans, with what countries need under it and what is done."""
    topic = found(plan, pillar, number, request.standing)
    return page(
        request,
        "plans/topic/detail.html",
        plan=plan,
        topic=topic,
        line=topic_history(topic, request.standing),
        needs=list(needs_under(topic, request.standing)),
        panels=panels_of("plans.topic", request, topic),
    )


@needs("plan.edit", among=plans_visible_to, key="code", look_up="code")
def pillar_edit(request, plan, number):
    """Rename a pillar."""
    pillar = get_object_or_404(pillars_of(plan), number=number)
    return answer(
        request,
        bound(NameForm, request, initial={"name_en": pillar.name_en, "name_es": pillar.name_es}),
        act=lambda said: edit_pillar(pillar=pillar, by=request.standing, **said),
        to=address(plan),
        title=_("Rename pillar %(number)s") % {"number": number},
        lead=_("The present name stays as an alias."),
        back=back_to(plan),
    )


@needs("plan.edit", among=plans_visible_to, key="code", look_up="code")
def topic_add(request, plan, number):
    """A new topic of a pillar."""
    pillar = get_object_or_404(pillars_of(plan), number=number)
    return answer(
        request,
        bound(NameForm, request),
        act=lambda said: add_topic(pillar=pillar, by=request.standing, **said),
        to=address(plan),
        title=_("Add a topic"),
        lead=str(pillar),
        back=back_to(plan),
    )


@needs("plan.edit", among=plans_visible_to, key="code", look_up="code")
def topic_edit(request, plan, pillar, number):
    """Reword a topic."""
    topic = found(plan, pillar, number, request.standing)
    return answer(
        request,
        bound(NameForm, request, initial={"name_en": topic.name_en, "name_es": topic.name_es}),
        act=lambda said: edit_topic(topic=topic, by=request.standing, **said),
        to=address(plan),
        title=_("Reword topic %(pillar)s.%(number)s") % {"pillar": pillar, "number": number},
        back=back_to(plan),
    )


@needs("plan.edit", among=plans_visible_to, key="code", look_up="code")
def topic_retire(request, plan, pillar, number):
    """Leave a topic out."""
    topic = found(plan, pillar, number, request.standing)
    return answer(
        request,
        bound(ReasonForm, request),
        act=lambda said: retire_topic(topic=topic, by=request.standing, on=request.standing.on, **said),
        to=address(plan),
        title=_("Leave out topic %(pillar)s.%(number)s") % {"pillar": pillar, "number": number},
        lead=_("“%(topic)s” stays in every version published so far, with what was done under it.") % {"topic": topic},
        save=_("Leave out"),
        danger=True,
        back=back_to(plan),
    )


@needs("plan.edit", among=plans_visible_to, key="code", look_up="code")
def origin_add(request, plan, pillar, number):
    """From which earlier topic this one goes on."""
    topic = found(plan, pillar, number, request.standing)
    return answer(
        request,
        bound(OriginForm, request, topics=earlier_topics(plan, request.standing)),
        act=lambda said: add_origin(topic=topic, by=request.standing, **said),
        to=address_of(topic),
        title=_("What %(pillar)s.%(number)s goes on from") % {"pillar": pillar, "number": number},
        lead=topic.name,
        back=(f"{pillar}.{number}", address_of(topic)),
    )


@needs("plan.edit", among=plans_visible_to, key="code", look_up="code")
def origin_remove(request, plan, pillar, number, pk):
    """Take back a succession that was stated by mistake."""
    topic = found(plan, pillar, number, request.standing)
    succession = get_object_or_404(origins_of(topic), pk=pk)
    return answer(
        request,
        bound(ReasonForm, request),
        act=lambda said: remove_origin(succession=succession, by=request.standing, **said),
        to=address_of(topic),
        title=_("Take the succession back"),
        lead=f"{succession.earlier} → {topic}",
        save=_("Take back"),
        danger=True,
        back=(f"{pillar}.{number}", address_of(topic)),
    )


def address_of(topic):
    """The address of a topic's page."""
    place = {"code": topic.pillar.plan.code, "pillar": topic.pillar.number, "number": topic.number}
    return reverse("plans:topic-detail", kwargs=place)
