"""What ``puebla doctor`` counts here."""

from ..models import Benefit, Channel, Practice, Roadmap


def counts() -> dict[str, int]:
    """``{"exchange.practices": 0, ...}``: the sources name none that can be counted."""
    return {
        "exchange.practices": Practice.objects.filter(withdrawn_on=None).count(),
        "exchange.benefits": Benefit.objects.filter(withdrawn_on=None).count(),
        "exchange.roadmaps": Roadmap.objects.count(),
        "exchange.channels": Channel.objects.count(),
    }
