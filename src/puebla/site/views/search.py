"""One box over countries, bodies, plans, activities and concept notes, within the reader's audience."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.utils.translation import gettext as _

from puebla.kernel.access.needs import needs
from puebla.kernel.finding import PAGE, find
from puebla.kernel.ui.page import page

from ..forms.search import SearchForm

DEEPEST = 25  # pages; whoever leafs further asks for other words


@needs("page.view")
def search(request):
    form = SearchForm(request.GET)
    form.is_valid()
    asked = {name: value for name, value in form.cleaned_data.items() if value not in ("", None)}
    text, only = asked.get("q", ""), asked.get("only")
    number = min(asked.get("page", 1), DEEPEST)
    found = find(request.standing, text, only=only, page=number) if text else None
    return page(
        request,
        "site/search/list.html",
        text=text,
        query=urlencode({"q": text} | ({} if only is None else {"only": only})),
        kinds=_kinds(found, text, only) if found else [],
        found=found,
        hits=found.hits if found else [],
        rows=Paginator(range(min(found.count_of(only), DEEPEST * PAGE)), PAGE).get_page(number) if found else None,
    )


def _kinds(found, text, only):
    """Everything, and each kind that has hits, as tabs."""
    here = urlencode({"q": text})
    tabs = [{"label": _("Everything"), "url": f"?{here}", "current": only is None, "count": found.count}]
    return tabs + [
        {"label": label, "url": f"?{here}&only={number}", "current": only == number, "count": count}
        for number, label, count in found.counts
    ]
