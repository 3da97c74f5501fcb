"""States and moves of plans, group plans and annual work plans (L1, L3)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class PlanKind(TextChoices):
    STRATEGIC = "strategic", _("Strategic Plan")
    ACTION = "action", _("Plan of Action")


class PlanState(TextChoices):
    DRAFT = "draft", _("Draft")
    ADOPTED = "adopted", _("Adopted")  # of a Plan of Action; no source says which body decided
    RECOMMENDED = "recommended", _("Recommended")
    APPROVED = "approved", _("Approved")
    SUPERSEDED = "superseded", _("Superseded")


PLAN_MOVES = {
    "recommend": ({PlanState.DRAFT}, PlanState.RECOMMENDED),
    "approve": ({PlanState.RECOMMENDED}, PlanState.APPROVED),
    "reopen": ({PlanState.RECOMMENDED, PlanState.APPROVED}, PlanState.DRAFT),
    "supersede": ({PlanState.ADOPTED, PlanState.RECOMMENDED, PlanState.APPROVED}, PlanState.SUPERSEDED),
}


class GroupPlanState(TextChoices):
    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Submitted for approval")
    ADOPTED = "adopted", _("Approved")
    CLOSED = "closed", _("Closed")


GROUP_PLAN_MOVES = {
    "submit": ({GroupPlanState.DRAFT}, GroupPlanState.SUBMITTED),
    "send_back": ({GroupPlanState.SUBMITTED}, GroupPlanState.DRAFT),
    "adopt": ({GroupPlanState.SUBMITTED}, GroupPlanState.ADOPTED),
    "revise": ({GroupPlanState.ADOPTED}, GroupPlanState.DRAFT),
    "close": ({GroupPlanState.ADOPTED}, GroupPlanState.CLOSED),
}


class WorkPlanState(TextChoices):
    PROPOSED = "proposed", _("Proposed by the Presidency")
    CONSULTED = "consulted", _("Members consulted")
    ENDORSED = "endorsed", _("Endorsed")


WORK_PLAN_MOVES = {
    "consult": ({WorkPlanState.PROPOSED}, WorkPlanState.CONSULTED),
    "endorse": ({WorkPlanState.CONSULTED}, WorkPlanState.ENDORSED),
    "reopen": ({WorkPlanState.CONSULTED}, WorkPlanState.PROPOSED),
}


class ReplyKind(TextChoices):
    AGREES = "agrees", _("Agrees")
    COMMENTS = "comments", _("Comments")


class PassageKind(TextChoices):
    GENERAL_OBJECTIVE = "general_objective", _("General objective")
    SPECIFIC_OBJECTIVE = "specific_objective", _("Specific objective")
    PRINCIPLE = "principle", _("Principle")
    APPROACH = "approach", _("Approach")
    WEAKNESS = "weakness", _("Weakness found")
    CHARTER_STEP = "charter_step", _("Step in its making")
    ACHIEVEMENT = "achievement", _("Achievement")
    FORUM = "forum", _("Reference forum")
    RELATED_DOCUMENT = "related_document", _("Related document")
    RESULT = "result", _("Expected result")
    FACT = "fact", _("Dated fact")
    ACTOR = "actor", _("Actor")
    FINDING = "finding", _("Finding about the source")
    DETAIL = "detail", _("Detail")


class Actor(TextChoices):
    """Who has a part in a plan (SP19 Table 2), where it is no body with a name of its own."""

    MEMBER = "member", _("Member countries")
    PPT = "ppt", _("Presidency pro tempore")
    FOCAL_POINT = "focal_point", _("Focal points")
    WORKING_GROUP = "working_group", _("Working groups")
    OBSERVER_ORGANISATION = "observer_organisation", _("Observer organisations")
    CIVIL_SOCIETY = "civil_society", _("Civil society")


class IndicatorKind(TextChoices):
    PROCESS = "process", _("Process")
    RESULT = "result", _("Result")
    IMPACT = "impact", _("Impact")


class DacLevel(TextChoices):
    OUTPUT = "output", _("Output (OECD-DAC)")
    OUTCOME = "outcome", _("Outcome (OECD-DAC)")
    IMPACT = "impact", _("Impact (OECD-DAC)")


class Frequency(TextChoices):
    """How often an indicator is measured; which periods it has follows from it."""

    YEARLY = "yearly", _("Every year")
    HALF_YEARLY = "half_yearly", _("Every half year")
    END_OF_PLAN = "end_of_plan", _("At the end of the plan")
    EACH_EVENT = "each_event", _("After each event")


class Dimension(TextChoices):
    """By what a value may be split."""

    COUNTRY = "country", _("Country")
    SEX = "sex", _("Sex")
    BODY = "body", _("Body")
    TOPIC = "topic", _("Topic")


class LineLevel(TextChoices):
    THEME = "theme", _("Theme")
    OBJECTIVE = "objective", _("Objective")
    ACTION = "action", _("Implementation action")
    ACTIVITY = "activity", _("Activity")
    SCHEDULE = "schedule", _("Schedule entry")
    REFERENCE = "reference", _("Reference to another plan")


class LineStatus(TextChoices):
    NOT_STATED = "", _("Not stated")
    ONGOING = "ongoing", _("Ongoing")
    IN_PROGRESS = "in_progress", _("In progress")
    LAUNCHED = "launched", _("Launched")
    AS_AGREED = "as_agreed", _("As the countries agree")
    PENDING = "pending", _("Pending")
    TO_BE_DEFINED = "to_be_defined", _("To be defined")
    DONE = "done", pgettext_lazy("line of a plan", "Done")


# What counts as work going on (L4); a line that is only planned does not.
UNDER_WAY = {LineStatus.ONGOING, LineStatus.IN_PROGRESS, LineStatus.LAUNCHED, LineStatus.AS_AGREED}
PLANNED = {LineStatus.PENDING, LineStatus.TO_BE_DEFINED}


class TopicSuccessionKind(TextChoices):
    SAME = "same", _("same")
    REWORDED = "reworded", _("reworded")
    MOVED = "moved", _("moved to another pillar")


class Priority(TextChoices):
    UNSTATED = "", _("Not stated")
    HIGH = "high", _("High")
    MEDIUM = "medium", _("Medium")
    LOW = "low", _("Low")
