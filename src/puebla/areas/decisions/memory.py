"""How history tells outcomes, their items and what countries report of them (H1)."""

from django.utils.translation import gettext as translated
from django.utils.translation import gettext_lazy as _

from puebla.kernel.memory.kinds import kind, part, told

from .models import FollowUp, FollowUpFile, Item, ItemAddressee, ItemTopic, Outcome, OutcomeParty


def refuses_restoring_outcome(_outcome):
    """What a meeting decided is a matter of record (D1)."""
    return translated("The text of an outcome is a matter of record; it is not changed back.")


def refuses_restoring_follow_up(follow_up):
    """A report that was taken back is not put back by the history."""
    return translated("This report was withdrawn already.") if follow_up.withdrawn_on else None


told(
    Outcome,
    _("outcome"),
    labels={"body": _("body")},
    precisions={"held_on": "held_precision"},
    kept=["code"],
)
told(OutcomeParty, _("participant"), says=["party"], hidden=["outcome"], removable=True)
told(
    Item,
    _("item"),
    hidden=["outcome", "parent"],
    labels={"forwarded_to": _("forwarded to"), "position": _("place in the outcome")},
    precisions={"due_on": "due_precision"},
    kept=["state", "state_words", "state_since", "number", "position", "removed_on"],
)
told(ItemAddressee, _("addressee"), says=["party", "body", "office"], hidden=["item"], removable=True)
told(ItemTopic, _("topic"), says=["topic"], hidden=["item"], removable=True)
told(FollowUp, _("follow-up"), labels={"item": _("item")}, kept=["withdrawn_on"])
told(
    FollowUpFile,
    _("evidence"),
    says=["name"],
    hidden=["follow_up", "sha256", "file"],
    labels={
        "content_type": _("kind of file"),
        "uploaded_by": _("uploaded by"),
        "uploaded_at": _("uploaded"),
    },
)
kind(
    "outcome",
    Outcome,
    key="code",
    permission="outcome.view",
    audience=[""],
    page="decisions:outcome-detail",
    refuses_restoring=refuses_restoring_outcome,
)
part("outcome", OutcomeParty, "outcome")
part("outcome", Item, "outcome")
part("outcome", ItemAddressee, "item__outcome")
part("outcome", ItemTopic, "item__outcome")
kind(
    "item",
    Item,
    permission="outcome.view",
    audience=["outcome"],
    refuses_restoring=lambda item: refuses_restoring_outcome(item.outcome),
)
part("item", ItemAddressee, "item")
part("item", ItemTopic, "item")
kind(
    "follow-up",
    FollowUp,
    permission="follow_up.view",
    audience=["", "item__outcome"],
    refuses_restoring=refuses_restoring_follow_up,
)
part("follow-up", FollowUpFile, "follow_up")
