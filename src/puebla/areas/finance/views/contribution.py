"""The contributions of the members, as the source prints them and as the amounts make them."""

from puebla.kernel.access.needs import needs
from puebla.kernel.ui.page import page

from ..queries.scale import budget_headings, scale_table


@needs("contribution.view")
def contribution_list(request):
    return page(request, "finance/contribution/list.html", table_of=scale_table(), headings=budget_headings())
