"""The RCM with something of every kind to be hidden or shown: one activity, note, file and report for each audience."""

import datetime as dt
import io
import itertools

import openpyxl
from django.core.files.base import ContentFile

from puebla.areas.activities.models import (
    AcceptanceDelegation,
    Activity,
    ActivityIndicator,
    Attachment,
    ConceptNote,
    ExecutionReport,
)
from puebla.areas.bodies.models import Body, Presidency, Seat
from puebla.areas.decisions.models import FollowUp, FollowUpFile, Item
from puebla.areas.exchange.models import Benefit, Channel, Practice, Roadmap
from puebla.areas.members.actions.admission import receive_application
from puebla.areas.members.models import Institution, Invitation, Participation, Party, Person
from puebla.areas.monitoring.models import (
    ActivityGoal,
    Evidence,
    Goal,
    ImpactRound,
    ItemGoal,
    Measurement,
    TopicGoal,
)
from puebla.areas.plans.models import (
    GroupPlan,
    GroupPlanLine,
    Indicator,
    InterpretiveNote,
    Need,
    Passage,
    Plan,
    WorkPlan,
)
from puebla.areas.reports.models import Approval, Holding, Report, Section
from puebla.kernel.access.standing import system
from puebla.kernel.jobs.models import Job
from puebla.kernel.trail import because
from tests.activities.filled import saved
from tests.factories.activity import standing
from tests.factories.matrix import exported_matrix, received_matrix

from .oracle import TABLE

TODAY = dt.date(2022, 3, 1)
AUDIENCES = tuple(TABLE["audiences"])
NAMED = {"body": ["body:wg-protection-2019"], "named": ["party:MX"], "session": ["session:none"]}
WORD = "zqhush"
OWN = (
    "need",
    "followup",
    "practice",
    "benefit",
)  # what a country said itself stays readable to it, whatever its audience


def marker(audience, thing):
    """A word that stands in no other record, to look for in what a page says."""
    return f"{WORD}{audience.replace('_', '')}{thing}"


def restricted():
    """``{marker: (audience, audience_to)}`` of everything that the world hides."""
    return {
        marker(audience, thing): (audience, NAMED.get(audience, []))
        for audience, thing in itertools.product(
            AUDIENCES, ("activity", "note", "file", "report", "roadmap", "channel", "value", *OWN)
        )
    }


def made(model, **columns):
    return model.objects.get_or_create(**columns)[0]


class World:
    """The records that addresses are visited with."""

    def __init__(self):
        self.plan = Plan.objects.get(code="SP19")
        self.mexico = Party.objects.get(code="MX")
        self.protection = Body.objects.get(code="wg-protection-2019")
        self.activities = [self.activity(number, audience) for number, audience in enumerate(AUDIENCES)]
        self.notes = [self.note(activity, activity.audience) for activity in self.activities]
        self.files = [self.file(activity, activity.audience) for activity in self.activities]
        self.reports = [self.report(activity, activity.audience) for activity in self.activities]
        self.inside_a_public_one()
        self.needs = [self.need(audience) for audience in AUDIENCES]
        self.item = Item.objects.select_related("outcome").get(outcome__code="C21", number="6.b")
        self.follow_ups = [self.follow_up(audience) for audience in AUDIENCES]
        self.evidence = [self.evidence_of(follow_up) for follow_up in self.follow_ups]
        self.practices = [self.practice(audience) for audience in AUDIENCES]
        self.public_practice = self.practices[AUDIENCES.index("public")]
        self.benefits = [self.benefit(audience) for audience in AUDIENCES]
        self.roadmaps = [self.roadmap(audience) for audience in AUDIENCES]
        self.channels = [self.channel(audience) for audience in AUDIENCES]
        self.indicator = made(
            Indicator, plan=Plan.objects.get(code="SP23"), code="z-entered", position=99, kind="result",
            name_en="Officials trained", dimensions=["country"],
        )  # fmt: skip
        self.values = [self.value(number, audience) for number, audience in enumerate(AUDIENCES)]
        self.matrix_files = [self.matrix_file(name) for name in ("marisol.quesada", "adriana.villasenor")]

    def activity(self, number, audience):
        """Of the Working Group on Protection, with Mexico responsible and Guatemala host."""
        activity = Activity.objects.create(
            plan=self.plan,
            code=f"Z-{number:03d}",
            year=2022,
            title_en=marker(audience, "activity"),
            title_es=marker(audience, "activity"),
            body=self.protection,
            state="planned",
            audience=audience,
            audience_to=NAMED.get(audience, []),
        )
        with because(by=system(TODAY), act="activity.edit"):
            Activity.objects.filter(pk=activity.pk).update(place_en="San Salvador")
        activity.involvements.create(role="responsible", party=self.mexico)
        activity.involvements.create(role="host", party=Party.objects.get(code="GT"))
        return activity

    def inside_a_public_one(self):
        """What is kept from the public may belong to an activity that is not."""
        activity = self.activity(len(AUDIENCES), "public")
        self.notes.append(self.note(activity, "ppt_es"))
        self.files.append(self.file(activity, "named"))
        self.reports.append(self.report(activity, "members"))
        self.activities.append(activity)

    def note(self, activity, audience):
        return ConceptNote.objects.create(
            activity=activity,
            form_version=1,
            background_en=marker(audience, "note"),
            audience=audience,
            audience_to=NAMED.get(audience, []),
        )

    def file(self, activity, audience):
        name = marker(audience, "file")
        return Attachment.objects.create(
            activity=activity,
            name=f"{name}.txt",
            content_type="text/plain",
            size=len(name),
            sha256="0" * 64,
            file=ContentFile(name.encode(), name=f"{name}.txt"),
            uploaded_by=Person.objects.order_by("pk").first(),
            uploaded_at=dt.datetime(2022, 3, 1, tzinfo=dt.UTC),
            audience=audience,
            audience_to=NAMED.get(audience, []),
        )

    def matrix_file(self, name):
        """The matrix as that person fetched it, with every risk rewritten."""
        by = standing(name)
        book = openpyxl.load_workbook(io.BytesIO(exported_matrix(by)))
        sheet = book.worksheets[0]
        for row in range(2, sheet.max_row + 1):
            sheet.cell(row, sheet.max_column).value = "Anew"
        return received_matrix(by, saved(book))

    def report(self, activity, audience):
        return ExecutionReport.objects.create(
            activity=activity,
            outputs_en=marker(audience, "report"),
            audience=audience,
            audience_to=NAMED.get(audience, []),
        )

    def need(self, audience):
        return Need.objects.create(
            plan=self.plan,
            party=self.mexico,
            text_en=marker(audience, "need"),
            text_es=marker(audience, "need"),
            stated_on=TODAY,
            audience=audience,
            audience_to=NAMED.get(audience, []),
        )

    def follow_up(self, audience):
        return FollowUp.objects.create(
            item=self.item,
            party=self.mexico,
            text_en=marker(audience, "followup"),
            text_es=marker(audience, "followup"),
            reported_on=TODAY,
            audience=audience,
            audience_to=NAMED.get(audience, []),
        )

    def evidence_of(self, follow_up):
        name = f"{follow_up.text_en}.txt"
        return FollowUpFile.objects.create(
            follow_up=follow_up,
            name=name,
            content_type="text/plain",
            size=len(name),
            sha256="1" * 64,
            file=ContentFile(name.encode(), name=name),
            uploaded_at=dt.datetime(2022, 3, 1, tzinfo=dt.UTC),
        )

    def practice(self, audience):
        title = marker(audience, "practice")
        return Practice.objects.create(
            party=self.mexico,
            title_en=title,
            title_es=title,
            recorded_on=TODAY,
            exchanged_on=TODAY,
            audience=audience,
            audience_to=NAMED.get(audience, []),
        )

    def benefit(self, audience):
        """Mexico's, from a public practice of Guatemala."""
        served = Practice.objects.create(
            party=Party.objects.get(code="GT"), title_en="Served", recorded_on=TODAY, audience="public"
        )
        return Benefit.objects.create(
            practice=served,
            party=self.mexico,
            reported_on=TODAY,
            text_en=marker(audience, "benefit"),
            audience=audience,
            audience_to=NAMED.get(audience, []),
        )

    def roadmap(self, audience):
        return Roadmap.objects.create(
            title_en=marker(audience, "roadmap"),
            body=self.protection,
            in_preparation_since=TODAY,
            audience=audience,
            audience_to=NAMED.get(audience, []),
        )

    def channel(self, audience):
        return Channel.objects.create(
            title_en=marker(audience, "channel"),
            kind="contacts",
            opened_on=TODAY,
            audience=audience,
            audience_to=NAMED.get(audience, []),
        )

    def value(self, number, audience):
        """A value of Mexico's, each for a year of its own, with a file beside it."""
        measurement = Measurement.objects.create(
            indicator=self.indicator,
            from_on=dt.date(2100 + number, 1, 1),
            until_on=dt.date(2101 + number, 1, 1),
            party=self.mexico,
            value=number,
            source=marker(audience, "value"),
            state="submitted",
            entered_on=TODAY,
            audience=audience,
            audience_to=NAMED.get(audience, []),
        )
        Evidence.objects.create(
            measurement=measurement,
            name=f"{measurement.source}.txt",
            content_type="text/plain",
            size=4,
            sha256="0" * 64,
            file=ContentFile(measurement.source.encode(), name=f"{measurement.source}.txt"),
            uploaded_by=Person.objects.order_by("pk").first(),
            uploaded_at=dt.datetime(2022, 3, 1, tzinfo=dt.UTC),
        )
        return measurement

    # What follows is made when it is first asked for: the sweep takes it back after each address.

    def group_plan(self):
        return made(
            GroupPlan, plan=self.plan, body=self.protection, from_year=2020, until_year=2022, audience="members"
        )

    def group_plan_line(self, group_plan):
        return made(GroupPlanLine, group_plan=group_plan, year=2022, position=1, activity_en="Workshop")

    def line_indicator(self, line):
        fields = {"plan": line.group_plan.plan, "code": "of-a-line", "position": 99, "kind": "result"}
        return made(Indicator, group_plan_line=line, **fields)

    def work_plan(self):
        return made(WorkPlan, plan=self.plan, presidency=self.presidency(), year=2022, audience="members")

    def interpretive_note(self):
        passage = Passage.objects.filter(plan=self.plan, retired_on=None).order_by("pk").first()
        return made(InterpretiveNote, passage=passage, party=self.mexico, text_en="As we read it", noted_on=TODAY)

    def impact_round(self):
        return made(ImpactRound, plan=self.plan, opened_on=TODAY, due_on=TODAY, audience="members")

    def activity_indicator(self):
        return made(ActivityIndicator, activity=self.activities[0], position=1, name_en="Officials trained")

    def application(self):
        applicant = made(Party, code="BR", kind="country", name_en="Brazil", name_es="Brasil")
        return applicant.applications.first() or receive_application(
            party=applicant, status="observer_country", received_on=TODAY, by=system(TODAY)
        )

    def invitation(self):
        return made(
            Invitation,
            person=made(Person, email="invited@example.org", name="Invited"),
            key_hash="0" * 64,
            invited_by=Person.objects.get(email__startswith="marisol.quesada"),
            invited_at=dt.datetime(2022, 2, 28, tzinfo=dt.UTC),
            expires_at=dt.datetime(2022, 3, 14, tzinfo=dt.UTC),
        )

    def delegation(self):
        return made(AcceptanceDelegation, presidency=self.presidency(), from_on=TODAY, reason="While away")

    def report_drafts(self):
        """Three drafts: the Secretariat's half-year report, a group's, and a country's own dossier."""
        return [
            self.draft("semiannual-2022-1", kind="semiannual", audience="ppt_es", meant_for="members"),
            self.draft(
                "group-wg-protection-2019-2022-1",
                kind="group",
                body=self.protection,
                audience="body",
                audience_to=["seat:wg-protection-2019"],
                meant_for="members",
            ),
            self.draft(
                "dossier-MX-2022-03-01",
                kind="dossier",
                party=self.mexico,
                audience="named",
                audience_to=["party:MX"],
                meant_for="named",
            ),
        ]

    def draft(self, code, **facts):
        """A draft with a section and an approval beside it."""
        days = {"from_on": dt.date(2022, 1, 1), "until_on": dt.date(2022, 7, 1), "as_of": TODAY}
        report = made(Report, code=code, title_en=code, title_es=code, **days, **facts)
        made(Section, report=report, code="recommendations", position=9)
        made(Approval, report=report, body=Body.objects.get(code="rcgm"), approved_on=TODAY)
        return report

    def holding(self, report):
        """What Mexico asked for more time on."""
        section = report.sections.get()
        return made(Holding, section=section, party=self.mexico, asked_on=TODAY, until_on=TODAY)

    def job(self):
        """What Mexico's focal point asked for."""
        facts = {"work": "report.freeze", "key": "report.freeze:none", "title_en": "Freeze"}
        return made(Job, asked_by=self.contact(), **facts)

    def goal(self):
        return Goal.objects.get(code="gcm-15")

    def topic_goal(self):
        return TopicGoal.objects.filter(goal=self.goal()).order_by("pk").first()

    def activity_goals(self):
        return [made(ActivityGoal, goal=self.goal(), activity=activity) for activity in self.activities]

    def item_goal(self):
        return made(ItemGoal, goal=self.goal(), item=self.item)

    @property
    def organisation(self):
        return Party.objects.get(code="unhcr")

    def presidency(self):
        return Presidency.objects.get(party__code="SV", from_on=dt.date(2022, 1, 1))

    def seat(self, office="focal_point"):
        return Seat.objects.filter(office=office, party=self.mexico).order_by("pk").first()

    def seat_of_secretariat(self):
        return Seat.objects.filter(office="es").order_by("pk").first()

    def institution(self):
        return Institution.objects.filter(party=self.mexico).order_by("pk").first()

    def participation(self):
        return Participation.objects.filter(party=self.mexico).order_by("pk").first()

    def contact(self):
        return Person.objects.get(email__startswith="adriana.villasenor")
