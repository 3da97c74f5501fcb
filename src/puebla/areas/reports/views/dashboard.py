"""The dashboards: what the public may know, and what the reader may."""

from puebla.kernel import clock
from puebla.kernel.access.needs import needs
from puebla.kernel.access.standing import Standing
from puebla.kernel.ui.page import page

from ..queries.dashboard.board import board_of
from ..queries.dashboard.scope import scope_of


@needs("dashboard.view")
def dashboard(request):
    """The same numbers for everybody: only what the public may read is in them."""
    return _board(request, Standing(on=clock.today()), is_public=True)


@needs("inner_dashboard.view")
def inner_dashboard(request):
    """What the reader may read is in the numbers, and nothing else."""
    return _board(request, request.standing, is_public=False)


def _board(request, standing, *, is_public):
    scope = scope_of(standing, request.GET.get("plan", ""), request.GET.get("year", ""))
    return page(
        request,
        "reports/dashboard/detail.html",
        scope=scope,
        board=board_of(scope) if scope else None,
        is_public=is_public,
    )
