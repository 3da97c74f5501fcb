"""The line of a topic through the plans (L2)."""

from collections.abc import Callable, Hashable, Iterable


def chain(start: Hashable, *, earlier: Callable[[Hashable], Iterable], later: Callable[[Hashable], Iterable]) -> list:
    """Everything that ``start`` comes from and goes on as, each once: the oldest first, ``start`` in its place.

    Only ancestors of ancestors and descendants of descendants belong to the line: what merely shares a descendant
    with ``start`` is another line. Rings, should the data have one, end where they begin.
    """
    before = _reach(start, earlier)
    after = _reach(start, later)
    return [*reversed(before), start, *(item for item in after if item not in before)]


def _reach(start, step):
    found, waiting = [], list(step(start))
    while waiting:
        item = waiting.pop(0)
        if item != start and item not in found:
            found.append(item)
            waiting += step(item)
    return found
