"""A published version, word for word as it was."""

from django.shortcuts import get_object_or_404

from puebla.kernel.access.needs import needs
from puebla.kernel.ui.page import page

from ..queries.plan import plans_visible_to, versions_visible_to
from ..queries.spoken import spoken
from ..states import PlanKind
from .line import tree_page
from .reading import old_text


@needs("plan.view", among=plans_visible_to, key="code", look_up="code")
def version_detail(request, plan, number):
    """The text of a version; its own lines, notes and states, not today's."""
    version = get_object_or_404(versions_visible_to(request.standing), plan=plan, number=number)
    context = old_text(plan, version)
    if plan.kind == PlanKind.ACTION:
        return tree_page(request, plan, version.content, context)
    return page(
        request,
        "plans/plan/detail.html",
        content=spoken(version.content),
        group_plans=[],
        groups_without_plan=[],
        notes_elsewhere={},
        move_words={},
        **context,
    )
