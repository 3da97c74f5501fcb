"""With which records each address is visited. An address without an entry here fails the sweep.

An entry is a function of the world that yields visits. ``ALONE`` are addresses without keys, ``LIBRARY`` the sign-in
library's, which concern only oneself.
"""

from dataclasses import dataclass, field

from puebla.areas.plans.models import Indicator, Line, Passage, Pillar, PlanGroup, PlanVersion, Topic, TopicSuccession
from puebla.areas.reports.models import Report


@dataclass(frozen=True)
class Visit:
    """``kwargs`` of the address; ``record`` is what the table is asked about (``None``: the step alone).

    ``through``: a step without which the record does not exist for the reader; ``own``: the record's own party
    reads it whatever its audience.
    """

    kwargs: dict
    record: object = None
    through: str = ""
    own: bool = False
    query: dict = field(default_factory=dict)


def by(key, name, **facts):
    """Visits of the world's records of that name, addressed by one key."""

    def visits(world):
        found = getattr(world, name)
        found = found() if callable(found) else found
        for record in found if isinstance(found, list) else [found]:
            yield Visit({key: getattr(record, key)}, record, **facts)

    return visits


def of_activity(name, only=None):
    """Visits of what belongs to activities, addressed by the activity's code."""

    def visits(world):
        for record in getattr(world, name):
            if only is None or record.audience in only:
                yield Visit({"code": getattr(record, "activity", record).code}, record)

    return visits


def in_history(name, kind, *, key="code", number=None, **facts):
    """Visits of the history of the world's records of that name."""

    def visits(world):
        found = getattr(world, name)
        for record in found if isinstance(found, list) else [found]:
            more = {} if number is None else {"number": number}
            yield Visit({"kind": kind, "key": str(getattr(record, key))} | more, record, **facts)

    return visits


def of_plan(**keys):
    """A visit of the strategic plan with further keys of the address, each a function of the plan."""

    def visits(world):
        yield Visit({"code": world.plan.code} | {key: value(world.plan) for key, value in keys.items()}, world.plan)

    return visits


def of_old_plan(world):
    line = Line.objects.filter(plan__code="PA09", level="activity").select_related("plan").order_by("pk").first()
    yield Visit({"code": line.plan.code, "pk": line.pk}, line.plan)


def topic_of(plan):
    return Topic.objects.filter(pillar__plan=plan, retired_on=None).order_by("pk").first()


def first(model, **more):
    return lambda plan: model.objects.filter(plan=plan, **more).order_by("pk").first().pk


def of_topic(world):
    topic = topic_of(world.plan)
    yield Visit({"code": world.plan.code, "pillar": topic.pillar.number, "number": topic.number}, world.plan)


def of_origin(world):
    origin = TopicSuccession.objects.filter(later__pillar__plan__code="SP23").order_by("pk").first()
    later = origin.later
    plan = later.pillar.plan
    kwargs = {"code": plan.code, "pillar": later.pillar.number, "number": later.number, "pk": origin.pk}
    yield Visit(kwargs, plan)


def of_indicator(**more):
    """A visit of an indicator of the plan of 2023; the one of 2019 has none."""

    def visits(world):
        indicator = Indicator.objects.filter(plan__code="SP23").select_related("plan").order_by("pk").first()
        yield Visit({"code": indicator.plan.code, "pk": indicator.pk} | more, indicator.plan)

    return visits


def of_group_plan_line(world):
    group_plan = world.group_plan()
    yield Visit({"pk": group_plan.pk, "line": world.group_plan_line(group_plan).pk}, group_plan)


def of_measured_line(world):
    group_plan = world.group_plan()
    line = world.group_plan_line(group_plan)
    world.line_indicator(line)
    yield Visit({"pk": group_plan.pk, "line": line.pk}, group_plan)


def of_note_on_passage(world):
    passage = Passage.objects.filter(plan=world.plan, retired_on=None).order_by("pk").first()
    yield Visit({"code": world.plan.code, "pk": passage.pk})


def year_of_no_work_plan(world):
    yield Visit({"year": 2022})


def with_work_plan(world):
    yield Visit({"year": world.work_plan().year})


def of_new_group_plan(world):
    group = PlanGroup.objects.select_related("body").get(plan=world.plan, body=world.protection)
    yield Visit({"code": world.plan.code, "body": world.protection.code}, group)


PLAN = of_plan()
PILLAR = of_plan(number=lambda plan: Pillar.objects.filter(plan=plan).order_by("pk").first().number)
VERSION = of_plan(number=lambda plan: PlanVersion.objects.filter(plan=plan).order_by("pk").first().number)
PASSAGE = of_plan(pk=first(Passage, retired_on=None))
PASSAGE_DOWN = of_plan(pk=first(Passage, retired_on=None), way=lambda plan: "down")
GROUP_PLAN = by("pk", "group_plan")
WORK_PLAN = by("year", "work_plan")
NEED = by("pk", "needs", own=True)
APPLICATION = by("pk", "application")
PARTY = by("code", "mexico")
BODY = by("code", "protection")
PERSON = by("pk", "contact")
CONTACT = by("pk", "contact", through="contact.view")
HISTORY = in_history("activities", "activity")
OLD_VERSION = in_history("activities", "activity", number=1)
INSTITUTION = by("pk", "institution")
INVITATION = by("pk", "invitation")
GOAL = by("code", "goal")

SOME = ("public", "members", "body", "ppt_es")  # audiences that stand for all where writing is refused anyway
ACTIVITY = of_activity("activities", SOME)
NOTE = of_activity("notes", SOME)


def of_practice_alone(world):
    """Of a public practice: whoever may not report is refused."""
    yield Visit({"pk": world.public_practice.pk})


def of_activity_goal(world):
    """A goal of each activity's own: what is not for the reader is not found."""
    for link in world.activity_goals():
        yield Visit({"pk": link.pk}, link)


def of_outcome(world):
    yield Visit({"code": "C21"}, world.item.outcome)


def of_item(world):
    yield Visit({"code": "C21", "number": "6.b"}, world.item.outcome)


def of_item_alone(world):
    yield Visit({"code": "C21", "number": "6.b"})


def of_matrix_file(world):
    """The Secretariat's, and one of Mexico's focal point, which is hers whatever its audience."""
    for record in world.matrix_files:
        yield Visit({"pk": record.pk}, record, own=record.sent_by.email.startswith("adriana"))


REPORT = by("code", "report_drafts")


def of_report_file(world):
    for record in world.report_drafts():
        yield Visit({"code": record.code, "language": "es", "ending": "xlsx"}, record)


def of_report_note(world):
    for record in world.report_drafts():
        yield Visit({"code": record.code, "language": "es", "ending": "docx"}, record)


def of_report_section(world):
    """A section that people write."""
    for record in world.report_drafts():
        yield Visit({"pk": record.sections.order_by("pk").last().pk}, record)


def of_held_text(world):
    for record in world.report_drafts():
        yield Visit({"pk": world.holding(record).pk}, record)


def of_plans_indicator(world):
    """A counted one, and the one that the world's values belong to."""
    for code in ("sp23-result-indicator-3", "z-entered"):
        yield Visit({"plan": "SP23", "code": code})


def of_counted_indicator(world):
    yield Visit({"plan": "SP23", "code": "sp23-result-indicator-3"})


def of_activity_indicator(world):
    indicator = world.activity_indicator()
    yield Visit({"pk": indicator.pk}, indicator.activity)


def of_evidence(world):
    for value in world.values:
        yield Visit({"pk": value.evidence.get().pk}, value)


def of_series(world):
    yield Visit({"code": "training"})


def round_to_answer(world):
    yield Visit({"pk": world.impact_round().pk})


VALUE = by("pk", "values")
IMPACT_ROUND = by("pk", "impact_round")

KEYED = {
    "monitoring:goal-detail": GOAL,
    "monitoring:goal-tag": GOAL,
    "monitoring:topic-goal-untag": by("pk", "topic_goal"),
    "monitoring:activity-goal-untag": of_activity_goal,
    "monitoring:item-goal-untag": by("pk", "item_goal"),
    "exchange:practice-detail": by("pk", "practices", own=True),
    "exchange:practice-revise": by("pk", "practices", own=True),
    "exchange:practice-withdraw": by("pk", "practices", own=True),
    "exchange:benefit-report": of_practice_alone,
    "exchange:benefit-revise": by("pk", "benefits", own=True),
    "exchange:benefit-withdraw": by("pk", "benefits", own=True),
    "exchange:roadmap-detail": by("pk", "roadmaps"),
    "exchange:roadmap-revise": by("pk", "roadmaps"),
    "exchange:roadmap-agree": by("pk", "roadmaps"),
    "exchange:roadmap-abandon": by("pk", "roadmaps"),
    "exchange:channel-revise": by("pk", "channels"),
    "exchange:channel-close": by("pk", "channels"),
    "decisions:outcome-detail": of_outcome,
    "decisions:outcome-revise": of_outcome,
    "decisions:item-add": of_outcome,
    "decisions:item-revise": of_item,
    "decisions:item-remove": of_item,
    "decisions:item-detail": of_item,
    "decisions:commitment-state": of_item,
    "decisions:follow-up-report": of_item_alone,
    "decisions:follow-up-revise": by("pk", "follow_ups", own=True),
    "decisions:follow-up-withdraw": by("pk", "follow_ups", own=True),
    "decisions:follow-up-file": by("pk", "evidence", own=True),
    "activities:matrix-row": of_activity("activities"),
    "activities:matrix-status": ACTIVITY,
    "activities:matrix-deadline": ACTIVITY,
    "activities:matrix-responsible": ACTIVITY,
    "activities:matrix-risks": ACTIVITY,
    "activities:matrix-file-detail": of_matrix_file,
    "activities:matrix-file-columns": of_matrix_file,
    "activities:matrix-file-take-over": of_matrix_file,
    "activities:matrix-file-set-aside": of_matrix_file,
    "activities:matrix-file-listing": of_matrix_file,
    "activities:matrix-file-download": of_matrix_file,
    "activities:activity-detail": of_activity("activities"),
    "activities:activity-edit": ACTIVITY,
    "activities:activity-audience": ACTIVITY,
    "activities:activity-exception": ACTIVITY,
    "activities:attachment-attach": ACTIVITY,
    "activities:attachment-download": by("pk", "files"),
    "activities:attachment-withdraw": by("pk", "files"),
    "activities:note-begin": ACTIVITY,
    "activities:note-detail": of_activity("notes"),
    "activities:note-docx": NOTE,
    "activities:note-edit": NOTE,
    "activities:note-autosave": NOTE,
    "activities:note-submit": NOTE,
    "activities:note-return": NOTE,
    "activities:note-check": NOTE,
    "activities:note-accept": NOTE,
    "activities:note-reopen": NOTE,
    "activities:report-detail": of_activity("reports"),
    "activities:report-edit": ACTIVITY,
    "activities:report-autosave": ACTIVITY,
    "activities:delegation-end": by("pk", "delegation"),
    "reports:report-begin": lambda _world: [Visit({"kind": "semiannual"}, Report(kind="semiannual"))],
    "reports:report-detail": REPORT,
    "reports:report-refresh": REPORT,
    "reports:report-freeze": REPORT,
    "reports:report-file": of_report_file,
    "reports:report-set-aside": REPORT,
    "reports:report-approve": REPORT,
    "reports:report-note": of_report_note,
    "reports:section-hold": of_report_section,
    "reports:holding-settle": of_held_text,
    "reports:section-write": of_report_section,
    "reports:section-acknowledge": of_report_section,
    "job": by("pk", "job"),
    "demonstration-enter": PERSON,
    "history-record": HISTORY,
    "history-compare": in_history("activities", "activity", query={"from": "1", "to": "2"}),
    "history-readers": HISTORY,
    "history-version": OLD_VERSION,
    "history-restore": OLD_VERSION,
    "invitation-resend": INVITATION,
    "invitation-withdraw": INVITATION,
    "person": PERSON,
    "invitation-send": PERSON,
    "person-deactivate": PERSON,
    "person-reactivate": PERSON,
    "person-reset-factor": PERSON,
    "person-seat-end": by("pk", "seat_of_secretariat"),
    "members:country-detail": PARTY,
    "members:party-detail": by("code", "organisation"),
    "members:party-edit": PARTY,
    "members:participation-record": PARTY,
    "members:participation-correct": by("pk", "participation"),
    "members:institution-add": PARTY,
    "members:institution-edit": INSTITUTION,
    "members:institution-close": INSTITUTION,
    "members:contact-add": PARTY,
    "members:contact-edit": CONTACT,
    "members:contact-confirm": CONTACT,
    "members:admission-detail": APPLICATION,
    "members:admission-check": APPLICATION,
    "members:admission-close": APPLICATION,
    "members:admission-decide": APPLICATION,
    "members:admission-withdraw": APPLICATION,
    "bodies:body-detail": BODY,
    "bodies:body-edit": BODY,
    "bodies:body-continue": BODY,
    "bodies:presidency-theme": by("pk", "presidency"),
    "bodies:seat-appoint": PARTY,
    "bodies:seat-end": by("pk", "seat", through="contact.view"),
    "plans:group-plan-detail": GROUP_PLAN,
    "plans:group-plan-edit": GROUP_PLAN,
    "plans:group-plan-submit": GROUP_PLAN,
    "plans:group-plan-adopt": GROUP_PLAN,
    "plans:group-plan-send-back": GROUP_PLAN,
    "plans:group-plan-revise": GROUP_PLAN,
    "plans:group-plan-close": GROUP_PLAN,
    "plans:group-plan-line-add": GROUP_PLAN,
    "plans:group-plan-line-edit": of_group_plan_line,
    "plans:group-plan-line-drop": of_group_plan_line,
    "plans:line-indicator-define": of_group_plan_line,
    "plans:line-indicator-targets": of_measured_line,
    "plans:group-plan-begin": of_new_group_plan,
    "plans:work-plan-detail": WORK_PLAN,
    "plans:work-plan-propose": year_of_no_work_plan,
    "plans:work-plan-edit": WORK_PLAN,
    "plans:work-plan-consult": WORK_PLAN,
    "plans:work-plan-reply": with_work_plan,
    "plans:work-plan-endorse": WORK_PLAN,
    "plans:work-plan-take-back": WORK_PLAN,
    "plans:need-revise": NEED,
    "plans:need-withdraw": NEED,
    "plans:note-edit": by("pk", "interpretive_note"),
    "plans:note-withdraw": by("pk", "interpretive_note"),
    "plans:plan-detail": PLAN,
    "plans:plan-edit": PLAN,
    "plans:plan-publish": PLAN,
    "plans:plan-move": of_plan(verb=lambda plan: "approve"),
    "plans:plan-version": VERSION,
    "plans:pillar-edit": PILLAR,
    "plans:topic-add": PILLAR,
    "plans:topic-detail": of_topic,
    "plans:topic-edit": of_topic,
    "plans:topic-retire": of_topic,
    "plans:origin-add": of_topic,
    "plans:origin-remove": of_origin,
    "plans:passage-add": of_plan(kind=lambda plan: "principle"),
    "plans:passage-edit": PASSAGE,
    "plans:passage-retire": PASSAGE,
    "plans:passage-move": PASSAGE_DOWN,
    "plans:indicator-add": PLAN,
    "plans:indicator-edit": of_indicator(),
    "plans:indicator-targets": of_indicator(),
    "plans:indicator-retire": of_indicator(),
    "plans:indicator-move": of_indicator(way="down"),
    "plans:note-add": of_note_on_passage,
    "plans:line-report": of_old_plan,
    "plans:line-propose-drop": of_old_plan,
    "plans:line-drop": of_old_plan,
    "plans:line-keep": of_old_plan,
    "monitoring:indicator-detail": of_plans_indicator,
    "monitoring:indicator-records": of_counted_indicator,
    "monitoring:measurement-enter": of_plans_indicator,
    "monitoring:activity-indicator-detail": of_activity_indicator,
    "monitoring:activity-measurement-enter": of_activity_indicator,
    "monitoring:measurement-detail": VALUE,
    "monitoring:measurement-edit": VALUE,
    "monitoring:measurement-submit": VALUE,
    "monitoring:measurement-approve": VALUE,
    "monitoring:measurement-return": VALUE,
    "monitoring:measurement-correct": VALUE,
    "monitoring:evidence-attach": VALUE,
    "monitoring:evidence-download": of_evidence,
    "monitoring:series-records": of_series,
    "monitoring:impact-round-detail": IMPACT_ROUND,
    "monitoring:impact-round-answer": round_to_answer,
    "monitoring:impact-round-revise": IMPACT_ROUND,
    "monitoring:impact-round-close": IMPACT_ROUND,
    "monitoring:impact-round-reopen": IMPACT_ROUND,
}

# Links that a mail carries; a wrong key says so and opens nothing.
MAILED = {
    "invitation-accept": lambda world: [Visit({"key": "no-such-key"})],
    "account_reset_password_from_key": lambda world: [Visit({"uidb36": "1", "key": "no-such-key"})],
    "mfa_edit_webauthn": lambda world: [Visit({"pk": 1})],
    "mfa_remove_webauthn": lambda world: [Visit({"pk": 1})],
}

# Steps of the sign-in library that depend on where one stands in it, not on any office: the table says only whether
# one must be signed in.
STAGES = {
    "mfa_authenticate",
    "mfa_login_webauthn",
    "account_reauthenticate",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
    "mfa_deactivate_totp",
    "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes",
    "mfa_download_recovery_codes",
    "account_reset_password_from_key",
    "invitation-accept",
    "mfa_edit_webauthn",
    "mfa_remove_webauthn",
}


def visits_of(address, world):
    """The visits of an address. Raises ``KeyError`` for one that needs keys and stands nowhere above."""
    if not address.keys:
        return [Visit({})]
    return list((KEYED | MAILED)[address.name](world))
