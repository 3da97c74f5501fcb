"""What can be done as a job: every area says it in its ``work.py``, which is imported when it is first asked for."""

from collections.abc import Callable
from functools import cache

from ..checks import load

WORK: dict[str, Callable[..., str]] = {}


def work(name: str) -> Callable[[Callable[..., str]], Callable[..., str]]:
    """Decorator for ``f(*, by, on, progress, **arguments) -> address`` of the page that shows what was done.

    It runs in one transaction with the job's own end: done wholly and said so, or not at all. It may be begun again after
    a kill; ``progress(done, total)`` is seen at once. What it refuses (``RuleBroken``) becomes the job's answer.
    """

    def register(function: Callable[..., str]) -> Callable[..., str]:
        WORK[name] = function
        return function

    return register


def work_of(name: str) -> Callable[..., str]:
    """What is declared under that name. Raises ``KeyError`` for a name that nobody declared."""
    _load()
    return WORK[name]


@cache
def _load() -> None:
    load("work")
