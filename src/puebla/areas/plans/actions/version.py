"""Publishing a version: the whole text as it stands, kept for good (L1, D1)."""

import datetime as dt

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from puebla.areas.bodies.models import Body
from puebla.kernel.access.audience import Audience
from puebla.kernel.access.must import must
from puebla.kernel.access.standing import Standing
from puebla.kernel.dates import Precision
from puebla.kernel.refusals import RuleBroken
from puebla.kernel.trail import because

from ..models import Plan, PlanVersion
from ..queries.content import content_of
from ..queries.plan import plan_to_change
from ..states import PlanState


@transaction.atomic
def publish_version(
    *,
    plan: Plan,
    by: Standing,
    on: dt.date,
    reason_en: str,
    reason_es: str,
    decided_by: Body | None = None,
    revision_year: int | None = None,
    precision: str = Precision.DAY,
) -> PlanVersion:
    """Keep the plan's present text as its next version; nobody can change it afterwards.

    A reason is required in at least one language. A version published while the plan is a draft is for the members;
    any other for whoever reads the plan. With ``revision_year`` it closes that year's revision (SP19 1.5).
    """
    must(by, "plan.publish", plan)
    if not (reason_en or reason_es):
        raise RuleBroken("reason_missing", _("Say what changed."), rule="L1", field="reason_en")
    plan = plan_to_change(plan)
    if plan.state == PlanState.SUPERSEDED:
        raise RuleBroken(
            "superseded", _("“%(plan)s” is superseded; its last version stands.") % {"plan": plan}, rule="L1"
        )
    if revision_year is not None and plan.versions.filter(revision_year=revision_year).exists():
        raise RuleBroken(
            "revised_already",
            _("The revision of %(year)s is published already.") % {"year": revision_year},
            rule="L1",
            field="revision_year",
        )
    number = (plan.versions.aggregate(last=Max("number"))["last"] or 0) + 1
    with because(by=by, act="plan.publish", reason=reason_en or reason_es):
        return PlanVersion.objects.create(
            plan=plan,
            number=number,
            state=plan.state,
            published_on=on,
            precision=precision,
            revision_year=revision_year,
            decided_by=decided_by,
            reason_en=reason_en,
            reason_es=reason_es,
            content=content_of(plan),
            audience=Audience.MEMBERS if plan.state == PlanState.DRAFT else plan.audience,
            audience_to=[] if plan.state == PlanState.DRAFT else plan.audience_to,
        )
