from .action_plan import Line
from .group_plan import GroupPlan, GroupPlanLine
from .indicator import Indicator
from .need import Need
from .passage import InterpretiveNote, Passage
from .pillar import Pillar, Topic, TopicSuccession
from .plan import Plan, PlanVersion
from .work_plan import WorkPlan

__all__ = [
    "GroupPlan",
    "GroupPlanLine",
    "Indicator",
    "InterpretiveNote",
    "Line",
    "Need",
    "Passage",
    "Pillar",
    "Plan",
    "PlanVersion",
    "Topic",
    "TopicSuccession",
    "WorkPlan",
]
