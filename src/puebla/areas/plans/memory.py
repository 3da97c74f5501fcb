"""How history tells plans and what belongs to them (H1)."""

from django.db.models import CharField, F, TextField, Value
from django.db.models.functions import Cast, Coalesce, Concat, NullIf
from django.utils.translation import gettext_lazy as _

from puebla.kernel.memory.kinds import kind, part, told
from puebla.kernel.refusals import RuleBroken

from .models import (
    GroupPlan,
    GroupPlanLine,
    GroupPlanLineTopic,
    Indicator,
    InterpretiveNote,
    Line,
    Need,
    Passage,
    Pillar,
    Plan,
    PlanGroup,
    PlanVersion,
    Target,
    Topic,
    TopicSuccession,
    WorkPlan,
    WorkPlanReply,
)
from .rules.changeable import must_be_draft, must_be_open, must_be_proposed, must_take_changes

SOURCE = {"source": _("source")}
PLACE = ["plan", "position"]


OF_A_LINE = "group_plan_line__group_plan?"  # an indicator of a group's plan is read with that plan only (A5)


def refused_by(rule, plan_of):
    """Why nothing of a record can be restored now: the rule that its actions ask too, on the plan it belongs to."""

    def refuses(record):
        try:
            rule(plan_of(record))
        except RuleBroken as broken:
            return str(broken)
        return None

    return refuses


def group_plan_named(language):
    """``Working Group on Protection 2019``."""
    return _named_after("body", language, "from_year")


def work_plan_named(language):
    """``El Salvador 2022``."""
    return _named_after("presidency__party", language, "year")


def indicator_named(language):
    """Its own name; that of the line of a group's plan where it has none (F3)."""
    other = "en" if language == "es" else "es"
    texts = [f"{stem}_{code}" for stem in ("name", "group_plan_line__indicator") for code in (language, other)]
    return Coalesce(*(NullIf(one, Value("")) for one in texts), Value(""), output_field=TextField())


def _named_after(way, language, year):
    other = "en" if language == "es" else "es"
    name = Coalesce(NullIf(f"{way}__name_{language}", Value("")), F(f"{way}__name_{other}"))
    return Concat(name, Value(" "), Cast(year, CharField()), output_field=TextField())


told(
    Plan,
    _("plan"),
    hidden=["review", "forms"],
    labels={"succeeds": _("follows on"), **SOURCE},
    kept=["state_note_en", "state_note_es", "updated_on", "code"],
)
told(Pillar, _("pillar"), says=["name"], hidden=["plan", "code"], labels={"succeeds": _("follows on")})
told(Topic, _("topic"), says=["name"], hidden=["pillar", "code"])
told(
    TopicSuccession,
    _("succession of topics"),
    says=["earlier", "kind", "later"],
    labels={"earlier": _("earlier"), "later": _("later")},
    removable=True,
)
told(
    Passage,
    _("passage"),
    says=["kind", "printed"],
    hidden=["plan", "code", "named", "parent"],
    precisions={"on": "precision"},
    labels={"on": _("date")},
    kept=["retired_on", "position"],
)
told(
    InterpretiveNote,
    _("interpretive note"),
    says=["party"],
    hidden=["passage"],
    labels={"noted_on": _("noted on"), "withdrawn_on": _("withdrawn on")},
)
told(
    Indicator,
    _("indicator"),
    says=["name"],
    named=indicator_named,
    hidden=["plan", "code", "counter", "group_plan_line"],
    precisions={"baseline_on": "baseline_precision"},
    kept=["retired_on", "position"],
)
told(Target, _("target"), says=["from_on", "until_on", "value"], hidden=["indicator"], removable=True)
told(
    Line,
    _("line"),
    says=["level", "printed"],
    hidden=[*PLACE, "named", "parent"],
    precisions=dict.fromkeys(("status_on", "since_on", "due_on", "completed_on"), "precision"),
    labels={"refers_to": _("refers to"), "mapped_pillar": _("pillar by our mapping")},
)
told(PlanGroup, _("working group"), says=["body"], hidden=["plan", "position"])
told(
    PlanVersion,
    _("published version"),
    says=["number"],
    hidden=["plan", "content"],
    precisions={"published_on": "precision"},
)
kind(
    "plan",
    Plan,
    key="code",
    permission="plan.view",
    audience=[""],
    page="plans:plan-detail",
    refuses_restoring=refused_by(must_be_open, lambda plan: plan),
)
part("plan", Pillar, "plan")
part("plan", Topic, "pillar__plan")
part("plan", TopicSuccession, "later__pillar__plan")
part("plan", Passage, "plan")
part("plan", InterpretiveNote, "passage__plan")
part("plan", Indicator, "plan", guarded_by=[OF_A_LINE])
part("plan", Target, "indicator__plan", guarded_by=[f"indicator__{OF_A_LINE}"])
part("plan", Line, "plan")
part("plan", PlanGroup, "plan")
part("plan", PlanVersion, "plan", guarded_by=[""])

# Each of these has its own page of history besides standing in the plan's.
of_its_plan = refused_by(must_be_open, lambda record: record.plan)
of_its_group_plan = refused_by(must_be_draft, lambda indicator: indicator.group_plan_line.group_plan)


def of_its_own_plan(indicator):
    """An indicator of a line is restored while the group's plan is a draft, any other while its plan is under revision."""
    return of_its_group_plan(indicator) if indicator.group_plan_line_id else of_its_plan(indicator)


kind("pillar", Pillar, key="code", permission="plan.view", audience=["plan"], refuses_restoring=of_its_plan)
kind(
    "topic",
    Topic,
    key="code",
    permission="plan.view",
    audience=["pillar__plan"],
    refuses_restoring=refused_by(must_be_open, lambda topic: topic.pillar.plan),
)
kind("passage", Passage, permission="plan.view", audience=["plan"], refuses_restoring=of_its_plan)
part("passage", InterpretiveNote, "passage")
kind("indicator", Indicator, permission="plan.view", audience=["plan", OF_A_LINE], refuses_restoring=of_its_own_plan)
part("indicator", Target, "indicator")
kind(
    "line",
    Line,
    permission="plan.view",
    audience=["plan"],
    refuses_restoring=refused_by(must_take_changes, lambda line: line),
)

told(
    GroupPlan,
    _("group plan"),
    hidden=["plan"],
    kept=["state_reason", "submitted_on", "adopted_on"],
    named=group_plan_named,
)
told(GroupPlanLine, _("line"), says=["activity"], hidden=["group_plan", "position"])
told(GroupPlanLineTopic, _("topic of a line"), says=["line", "topic"], removable=True)
kind(
    "group-plan",
    GroupPlan,
    permission="group_plan.view",
    audience=[""],
    refuses_restoring=refused_by(must_be_draft, lambda group_plan: group_plan),
)
part("group-plan", GroupPlanLine, "group_plan")
part("group-plan", GroupPlanLineTopic, "line__group_plan")

told(
    WorkPlan,
    _("annual work plan"),
    hidden=["plan"],
    labels={"presidency": _("presidency"), "endorsed_by": _("endorsed by")},
    kept=["consulted_on", "endorsed_on", "endorsed_by"],
    named=work_plan_named,
)
told(WorkPlanReply, _("reply"), says=["party"], hidden=["work_plan"])
kind(
    "work-plan",
    WorkPlan,
    permission="work_plan.view",
    audience=[""],
    refuses_restoring=refused_by(must_be_proposed, lambda work_plan: work_plan),
)
part("work-plan", WorkPlanReply, "work_plan")

told(Need, _("need"), kept=["withdrawn_on"])
kind("need", Need, permission="need.view", audience=[""])
