"""By what one sees that a restore into a data folder was begun and never ended."""

from pathlib import Path

from puebla.kernel.refusals import RuleBroken

NAME = "restore-unfinished"
WORDS = """A restore into this folder has begun and has not ended. Where no puebla restore runs any more, remove the folder
and restore again; what is in it is not whole.
"""


def refuse_unfinished(folder: Path) -> None:
    """Raises ``RuleBroken`` where a restore into the folder was begun and never ended."""
    if (folder / NAME).exists():
        raise RuleBroken(
            "unfinished_restore",
            f"A restore into {folder} has not ended. Where none is running any more it was interrupted: "
            "remove that folder and restore again.",
        )
