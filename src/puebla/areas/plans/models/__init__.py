from .action_plan import Line
from .group_plan import GroupPlan, GroupPlanLine, GroupPlanLineTopic
from .indicator import Indicator, Target
from .measurable import Measurable
from .need import Need
from .passage import InterpretiveNote, Passage
from .pillar import Pillar, Topic, TopicSuccession
from .plan import Plan, PlanGroup, PlanVersion
from .work_plan import WorkPlan, WorkPlanReply

__all__ = [
    "GroupPlan",
    "GroupPlanLine",
    "GroupPlanLineTopic",
    "Indicator",
    "InterpretiveNote",
    "Line",
    "Measurable",
    "Need",
    "Passage",
    "Pillar",
    "Plan",
    "PlanGroup",
    "PlanVersion",
    "Target",
    "Topic",
    "TopicSuccession",
    "WorkPlan",
    "WorkPlanReply",
]
