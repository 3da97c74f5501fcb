"""What ``puebla doctor`` counts here."""

from django.db.models import Count

from ..models import FollowUp, Item, Outcome


def counts() -> dict[str, int]:
    """``{"outcomes": 1, "outcomes.C21.items": 12, "outcomes.C21.letters": 43, ...}``."""
    found = {"outcomes": Outcome.objects.count(), "follow_ups": FollowUp.objects.filter(withdrawn_on=None).count()}
    for outcome in Outcome.objects.order_by("held_on", "code"):
        found |= {f"outcomes.{outcome.code}.{name}": number for name, number in _of(outcome).items()}
    return found


def _of(outcome: Outcome) -> dict[str, int]:
    items = list(Item.objects.filter(outcome=outcome, removed_on=None).order_by("position"))
    levels = [item.level for item in items]
    kinds = (
        Item.objects.filter(outcome=outcome, removed_on=None).order_by("kind").values_list("kind").annotate(Count("pk"))
    )
    return {
        "nodes": len(items),
        "items": levels.count(0),
        "letters": levels.count(1),
        "romans": levels.count(2),
        "headings": len({item.heading_en for item in items if item.heading_en}),
        "commitments": sum(item.is_commitment for item in items),
        "forwarded": sum(item.forwarded_to_id is not None for item in items),
        "outside": sum(item.is_outside for item in items),
        "findings": sum(bool(item.finding_en) for item in items),
        "participants": outcome.participants.count(),
        **{f"kind.{kind}": number for kind, number in kinds},
    }
