"""Two plans, or two versions, side by side (L2)."""

from django.utils.translation import gettext as _

from puebla.kernel.access.standing import Standing
from puebla.kernel.dates import say_date

from ..models import Plan
from ..rules import comparison
from ..states import PassageKind
from .plan import plans_visible_to, version_of, versions_visible_to
from .text import text_for

OBJECTIVES = (PassageKind.GENERAL_OBJECTIVE, PassageKind.SPECIFIC_OBJECTIVE)
OTHERS = (PassageKind.PRINCIPLE, PassageKind.APPROACH, PassageKind.RESULT)


def content_named(name: str, standing: Standing) -> tuple[dict, Plan, int | None] | None:
    """``(content, plan, number)`` of ``SP19`` or of its version ``SP19.2``; ``None`` where nothing such is visible."""
    code, _dot, number = name.partition(".")
    plan = plans_visible_to(standing).filter(code=code).first()
    if plan is None or (number and not number.isdigit()):
        return None
    if number:
        version = version_of(plan, int(number), standing)
        return (version.content, plan, version.number) if version else None
    content, version = text_for(plan, standing)
    return (content, plan, version.number if version else None) if content else None


def comparison_of(earlier: dict, later: dict) -> dict:
    """The rows of every part in which two contents differ or agree."""
    return {
        "topics": comparison.compare_topics(earlier, later),
        "objectives": comparison.compare_passages(earlier, later, tuple(map(str, OBJECTIVES))),
        "others": comparison.compare_passages(earlier, later, tuple(map(str, OTHERS))),
        "texts": comparison.compare_texts(earlier, later, ("vision", "mission")),
        "groups": comparison.compare_groups(earlier, later),
        "indicators": _indicators(earlier, later),
    }


def _indicators(earlier, later):
    before = {indicator["code"]: indicator for indicator in earlier["indicators"]}
    after = {indicator["code"]: indicator for indicator in later["indicators"]}
    rows = []
    for code in [*after, *(code for code in before if code not in after)]:
        earlier, later = before.get(code), after.get(code)
        if earlier is None or later is None:
            kind = comparison.NEW if earlier is None else comparison.GONE
        else:
            kind = comparison.SAME if earlier["name"] == later["name"] else comparison.REWORDED
        rows.append({"kind": kind, "earlier": earlier, "later": later})
    return rows


def names_to_compare(standing: Standing) -> list[tuple[str, str]]:
    """``[(name, words)]`` of every plan and every published version that this standing may read, latest first."""
    choices = []
    versions: dict[int, list] = {}
    for version in versions_visible_to(standing).defer("content"):
        versions.setdefault(version.plan_id, []).append(version)
    for plan in plans_visible_to(standing):
        choices.append((plan.code, str(plan)))
        choices += [
            (
                f"{plan.code}.{version.number}",
                _("%(plan)s, version %(number)s (%(day)s)")
                % {
                    "plan": plan.code,
                    "number": version.number,
                    "day": say_date(version.published_on, version.precision),
                },
            )
            for version in versions.get(plan.pk, ())
        ]
    return choices


def names_at_first(standing: Standing) -> tuple[str, str] | None:
    """What a reader most likely wants to compare: the latest plan with the one that it succeeds."""
    for plan in plans_visible_to(standing):
        if plan.succeeds is not None:
            return plan.succeeds.code, plan.code
    return None
