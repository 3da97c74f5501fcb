"""Every address of the program, read from Django's own list."""

from dataclasses import dataclass

from django.urls import URLPattern, get_resolver


@dataclass(frozen=True)
class Address:
    """``name`` as ``reverse`` takes it, ``keys`` what the address needs, ``view`` the function behind it."""

    name: str
    keys: tuple[str, ...]
    view: object

    @property
    def needs(self):
        return getattr(self.view, "needs", None)


def addresses():
    """Every address, each name once, in the order of the list."""
    found = {}
    for address in _walk(get_resolver(), ()):
        found.setdefault((address.name, address.keys), address)
    return list(found.values())


def _walk(resolver, spaces):
    for entry in resolver.url_patterns:
        if isinstance(entry, URLPattern):
            name = ":".join([*spaces, entry.name or str(entry.pattern)])
            yield Address(name, tuple(entry.pattern.converters), entry.callback)
        else:
            yield from _walk(entry, (*spaces, entry.namespace) if entry.namespace else spaces)
