"""Propose an activity and edit it."""

from django.db import transaction
from django.utils.translation import gettext as _

from puebla.areas.bodies.models import Body
from puebla.areas.plans.models import Plan
from puebla.kernel.access.audience import Audience
from puebla.kernel.access.must import must
from puebla.kernel.access.standing import Standing
from puebla.kernel.refusals import RuleBroken
from puebla.kernel.trail import all_or_nothing, because

from ..models import Activity, ActivityBody, Involvement
from ..queries.activity import locked_activity, next_code
from ..queries.choice import years_of
from ..queries.readers import named_for
from ..queries.values import records_of
from ..rules.activity_form import ACTIVITY_FORM
from ..states import Role
from .audience import renew_readers
from .fill import Typed, fill
from .keep import keep_changes

PLACES = {"body", "other_bodies"}
COLUMNS = [one.name for one in Activity._meta.concrete_fields if not (one.generated or one.primary_key)]


@transaction.atomic
def propose_activity(
    *, plan: Plan, year: int, by: Standing, language: str, title: str, kind: str, body: str = ""
) -> Activity:
    """A new activity of a plan's year, planned, with the next free code.

    The group it is proposed in answers for it, or else the proposer's country or office; a delegate proposes for a
    group where they hold a seat. ``kind`` is a code of the profile's list of types. Members read the proposal.
    Raises ``RuleBroken`` for a year outside the plan, a missing title or somebody else's group.
    """
    must(by, "activity.propose")
    if not title.strip():
        raise RuleBroken("title_needed", _("Give the activity a title."), field="title")
    if year not in years_of(plan, by.on):
        raise RuleBroken("outside_the_plan", _("That year does not belong to the plan."), rule="L1", field="year")
    chosen = _body_for(body, by)
    with because(by=by, act="activity.propose"):
        activity = Activity.objects.create(
            plan=plan,
            code=next_code(year),
            year=year,
            type=kind,
            body=chosen,
            written_in=language,
            audience=Audience.MEMBERS,
            **{f"title_{language}": title.strip()},
        )
        _make_responsible(activity, by)
        activity.audience_to = named_for(activity, activity.audience)
        activity.save(update_fields=["audience_to"])
    return activity


@all_or_nothing
def edit_activity(*, activity: Activity, by: Standing, language: str, typed: Typed) -> Activity:
    """Write what was changed in the activity's form; texts go into ``language``.

    The same columns are the concept note's (F3). Raises ``ChangedMeanwhile`` where somebody else changed the same
    field since, ``RuleBroken`` where a field needs more than editing, cannot be read, or the title would go.
    """
    activity = locked_activity(activity)
    must(by, "activity.edit", activity)
    if typed.apart:
        raise RuleBroken("unreadable", _("Correct what is marked; nothing was changed."))
    with because(by=by, act="activity.edit"):
        filled = fill(
            inputs=ACTIVITY_FORM.inputs([language]), records=records_of(activity), typed=typed, kept_apart={}, by=by
        )
        if filled.kept_apart:
            raise RuleBroken("ends_before_it_starts", _("The end lies before the start."), field="ends_on")
        if not (activity.title_en.strip() or activity.title_es.strip()):
            raise RuleBroken("title_needed", _("Give the activity a title."), field=f"title_{language}")
        if filled.touched:
            keep_changes(activity=activity, columns=COLUMNS, by=by, act="activity.edit")
        if PLACES & filled.keys:
            ActivityBody.objects.filter(activity=activity, body=activity.body).delete()
            renew_readers(activity=activity, by=by)
    return activity


def _body_for(code: str, by: Standing) -> Body | None:
    """The body an activity is proposed for. Raises ``RuleBroken("not_own_body")`` for a delegate's other group."""
    body = Body.objects.filter(code=code).first() if code else None
    if by.holds("es", "ppt", "focal_point"):
        return body
    if body is None or body.pk not in by.body_ids:
        raise RuleBroken("not_own_body", _("Propose it for a group where you hold a seat."), rule="A1", field="body")
    return body


def _make_responsible(activity: Activity, by: Standing) -> None:
    """The group answers for what is proposed in it; without a group the proposer's country or office does."""
    if activity.body:
        Involvement.objects.create(activity=activity, role=Role.RESPONSIBLE, body=activity.body)
    if by.holds("focal_point") and not by.holds("es", "ppt"):
        Involvement.objects.create(activity=activity, role=Role.RESPONSIBLE, party_id=by.party_id)
    elif not activity.body:
        office = "ppt" if by.holds("ppt") else "es"
        Involvement.objects.create(activity=activity, role=Role.RESPONSIBLE, office=office)
