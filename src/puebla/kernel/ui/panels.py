"""Panels: a higher area adds its part to a lower area's page (a country's needs and activities on its page).

The lower area asks ``panels_of("members.country", request, record)`` and shows what comes, knowing nobody above it;
the higher area registers in its ``panels.py``, which is imported at start-up like ``permissions.py``.
"""

from django.template import engines
from markupsafe import Markup

PANELS: dict[str, list[tuple]] = {}


def panel(page, *, position, template):
    """Decorator for ``f(request, record) -> context dict | None``; ``template`` is rendered with that context.

    ``page`` is the page's name (``members.country``), ``position`` its place among the panels. ``None`` shows nothing.
    """

    def register(function):
        PANELS.setdefault(page, []).append((position, function, template))
        PANELS[page].sort(key=lambda entry: entry[0])
        return function

    return register


def panels_of(page, request, record):
    """The rendered panels of a page, in order, as one piece of markup."""
    environment = engines["jinja2"].env  # type: ignore[attr-defined] # Jinja2 engine
    pieces = []
    for _position, function, template in PANELS.get(page, ()):
        context = function(request, record)
        if context is not None:
            context = {"request": request, "standing": request.standing, "record": record} | context
            pieces.append(environment.get_template(template).render(context))
    return Markup("").join(Markup(piece) for piece in pieces)  # noqa: S704  rendered by the engine, which escapes
