"""What activities ask of somebody, for ``/today/``: notes, acceptances, reports, evidence (F2, F7)."""

from collections import Counter

from django.db.models import Exists, Q, QuerySet, Value
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from puebla.kernel.access.standing import Standing
from puebla.kernel.asked import Ask
from puebla.kernel.kept import kept

from ..models import Activity
from ..states import OPEN, WRITABLE, ActivityState, NoteState
from .activity import WITHOUT_NOTE, activities_visible_to
from .delegation import delegations_on
from .own import own_work

EACH = 5  # more of one kind are told in one line, with the list behind it
MOST = 200
MANY = 100  # an exact number would cost a walk through all of them
TO_WRITE = WITHOUT_NOTE | Q(state__in=OPEN, concept_note__state__in=WRITABLE)
READ = (
    *("code", "title_en", "title_es", "state", "year", "starts_on", "deadline_on", "note_excepted_on"),
    *("concept_note__activity", "concept_note__state", "report__activity"),
)
TO_REPORT = Q(state=ActivityState.COMPLETED, report=None)


def asked_of(standing: Standing) -> list[Ask]:
    """Notes to begin, complete or answer, to check and to accept; reports and evidence that are missing.

    At most three queries, whatever there is: the reader's own work, what waits for the reader, the counts.
    """
    if not standing.is_signed_in:
        return []
    own, waiting = _own(standing), _waiting(standing)
    return [*_to_write(own, standing), *_to_move(waiting), *_to_report(own), *_counted(standing)]


@kept
def _own(standing: Standing) -> QuerySet[Activity]:
    return _found(standing, own_work(standing) & (TO_WRITE | TO_REPORT))


@kept
def _waiting(standing: Standing) -> QuerySet[Activity]:
    return _found(standing, _to_be_moved_by(standing))


def _found(standing: Standing, wanted: Q) -> QuerySet[Activity]:
    found = activities_visible_to(standing).filter(wanted).select_related("concept_note", "report")
    return found.only(*READ).order_by("starts_on", "code")[:MOST]


def _to_be_moved_by(standing: Standing) -> Q:
    """Notes that wait for the reader: to check (ES), to accept (PPT; the ES while the PPT has delegated it)."""
    submitted, checked = Q(concept_note__state=NoteState.SUBMITTED), Q(concept_note__state=NoteState.CHECKED)
    if standing.holds("es"):
        accepts = Q() if standing.holds("ppt") else Q(Exists(delegations_on(standing.on)))
        return submitted | (checked & accepts)
    return checked if standing.holds("ppt") else Q(pk__in=[])


def _note_state(activity: Activity) -> str | None:
    return activity.concept_note.state if hasattr(activity, "concept_note") else None


def _to_write(found: list[Activity], standing: Standing) -> list[Ask]:
    by_state = _by_note_state([one for one in found if one.state in OPEN])
    returned, begun = by_state.get(NoteState.RETURNED, []), by_state.get(NoteState.DRAFT, [])
    missing = [one for one in by_state.get("", []) if not one.note_excepted_on and one.year >= standing.on.year]
    return [
        *_each(
            returned, _("Answer the remarks on the concept note"), "activities:note-edit", "note=returned&mine=work"
        ),
        *_each(begun, _("Complete the concept note and submit it"), "activities:note-edit", "note=draft&mine=work"),
        *_each(missing, _("Begin the concept note"), "activities:activity-detail", "note=none&mine=work"),
    ]


def _to_move(found: list[Activity]) -> list[Ask]:
    """Only what the reader may check or accept was asked for."""
    states, page = _by_note_state(found), "activities:note-detail"
    submitted, checked = states.get(NoteState.SUBMITTED, []), states.get(NoteState.CHECKED, [])
    return [
        *_each(submitted, _("Check the concept note"), page, "note=submitted", whom="office"),
        *_each(checked, _("Accept the concept note"), page, "note=checked", whom="office"),
    ]


def _by_note_state(found: list[Activity]) -> dict[str, list[Activity]]:
    states: dict[str, list[Activity]] = {}
    for one in found:
        states.setdefault(_note_state(one) or "", []).append(one)
    return states


def _to_report(found: list[Activity]) -> list[Ask]:
    done = [one for one in found if one.state == ActivityState.COMPLETED]
    return _each(done, _("Report what was done"), "activities:report-edit", "state=completed&mine=work", rule="F4")


def _each(
    activities: list[Activity], what: str, page: str, rest: str, *, whom: str = "country", rule: str = "F2"
) -> list[Ask]:
    asks = [
        Ask(
            what=what,
            about=f"{one.code} {one.title}",
            url=reverse(page, args=[one.code]),
            due_on=one.starts_on or one.deadline_on if rule == "F2" else None,
            whom=whom,
            rule=rule,
        )
        for one in activities[:EACH]
    ]
    more = len(activities) - EACH
    if more > 0:
        about = ngettext("%(number)s more activity", "%(number)s more activities", more) % {"number": more}
        address = f"{reverse('activities:activity-list')}?{rest}"
        asks.append(Ask(what, about, address, whom=whom, rule=rule, is_rest=True))
    return asks


def _counted(standing: Standing) -> list[Ask]:
    """What is told as a number: missing notes and evidence, of everybody for the offices, else of one's own groups."""
    is_office = standing.holds("es", "ppt")
    if not (is_office or standing.holds("delegate", "focal_point")):
        return []
    numbers = Counter(name for (name,) in _counted_rows(standing, is_office))
    mine, whom = ("", "office") if is_office else ("&mine=work", "body")
    asks = []
    if is_office and numbers["missing"]:
        query = f"note=none&year={standing.on.year}"
        asks.append(_count(_("See that the concept notes are begun"), numbers["missing"], query, whom, "F2"))
    if numbers["unknown"]:
        what = _("Say what became of activities without evidence")
        asks.append(_count(what, numbers["unknown"], f"state=no_evidence{mine}", whom, "F7"))
    return asks


@kept
def _counted_rows(standing: Standing, is_everybody: bool) -> QuerySet:
    """A row for each activity without a note or without evidence, of each up to :data:`MANY` and one more."""
    counted = activities_visible_to(standing)
    if not is_everybody:
        counted = counted.filter(own_work(standing))
    missing = counted.filter(WITHOUT_NOTE, year=standing.on.year).order_by().values_list(Value("missing"))[: MANY + 1]
    unknown = counted.filter(state=ActivityState.NO_EVIDENCE).order_by().values_list(Value("unknown"))[: MANY + 1]
    return missing.union(unknown, all=True)


def _count(what: str, number: int, query: str, whom: str, rule: str) -> Ask:
    if number > MANY:
        about = _("more than %(number)s activities") % {"number": MANY}
    else:
        about = ngettext("%(number)s activity", "%(number)s activities", number) % {"number": number}
    return Ask(what, about, f"{reverse('activities:activity-list')}?{query}", whom=whom, rule=rule)
