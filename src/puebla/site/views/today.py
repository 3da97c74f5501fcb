"""What is asked of me, my country, my body, by date."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from puebla.kernel.access.needs import needs
from puebla.kernel.asked import asks_of, by_date
from puebla.kernel.dates import say_date
from puebla.kernel.ui.page import page

from ..navigation import address

WHOM = ("me", "country", "body", "office")


@needs("today.view")
def today(request):
    on = request.standing.on
    asks = asks_of(request.standing)
    chosen = request.GET.get("whom") if request.GET.get("whom") in WHOM else ""
    asked = by_date([ask for ask in asks if chosen in ("", ask.whom)], on=on)
    return page(
        request,
        "site/today/list.html",
        on=on,
        count=len(asks),
        matrix=address("activities:matrix"),
        tabs=_tabs(asks, chosen, request.path),
        groups=[
            (title, tone, [_line(ask, tone, on) for ask in found])
            for title, tone, found in (
                (_("Overdue"), "bad", asked.overdue),
                (_("In the next seven days"), "warn", asked.this_week),
                (pgettext("due", "Later"), "", asked.later),
                (_("Without a date"), "", asked.undated),
            )
            if found
        ],
    )


def _tabs(asks, chosen, path):
    """All that is asked, and for each addressee that has something."""
    tabs = [{"label": _("Everything"), "url": path, "current": not chosen, "count": len(asks)}]
    for whom in WHOM:
        count = sum(ask.whom == whom for ask in asks)
        if count or whom == chosen:
            tabs.append(
                {"label": _whose(whom), "url": f"{path}?whom={whom}", "current": whom == chosen, "count": count}
            )
    return tabs


def _line(ask, tone, on):
    return {
        "title": ask.what,
        "about": ask.about,
        "url": ask.url,
        "due": None if ask.is_rest else _due(ask.due_on, on),  # the rest have each their own
        "tone": tone,
        "whose": _whose(ask.whom),
    }


def _due(day, on):
    if day is None:
        return ""
    if day == on:
        return _("today")
    return say_date(day)


def _whose(whom):
    return {"me": _("You"), "country": _("Your party"), "body": _("Your group"), "office": _("Your office")}[whom]
