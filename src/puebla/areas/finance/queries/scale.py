"""The scale in force and what its shares come to."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import QuerySet

from ..models import BudgetHeading, Scale, Share
from ..rules.share import difference, share_of


@dataclass(frozen=True)
class ScaleTable:
    """A scale as a page shows it: rows of ``(share, computed, difference)`` and the sums under them."""

    scale: Scale
    rows: list[tuple[Share, Decimal, Decimal | None]]
    amounts: int
    computed: Decimal
    printed: Decimal | None

    @property
    def exceeds_the_whole_by(self) -> Decimal | None:
        """How far the printed shares miss 100; ``None`` where none are printed."""
        return None if self.printed is None else self.printed - 100


def scale_table() -> ScaleTable | None:
    """The latest scale with its shares, in the order in which it was printed; ``None`` where the process has none."""
    scale = Scale.objects.select_related("approved_by").order_by("-approved_on", "-pk").first()
    if scale is None:
        return None
    shares = list(scale.shares.select_related("party").order_by("position"))
    amounts = sum(share.amount for share in shares)
    printed = [share.printed_share for share in shares if share.printed_share is not None]
    return ScaleTable(
        scale=scale,
        rows=[
            (share, share_of(share.amount, amounts), difference(share.printed_share, share.amount, amounts))
            for share in shares
        ],
        amounts=amounts,
        computed=share_of(amounts, amounts),
        printed=sum(printed, Decimal(0)) if printed else None,
    )


def budget_headings() -> QuerySet[BudgetHeading]:
    """The headings of the secretariat's budget, in their order."""
    return BudgetHeading.objects.order_by("position")
