"""The public home page."""

from puebla.kernel.access.needs import needs
from puebla.kernel.ui.page import page


@needs("page.view")
def home(request):
    return page(request, "site/home/detail.html")
