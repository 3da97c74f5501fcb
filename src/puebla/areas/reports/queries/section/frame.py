"""What the report is about: its days, who presides, under which plan, as of which day."""

import datetime as dt

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from puebla.kernel.dates import say_date

from ...rules.content import Content, both, of
from ...rules.kind import kind_of
from ...rules.period import say_period
from ..scope import Scope


def frame(scope: Scope) -> Content:
    """Facts without figures; what no source names is left out."""
    content = Content()
    if kind_of(scope.kind).period != "day":
        content.facts.append((both(gettext_lazy("Period")), both(lambda: say_period(scope.from_on, scope.until_on))))
    if scope.occasion:
        content.facts.append((both(gettext_lazy("Occasion")), scope.occasion))
        content.facts.append((both(gettext_lazy("Held")), both(lambda: say_period(scope.from_on, scope.until_on))))
    if scope.presidency:
        presidency = scope.presidency
        content.facts.append((both(gettext_lazy("Presidency")), of(presidency.party, "name")))
        if presidency.theme:
            content.facts.append((both(gettext_lazy("Central theme")), of(presidency, "theme")))
    if scope.body:
        content.facts.append((both(gettext_lazy("Body")), of(scope.body, "name")))
    if scope.party:
        content.facts.append((both(gettext_lazy("Country")), of(scope.party, "name")))
    if scope.plan:
        content.facts.append((both(gettext_lazy("Strategic plan")), of(scope.plan, "title")))
    content.facts.append((both(gettext_lazy("Records as of")), both(lambda: say_date(scope.on))))
    if scope.on < scope.until_on - dt.timedelta(days=1):
        content.remarks.append(both(lambda: _("The period is not over yet; the figures are those of this day.")))
    return content
