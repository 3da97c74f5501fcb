"""What the codes of the sources stand for."""

from puebla.kernel.access.needs import needs
from puebla.kernel.ui.page import page


@needs("page.view")
def sources(request):
    return page(request, "site/sources/list.html")
