"""Who may do what: the permission table in words (A6)."""

from puebla.kernel.access.needs import needs
from puebla.kernel.ui.page import page

from ..queries.permission_table import offices, permission_table


@needs("page.view")
def access(request):
    chosen = request.GET.get("office")
    known = offices()
    office = chosen if chosen in known else None
    return page(
        request,
        "site/access/detail.html",
        offices=known,
        office=office,
        shown=[known[office]] if office else list(known.values()),
        things=permission_table(office),
    )
