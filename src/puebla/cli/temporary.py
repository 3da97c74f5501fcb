"""What is only wanted for a moment lies in the data folder, in a folder for each process: a killed one leaves nothing.

Large uploads on their way in and parts of workbooks can hold what not everybody may read, and a killed process cannot
remove them. Whoever starts next does it, and the server does it for its workers.
"""

import atexit
import os
import tempfile
from pathlib import Path

from puebla.kernel.whole import alone_in, forget_parts, forget_unheld, hold

_held = []  # the open folder of this process, by which the others see that it lives


def use_own_folder(data):
    """Let this process, from now on, put what is temporary into ``data/temporary``; what dead ones left there goes."""
    folder = Path(data).resolve() / "temporary"
    forget_dead(folder)
    _take_one_in(folder)
    atexit.register(_leave)


def use_own_folder_beside():
    """The same for a worker that has just been forked: the folder that it inherits is the first process's."""
    _take_one_in(Path(tempfile.gettempdir()).parent)


def forget_dead(folder=None):
    """Remove what processes left that have ended, however they did; by default, from the folder of this one's own."""
    folder = folder or Path(tempfile.gettempdir()).parent
    for left in folder.glob("*"):
        forget_unheld(left)


def forget_half_written(folder):
    """Remove from the data folder what killed processes had begun to write for good; once Django stands."""
    from puebla.kernel.uploads import forget_half_kept

    forget_parts(folder)
    forget_half_kept()
    for half in (folder / "templates").glob("*.tmp"):  # compiled ones; whoever writes one now will write it again
        half.unlink(missing_ok=True)


def _take_one_in(folder):
    folder.mkdir(mode=0o700, exist_ok=True)
    with alone_in(folder):
        tempfile.tempdir = tempfile.mkdtemp(prefix=f"{os.getpid()}-", dir=folder)
        before = _held.copy()
        _held[:] = [os.open(tempfile.tempdir, os.O_RDONLY)]
        hold(_held[0])
    for descriptor in before:  # a forked worker's copy; the one from which it comes still holds its own
        os.close(descriptor)


def _leave():
    """Forked workers inherit this: each may only remove what is its own. What ends after this uses the system's."""
    own = Path(tempfile.gettempdir())
    if own.name.startswith(f"{os.getpid()}-"):
        tempfile.tempdir = None
        os.close(_held.pop())
        forget_unheld(own)
