"""Indicators as those read them who do not work on the plan: under revision, as they were published last (L1, A5)."""

import datetime as dt
from decimal import Decimal
from typing import Any

from django.db.models import Case, F, Func, JSONField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.fields.json import KeyTransform
from django.db.models.functions import Coalesce, JSONObject
from django.db.models.lookups import Exact, IsNull

from puebla.kernel.access.standing import Standing
from puebla.kernel.access.table import can
from puebla.kernel.kept import fill
from puebla.kernel.languages import LANGUAGES

from ..models import Indicator, Target
from ..states import PlanState
from .definition import PAIRS, PLAIN
from .plan import is_under_revision, versions_visible_to

NOTHING_SAID = dict.fromkeys(LANGUAGES, "")
UNDER_REVISION = Q(plan__state=PlanState.DRAFT, group_plan_line=None)


class _Entry(Func):
    """What a version's content says of the indicator with a code; null where it says nothing."""

    template = "jsonb_path_query_first(%(expressions)s)"
    arg_joiner = ", '$.indicators[*] ? (@.code == $code)'::jsonpath, "
    output_field = JSONField()


def indicators_in_use(standing: Standing) -> QuerySet[Indicator]:
    """The indicators that are in use as far as somebody may know: what a revision adds or leaves out is not published yet.

    Ask :func:`as_published` for the words of each. Whoever works on plans reads the working text.
    """
    if can(standing, "plan.edit"):
        return Indicator.objects.filter(retired_on=None)
    entry = Case(When(UNDER_REVISION, then=_entry(standing)), output_field=JSONField())
    return Indicator.objects.filter(in_use_q(standing)).annotate(published=entry)


def in_use_q(standing: Standing, prefix: str = "") -> Q:
    """The same as a condition; ``prefix`` leads to the indicator. A group's plan is read as it stands."""
    of_working_text = Q(**{f"{prefix}retired_on": None})
    if can(standing, "plan.edit"):
        return of_working_text
    revised = Q(**{f"{prefix}plan__state": PlanState.DRAFT, f"{prefix}group_plan_line": None})
    return of_working_text & ~revised | revised & Q(IsNull(_entry(standing, prefix), False))


def found_q(standing: Standing) -> Q:
    """What a search may find: of a plan under revision what reads today as it was published."""
    if can(standing, "plan.edit"):
        return in_use_q(standing)
    entry = _entry(standing)
    same = Q(Exact(_at(entry, "name"), _pair("name")))
    for name in ("method", "unit"):
        same &= Q(Exact(Coalesce(_at(entry, "definition", name), Value(NOTHING_SAID, JSONField())), _pair(name)))
    return in_use_q(standing) & (~UNDER_REVISION | same)


def as_published(indicator: Indicator) -> Indicator:
    """The indicator of :func:`indicators_in_use` with what was published of it in place of the working text; not to be saved."""
    said: dict[str, Any] | None = getattr(indicator, "published", None)
    if said is None:
        return indicator
    definition = said.get("definition", {})
    for name in ("name", *PAIRS):
        texts = said["name"] if name == "name" else definition.get(name, {})
        for language in LANGUAGES:
            setattr(indicator, f"{name}_{language}", texts.get(language, ""))
    for name, usual in PLAIN.items():
        setattr(indicator, name, definition.get(name, usual))
    indicator.kind, indicator.dac_level, indicator.retired_on = said["kind"], said["dac_level"], None
    _set_baseline(indicator, definition.get("baseline"))
    fill(indicator, "targets", [_target(indicator, one) for one in definition.get("targets", [])])
    return indicator


def as_read_by(indicator: Indicator, standing: Standing) -> Indicator:
    """One indicator that is at hand, as that standing reads it. One statement more where its plan is under revision."""
    if indicator.group_plan_line_id or not is_under_revision(indicator.plan) or can(standing, "plan.edit"):
        return indicator
    known = indicators_in_use(standing).select_related("plan").filter(pk=indicator.pk).first()
    return as_published(known) if known else indicator


def _entry(standing, prefix=""):
    last = versions_visible_to(standing).filter(plan=OuterRef(f"{prefix}plan")).order_by("-number")
    entry = _Entry(F("content"), JSONObject(code=OuterRef(f"{prefix}code")))
    return Subquery(last.values(entry=entry)[:1], output_field=JSONField())


def _at(entry, *names):
    for name in names:
        entry = KeyTransform(name, entry)
    return entry


def _pair(name):
    return JSONObject(**{language: F(f"{name}_{language}") for language in LANGUAGES})


def _set_baseline(indicator, said):
    indicator.baseline_value = Decimal(said["value"]) if said else None
    indicator.baseline_on = dt.date.fromisoformat(said["on"]) if said and said["on"] else None
    if said:
        indicator.baseline_precision = said["precision"]


def _target(indicator, said):
    from_on, until_on = (dt.date.fromisoformat(said[name]) for name in ("from", "until"))
    return Target(indicator=indicator, from_on=from_on, until_on=until_on, value=Decimal(said["value"]))
