"""Bodies: which live on a day, what came before and after them, whom they admit (L2, A2)."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Case, Exists, IntegerField, OuterRef, Prefetch, Q, QuerySet, Value, When
from django.utils.translation import gettext as _

from puebla.areas.members.models import Party
from puebla.areas.members.queries.party import members_on
from puebla.areas.members.queries.period import holds_on
from puebla.kernel.access.standing import Standing
from puebla.kernel.kept import Bound, kept

from ..models import Body, BodyAdmission, BodyKind, BodyParty, BodySuccession, Seat, Voice
from ..states import Admission, BodyType, Paper, Part
from .duty import duties_of_body

# In the order in which the institution names them: from the decision down to the support.
ORDER = [
    BodyType.VM,
    BodyType.RCGM,
    BodyType.WORKING_GROUP,
    BodyType.NETWORK,
    BodyType.AD_HOC,
    BodyType.TROIKA,
    BodyType.SECRETARIAT,
    BodyType.TRIPARTITE,
    BodyType.DRAFTING_COMMITTEE,
]
# Bodies whose parties follow from something else than membership of the process.
NOT_OF_EVERY_MEMBER = (BodyType.SECRETARIAT, BodyType.TROIKA, BodyType.DRAFTING_COMMITTEE, BodyType.TRIPARTITE)


def bodies() -> QuerySet[Body]:
    """Every body there ever was, from the highest down, older ones first."""
    rank = Case(
        *(When(type=kind, then=Value(position)) for position, kind in enumerate(ORDER)), output_field=IntegerField()
    )
    return Body.objects.annotate(rank=rank).order_by("rank", "from_on", "pk")


def bodies_visible_to(standing: Standing) -> QuerySet[Body]:
    """Bodies are public."""
    return bodies().select_related("reports_to", "host")


def bodies_alive_on(day: dt.date) -> QuerySet[Body]:
    """Bodies whose life has begun by a day and not ended."""
    return bodies().filter(holds_on(day))


def bodies_ended_by(day: dt.date) -> QuerySet[Body]:
    """Bodies that no longer live on a day, latest first."""
    return Body.objects.filter(until_on__lte=day).order_by("-until_on", "type", "pk")


def with_successors(found: QuerySet[Body]) -> QuerySet[Body]:
    """The bodies with what each went on in (``successions``) and came from (``origins``)."""
    return found.prefetch_related(
        Prefetch("successions", BodySuccession.objects.select_related("later").order_by("later__from_on", "pk")),
        Prefetch("origins", BodySuccession.objects.select_related("earlier").order_by("earlier__from_on", "pk")),
    )


@dataclass(frozen=True)
class Lineage:
    """What a body goes back to and goes on in, however far, as successions in the order of time (L2)."""

    before: list[BodySuccession]
    after: list[BodySuccession]


def lineage_of(body: Body) -> Lineage:
    """Every succession that leads to a body and every one that leads on from it; one statement."""
    links = list(BodySuccession.objects.select_related("earlier", "later").order_by("later__from_on", "pk"))
    return Lineage(
        before=_follow(body, links, "later_id", "earlier_id"), after=_follow(body, links, "earlier_id", "later_id")
    )


def forerunners_of(body: Body) -> list[Body]:
    """Every body that this one goes back to, without repeating any."""
    return list({link.earlier_id: link.earlier for link in lineage_of(body).before}.values())


def successors_of(body: Body) -> list[Body]:
    """Every body that this one went on in, without repeating any."""
    return list({link.later_id: link.later for link in lineage_of(body).after}.values())


def _follow(body, links, start, end):
    reached, grown = {body.pk}, True
    while grown:
        further = {getattr(link, end) for link in links if getattr(link, start) in reached} - reached
        reached |= further
        grown = bool(further)
    return [link for link in links if getattr(link, start) in reached]


def kinds() -> dict[str, BodyKind]:
    """The types of bodies as this process calls them."""
    return {kind.type: kind for kind in BodyKind.objects.order_by("position")}


@dataclass(frozen=True)
class AdmissionTable:
    """Who is admitted to which part of the meetings of one type of body: ``rows`` of (status, {part: how})."""

    kind: BodyKind | None
    rows: list

    @property
    def is_of_meetings(self) -> bool:
        """Whether the type meets at all: a secretariat, which admits nobody, does not."""
        return any(row.how != Admission.NO for _status, parts in self.rows for row in parts.values())


def admission_of(body_type: str) -> AdmissionTable:
    """The rows of A2 for one type of body, statuses in their usual order."""
    cells: dict[str, dict[str, BodyAdmission]] = {}
    for row in BodyAdmission.objects.filter(type=body_type).order_by("pk"):
        cells.setdefault(row.status, {})[row.part] = row
    rows = [(next(iter(parts.values())).get_status_display(), parts) for parts in cells.values()]
    return AdmissionTable(BodyKind.objects.filter(type=body_type).first(), rows)


def how_admitted(body_type: str, status: str, part: str = Part.PLENARY) -> str:
    """How a status is admitted to a part of the meetings of a type of body; ``no`` where no row says so (A1)."""
    row = BodyAdmission.objects.filter(type=body_type, status=status, part=part).first()
    return row.how if row else "no"


def voices() -> QuerySet[Voice]:
    """Who speaks, drafts and decides once in the room (A4)."""
    return Voice.objects.order_by("pk")


def parties_of(body: Body, *, on: dt.date) -> QuerySet[Party]:
    """The parties that a body lists on a day, else every member; none where it has a form of its own."""
    listed = BodyParty.objects.filter(holds_on(on), body=body, party=OuterRef("pk"))
    if body.parties.exists():
        return Party.objects.filter(Exists(listed)).order_by("name_en", "pk")
    if body.type in NOT_OF_EVERY_MEMBER or body.size is not None:
        return Party.objects.none()
    return members_on(on)


def bodies_of(party: Party, *, on: dt.date) -> list[Body]:
    """The bodies alive on a day that a party belongs to, with what names them."""
    return _bodies_of(on, party=party.pk)


@kept
def _bodies_of(on: dt.date) -> QuerySet[Body]:
    alive = bodies_alive_on(on)
    listed = BodyParty.objects.filter(holds_on(on), body=OuterRef("pk"), party=Bound("party"))
    any_listed = BodyParty.objects.filter(body=OuterRef("pk"))
    of_every_member = ~Exists(any_listed) & ~Q(type__in=NOT_OF_EVERY_MEMBER) & Q(size=None)
    is_member = Exists(members_on(on).filter(pk=Bound("party")))
    return alive.filter(Exists(listed) | (of_every_member & is_member)).only("code", "name_en", "name_es")


def seats_in(body: Body, *, on: dt.date) -> QuerySet[Seat]:
    """Who sits in a body on a day, by party and name."""
    return (
        Seat.objects.filter(holds_on(on), body=body)
        .select_related("person", "party")
        .order_by("party__name_en", "person__name", "pk")
    )


def names_of(codes: list[str]) -> list[str]:
    """Codes that the profile uses for who leads or supports a body, in the reader's words."""
    known = {body.code: body.name for body in Body.objects.filter(code__in=codes)}
    known |= {party.code: party.short_name or party.name for party in Party.objects.filter(code__in=codes)}
    known |= {"ppt": _("Presidency pro tempore"), "member": _("a member, where it wishes")}
    return [str(known.get(code, code)) for code in codes]


def groups_on(day: dt.date) -> QuerySet[Body]:
    """Groups and networks alive on a day, to which a member sends delegates."""
    return bodies_alive_on(day).filter(type__in=[BodyType.WORKING_GROUP, BodyType.NETWORK, BodyType.AD_HOC])


def whole(body: Body, *, on: dt.date) -> dict:
    """All that the page of a body shows besides the body itself."""
    admission = admission_of(body.type)
    return {
        "kind": admission.kind,
        "papers": [Paper(paper).label for paper in admission.kind.papers] if admission.kind else [],
        "admission": admission.rows if admission.is_of_meetings else [],
        "led_by": names_of([body.led_by]) if body.led_by else [],
        "supported_by": names_of(body.supported_by),
        "supervised_by": names_of([body.supervised_by]) if body.supervised_by else [],
        "aliases": body.aliases.order_by("from_on", "pk"),
        "lineage": lineage_of(body),
        "reporting": body.reporting.order_by("from_on", "pk"),
        "posts": body.posts.order_by("position"),
        "agenda": body.agenda_points.order_by("position"),
        "duties": duties_of_body(body),
        "parties": parties_of(body, on=on),
        "seats": seats_in(body, on=on),
    }
