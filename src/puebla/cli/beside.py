"""The worker beside the web workers: forked from the first process, watched by it, begun again where it ends."""

import gc
import mmap
import os
import signal
import sys
import time

SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGQUIT, signal.SIGCHLD, signal.SIGUSR1, signal.SIGUSR2)
FIRST, LONGEST = 1, 60  # seconds between one that ended and the next, doubled each time
LEAVING = 5  # seconds that it has to finish what it is at
ENOUGH = 120  # seconds after which one that lived is no sign of trouble
LARGER = 40  # MiB above what it began with, after which it makes room for a new one once its work is done


class Beside:
    """``keep()`` is called every second by the first process; ``leave`` once in the worker, to let go what is not its own."""

    def __init__(self, leave):
        self.leave, self.process, self.begun_at = leave, None, 0.0
        self.pause, self.is_pausing = FIRST, False
        self.made_room = mmap.mmap(-1, 1)  # shared with the worker: it has ended by itself, because it had become large

    def keep(self):
        """Begin the worker, or begin it again where it has ended, after a pause that grows while it keeps ending."""
        if self.process is not None and _lives(self.process):
            return
        lived = time.monotonic() - self.begun_at
        if self.process is None or self.made_room[0]:
            self.begin()
        elif not self.is_pausing:
            self.is_pausing = True
            self.pause = FIRST if lived > ENOUGH else min(self.pause * 2, LONGEST)
        if self.is_pausing and lived >= self.pause:
            self.begin()

    def begin(self):
        """Fork: the program that the first process has read is shared, not read once more."""
        self.begun_at = time.monotonic()
        self.is_pausing, self.made_room[0] = False, 0
        sys.stdout.flush()
        sys.stderr.flush()
        self.process = os.fork()
        if self.process == 0:
            os._exit(self._work())

    def end(self):
        """Have the worker end before the database does; what it does not finish in a moment is begun again by the next."""
        if self.process is None or not _lives(self.process):
            return
        os.kill(self.process, signal.SIGTERM)
        end = time.monotonic() + LEAVING
        while _lives(self.process):
            if time.monotonic() > end:
                os.kill(self.process, signal.SIGKILL)
            time.sleep(0.05)

    def _work(self):
        for number in SIGNALS:
            signal.signal(number, signal.SIG_DFL)
        gc.enable()
        self.leave()
        from puebla.kernel.jobs.worker import work_on

        try:
            self.made_room[0] = work_on(larger=LARGER)
        except KeyboardInterrupt:
            return 0
        except Exception as error:  # noqa: BLE001  whatever ended it, the next is begun and says why the last one ended
            sys.stderr.write(f"The worker for long work has ended: {error}\n")
            return 1
        return 0


def _lives(process):
    """Whether a child still runs; one that has ended is taken note of here, unless the server did so before."""
    try:
        ended, _status = os.waitpid(process, os.WNOHANG)
    except ChildProcessError:
        return False
    return ended == 0
