"""What was done and what came of it, counted."""

import statistics
from collections import Counter, defaultdict

from .ledger import Fate, Kind


class Report:
    def __init__(self, ledger, seed):
        self.ledger, self.seed = ledger, seed
        self.kills = Counter()
        self.amid = Counter()
        self.seconds = defaultdict(list)
        self.shown = Counter()
        self.backups = Counter()  # how they ended

    def note(self, kill, amid, seconds, shown):
        """One kill: what the writers were in the middle of, the time until it answered, what was shown until then."""
        self.kills[kill.name] += 1
        self.amid.update(amid or ["nothing"])
        self.seconds[kill.name].append(seconds)
        self.shown.update(shown)

    def lines(self, violation=""):
        """The table."""
        yield f"seed {self.seed}, {self.kills.total()} kills"
        yield ""
        yield f"{'killed':<34}{'times':>6}   seconds until it answered: min, median, max"
        for name, times in self.seconds.items():
            yield f"{name:<34}{len(times):>6}   {spread(times)}"
        everything = [time for times in self.seconds.values() for time in times]
        if everything:
            yield f"{'together':<34}{len(everything):>6}   {spread(everything)}"
        yield ""
        yield "killed amid: " + ", ".join(f"{step} {count}" for step, count in self.amid.most_common())
        yield "answers until then: " + ", ".join(f"{status or 'none'} {n}" for status, n in sorted(self.shown.items()))
        yield ""
        yield f"{'':<34}{'acknowledged':>14}{'refused':>10}{'unknown':>10}"
        names = {Kind.WRITE: "cells written", Kind.IMPORT: "imports on the site", Kind.COMMAND: "imports by command"}
        for kind, name in names.items():
            fates = Counter(one.fate for one in self.ledger.all if one.kind == kind and one.cells)
            yield f"{name:<34}{fates[Fate.ACKNOWLEDGED]:>14}{fates[Fate.REFUSED]:>10}{fates[Fate.UNKNOWN]:>10}"
        ends = self.backups
        yield f"backups begun: {ends.total()}, " + ", ".join(f"{end} {number}" for end, number in ends.items())
        yield ""
        if violation:
            yield f"VIOLATED:\n{violation}"
        else:
            yield "lost: 0   half done: 0   left behind: 0"


def spread(times):
    return f"{min(times):>6.2f} {statistics.median(times):>6.2f} {max(times):>6.2f}"
