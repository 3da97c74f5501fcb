"""What a writer saw before writing, as a short token in the form, so that no one overwrites what they never saw.

A row's counter would refuse a writer whenever anything of the row changed; the token is kept per input, so that two
people who work on different parts do not disturb each other, and a true clash names the part.
"""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

Seen = dict[str, str]


def digest(value: Any) -> str:
    """Eight letters that stand for a value."""
    written = json.dumps(value, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.blake2b(written.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()


def seen_of(values: Mapping[str, Any]) -> Seen:
    """The digests of all shown values, by input."""
    return {key: digest(value) for key, value in values.items()}


def write_seen(seen: Seen) -> str:
    """The token as a form carries it: ``background_es:1a2b3c4d,...``."""
    return ",".join(f"{key}:{mark}" for key, mark in sorted(seen.items()))


def read_seen(token: str) -> Seen:
    """The digests of a token; whatever is not one is left out, which makes its input count as never seen."""
    pairs = (part.split(":") for part in token.split(","))
    return {pair[0]: pair[1] for pair in pairs if len(pair) == 2}  # noqa: PLR2004  a pair


def clashes(*, seen: Seen, stored: Mapping[str, Any], typed: Mapping[str, Any]) -> list[str]:
    """Inputs that the writer changed and that somebody else changed since the writer looked, to something else."""
    return [
        key
        for key, value in typed.items()
        if digest(stored[key]) != seen.get(key) and digest(value) not in (digest(stored[key]), seen.get(key))
    ]


def changed(*, seen: Seen, stored: Mapping[str, Any], typed: Mapping[str, Any]) -> list[str]:
    """Inputs that the writer changed: what they merely left as they saw it is not theirs to write."""
    return [
        key
        for key, value in typed.items()
        if digest(value) not in (digest(stored[key]), seen.get(key, digest(stored[key])))
    ]


def seen_after(*, seen: Seen, stored: Mapping[str, Any], typed: Mapping[str, Any]) -> Seen:
    """What the writer has seen once a write is done: where the page still shows something else, what they saw before."""
    return seen | {key: digest(stored[key]) for key, value in typed.items() if digest(value) == digest(stored[key])}
