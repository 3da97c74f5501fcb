"""What is asked of me, my country, my body, by date."""

from puebla.kernel.access.needs import needs
from puebla.kernel.ui.page import page


@needs("today.view")
def today(request):
    return page(request, "site/today/list.html")
