"""Lets the writers work, and brings them to rest between two of their steps; knows what each is in the middle of."""

import threading
import time
from collections import Counter
from contextlib import contextmanager

PATIENCE = 300  # seconds until every writer has had its answer or none


class Gate:
    def __init__(self):
        self._changed = threading.Condition()
        self._is_open = self._is_over = False
        self._inside = 0
        self._now = Counter()

    @contextmanager
    def passed(self):
        """One attempt of a writer; waits while the gate is closed. Yields whether there is still something to do."""
        with self._changed:
            self._changed.wait_for(lambda: self._is_open or self._is_over)
            self._inside += 1
        try:
            yield not self._is_over
        finally:
            with self._changed:
                self._inside -= 1
                self._changed.notify_all()

    @contextmanager
    def doing(self, step):
        """A writer is in the middle of this step: its request has been sent, its answer has not come."""
        with self._changed:
            self._now[step] += 1
            self._changed.notify_all()
        try:
            yield
        finally:
            with self._changed:
                self._now[step] -= 1

    def open(self):
        with self._changed:
            self._is_open = True
            self._changed.notify_all()

    def close(self, *, for_good=False):
        """Return once every writer rests. Raises ``TimeoutError``."""
        with self._changed:
            self._is_open, self._is_over = False, for_good
            self._changed.notify_all()
            if not self._changed.wait_for(lambda: not self._inside, PATIENCE):
                raise TimeoutError("A writer waits for its answer without end.")

    def wait_for(self, step, seconds):
        """Return when a writer begins this step, or after so many seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self._now[step] > 0, seconds)

    def now(self):
        """The steps that writers are in the middle of."""
        with self._changed:
            return sorted(step for step, count in self._now.items() if count)


def pause(seconds):
    """Let the others work."""
    time.sleep(seconds)
