"""What the list of commitments can be narrowed by, and what of it is in force."""

from collections.abc import Iterable
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from puebla.areas.members.models import Party
from puebla.areas.members.queries.party import members_on
from puebla.areas.plans.models import Topic
from puebla.kernel.access.standing import Standing
from puebla.kernel.choosing import Filter, Offered, filters_asked

from ..states import CommitmentState, ItemKind
from .item import codes_addressed, commitments_visible_to
from .listed import years_asked
from .outcome import outcomes_visible_to


def choices_of(asked: QueryDict, standing: Standing) -> list[Filter]:
    """The filters of the list with their options; values that none of them has choose nothing."""
    addressed = codes_addressed(commitments_visible_to(standing).order_by())
    outcomes = [
        (one.code, f"{one.code} · {one.body.short_name or one.body.name}") for one in outcomes_visible_to(standing)
    ]
    offered: list[Offered] = [
        ("to", _("Addressed to"), sorted(addressed.items(), key=lambda one: one[1].casefold())),
        ("state", _("State"), list(CommitmentState.choices)),
        ("outcome", _("Outcome"), outcomes),
        ("kind", _("Kind"), list(ItemKind.choices)),
        ("overdue", _("Deadline"), [("1", pgettext("commitments", "Overdue"))]),
    ]
    if standing.party_id:
        offered.append(("mine", _("Whose"), [("1", _("Addressed to us"))]))
    offered += [("topic", _("Topic"), _topic(asked)), *_by_country(asked, standing)]
    return filters_asked(offered, asked)


def _by_country(asked: QueryDict, standing: Standing) -> list[Offered]:
    """Only the dashboards set these: the list shows each while it holds."""
    names = ("asked", "reported", "silent")
    found: Iterable[Party] = members_on(standing.on) if any(name in asked for name in names) else ()
    members = [(one.code, one.name) for one in found]
    held = asked.get("held", "")
    return [
        ("asked", _("Asks"), members),
        ("reported", _("Reported by"), members),
        ("silent", _("Not reported by"), members),
        ("held", _("Decided in"), [(held, held)] if years_asked(held) else []),
    ]


def _topic(asked: QueryDict) -> list[tuple[str, Any]]:
    """Only the pages of topics set this one: the list shows it while it holds."""
    topic = Topic.objects.filter(code=asked.get("topic", "")).first()
    return [(topic.code, topic.name)] if topic else []
