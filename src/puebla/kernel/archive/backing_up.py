"""A backup: an archive beside the running deployment, read back before it gets its name."""

from collections.abc import Callable
from pathlib import Path

from puebla.kernel.refusals import RuleBroken

from .appearing import appearing
from .manifest import Manifest
from .reading import Bar, checked
from .writing import write_archive


def back_up(
    path: Path,
    *,
    replace: bool,
    data: Path,
    key: bytes | None,
    program: str,
    counted: Callable[[], dict],
    bar: Bar,
) -> Manifest:
    """Write the deployment into the file ``path``, which appears only once it was read back from its first byte to its
    last; returns its manifest.

    ``bar(words)`` shows how far each of the two steps has come; the rest is what :func:`write_archive` asks for.
    Raises ``RuleBroken`` where there is no backup in the end, saying why.
    """
    with appearing(path, replace=replace) as stream:
        with bar("Copying the database and the files") as report:
            manifest = write_archive(stream, data=data, key=key, program=program, counted=counted, report=report)
        with bar("Reading it back") as report:
            try:
                checked(stream, program=program, report=report)
            except RuleBroken as broken:
                raise RuleBroken(
                    broken.code, f"The backup cannot be read back: {broken} There is no backup."
                ) from broken
    return manifest
