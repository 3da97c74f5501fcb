"""The finance part of a profile (R20 III)."""

from decimal import Decimal

from puebla.areas.bodies.models import Body
from puebla.areas.members.models import Party
from puebla.kernel.dates import parse_dated

from ..models import BudgetHeading, Scale, Share


def load(profile, *, by):
    """Headings and scales of ``finance.yaml``, where the profile has one; returns how many of each."""
    data = profile.get("finance", {"budget_headings": [], "scales": []})
    headings = [
        BudgetHeading(
            code=one["code"],
            position=position,
            name_en=one["name"]["en"],
            name_es=one["name"]["es"],
            source=one["source"],
        )
        for position, one in enumerate(data["budget_headings"], 1)
    ]
    BudgetHeading.objects.bulk_create(headings)
    for one in data["scales"]:
        _load_scale(one)
    return {"budget_headings": len(headings), "scales": len(data["scales"])}


def _load_scale(one):
    approved_on, approved_precision = parse_dated(one["approved"]["on"])
    unchanged_since, unchanged_precision = parse_dated(one.get("unchanged_since"))
    place = one["approved"].get("at", {"en": "", "es": ""})
    scale = Scale.objects.create(
        code=one["code"],
        approved_by=Body.objects.get(code=one["approved"]["by"]),
        approved_at_en=place["en"],
        approved_at_es=place["es"],
        approved_on=approved_on,
        approved_precision=approved_precision,
        unchanged_since=unchanged_since,
        unchanged_precision=unchanged_precision,
        currency=one["currency"],
        total=one["total"],
        printed_total=Decimal(one["printed_total"]) if "printed_total" in one else None,
        source=one["source"],
    )
    parties = Party.objects.in_bulk([share["country"] for share in one["shares"]], field_name="code")
    Share.objects.bulk_create(
        Share(
            scale=scale,
            party=parties[share["country"]],
            position=position,
            amount=share["amount"],
            printed_share=Decimal(share["printed_share"]) if "printed_share" in share else None,
        )
        for position, share in enumerate(one["shares"], 1)
    )
