"""Every component on one page of its own."""

from puebla.kernel.access.needs import needs
from puebla.kernel.ui.page import page

from ..samples import samples


@needs("page.view")
def components(request):
    return page(request, "site/components/detail.html", samples=samples())
