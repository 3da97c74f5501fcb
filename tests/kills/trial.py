"""The rounds: writers work, something is killed, it comes back, and everything is held against what was told."""

import json
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random

from . import leftovers
from .deployment import Deployment, Violation
from .gate import Gate, pause
from .hand import Hand, Hands
from .kills import KILLS, everything
from .ledger import Ledger
from .oracle import Oracle
from .report import Report
from .saver import Saver
from .visitor import Visitor
from .workbook import Workbook
from .writers import SENDING, TAKING_OVER, WRITING, Writer

PEOPLE = ("Marisol Quesada", "Ernesto Alvarenga", "Marisol Quesada")
ROWS = 31  # activities besides those of the demonstration, so that an import takes a while
COMMON = 6
FIRST_STARTS = 8  # that come to nothing before one does
AFTERWARDS = 24  # pages that must all be shown once one has been: more than there are threads


class Trial:
    """One deployment in ``folder``, which may hold ``data`` of the demonstration already."""

    def __init__(self, folder, seed, kinds=KILLS, *, is_short=False):
        self.random = Random(seed)
        self.seed, self.kinds, self.is_short = seed, kinds, is_short
        self.folder = Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.deployment = Deployment(self.folder)
        self.ledger, self.gate = Ledger(), Gate()
        self.report = Report(self.ledger, seed)
        self.oracle = Oracle(self.deployment)
        self.writers = []
        self.hands = ()

    def run(self, kills, minutes, say=lambda line: None):
        """So many kills, or as many as fit into the time, then a restore. Raises :class:`Violation` at the first.

        Where it is to be short, one looks around once at the end, and nothing is restored.
        """
        end = time.monotonic() + minutes * 60
        try:
            self.begin(say)
            for number in range(1, kills + 1):
                if time.monotonic() > end:
                    say(f"The time is over after {number - 1} kills.")
                    break
                say(f"{number}: {self.round(self._kill(number, kills))}")
            if self.is_short:
                self.look_around()
            else:
                say(f"restored while everybody wrote: {self.bring_back():.1f} s")
            self.finish()
        finally:
            self.deployment.end()
            for hand in self.hands:
                for process in hand.processes():
                    process.kill()

    def begin(self, say):
        """Make the deployment where there is none, add rows, and let the writers in."""
        if not self.deployment.data.exists():
            for number in range(1, FIRST_STARTS + 1):
                say(f"first start {number}: killed after {self._begin_in_vain():.1f} s")
        self.deployment.start()
        seconds, _shown = self.deployment.wait_until_it_answers()
        say(f"started in {seconds:.1f} s")
        visitor = Visitor(self.deployment.url)
        visitor.enter(PEOPLE[0])
        codes = self._rows(visitor)
        self.random.shuffle(codes)
        common = [codes.pop() for _ in range(COMMON)]
        shares = [codes[place :: len(PEOPLE) + 1] for place in range(len(PEOPLE) + 1)]
        self.hands = Hands(
            Hand(self.deployment, shares.pop(), self.ledger, self.random, self.folder),
            Saver(self.deployment, self.ledger, self.folder),
        )
        for person, rows in zip(PEOPLE, shares, strict=True):
            writer = Writer(self.deployment, person, rows, common, self.ledger, self.gate, self.random.random())
            self.writers.append(writer)
            writer.start()
        self.report.backups = self.hands.saving.ends
        self.oracle.check([])

    def _begin_in_vain(self):
        """The power goes while the database is made for the first time; how many seconds on the way."""
        seconds = self.random.choice([self.random.uniform(0, 5), self.random.uniform(5, 40)])
        self.deployment.start()
        pause(seconds)
        if not self.deployment.is_running():
            raise Violation(f"A first start ended by itself:\n{self.deployment.last_words()}")
        everything(self.deployment, (), self.random)
        self.deployment.process.wait()
        return seconds

    def _rows(self, visitor):
        """The codes of all activities, some of them new."""
        book = Workbook(visitor.get("/en/matrix.xlsx?part=all").body)
        book.add([f"Trial row {number}" for number in range(ROWS)])
        path = self.folder / "rows.xlsx"
        path.write_bytes(book.content())
        status, _output, errors = self.deployment.run("import", "matrix", str(path), "--reason", "Rows for the trial")
        path.unlink()
        if status:
            raise Violation(f"The rows could not be added: {errors}")
        return Workbook(visitor.get("/en/matrix.xlsx?part=all").body).codes()

    def _kill(self, number, kills):
        """Each kind once at first where there are enough, then by weight."""
        if number <= len(self.kinds) <= kills:
            return self.kinds[number - 1]
        return self.random.choices(self.kinds, [kill.weight for kill in self.kinds])[0]

    def round(self, kill):
        """Kill once, let it come back, check; a line that says how it went."""
        self.gate.open()
        for hand in self.hands:
            if self.random.random() < 0.2:
                hand.begin()
        self._choose_the_moment()
        amid = self.gate.now()
        kill.strike(self.deployment, self.hands, self.random)
        if kill.is_for_good:
            self._bury(kill)
            self.deployment.start()
        seconds, shown = self.deployment.wait_until_it_answers()
        self._check_answers(shown)
        pause(self.random.uniform(0, 0.3))
        self.gate.close()
        self._let_hands_finish()
        attempts = self.ledger.over()
        self.check(attempts)
        self.report.note(kill, amid, seconds, shown)
        return f"{kill.name}, amid {' and '.join(amid) or 'nothing'}, {seconds:.2f} s, {len(attempts)} attempts"

    def _choose_the_moment(self):
        """Any, or a little after a writer has begun something that takes long."""
        pause(self.random.uniform(0, 1.2))
        if self.random.random() < 0.7:
            self.gate.wait_for(self.random.choice([TAKING_OVER, TAKING_OVER, SENDING, WRITING]), 3)
            pause(self.random.uniform(0, 0.25))

    def _bury(self, kill):
        """Wait for the end of the process that somebody had started; an orderly one leaves nothing."""
        status = self.deployment.process.wait(timeout=300)
        if kill.is_orderly:
            self._let_hands_finish()
            wrong = list(leftovers.running_after_stop(self.deployment))
            if status or wrong:
                raise Violation(f"It ended with {status} after {kill.name}. " + "\n".join(wrong))

    def _let_hands_finish(self):
        for hand in self.hands:
            hand.finish()

    def _check_answers(self, shown):
        """Until it is back: no answer, or a page that says so (503). Once it is: every page."""
        wrong = {status for status in shown if status not in (0, 200, 503)}
        with ThreadPoolExecutor(4) as pool:
            after = list(pool.map(self.deployment.status_of, ["/en/matrix/"] * AFTERWARDS))
        if wrong or set(after) != {200}:
            raise Violation(f"A reader was answered {shown} at first, and {after} once it was back.")

    def check(self, attempts):
        """Everything that must hold while the writers rest. Raises :class:`Violation`."""
        self.oracle.check(attempts)
        wrong = list(self.hands.saving.wrong(self.oracle.lines()))
        wrong += [*leftovers.wrong_processes(self.deployment), *self.ledger.faults]
        if wrong:
            raise Violation("\n".join(wrong))
        if not self.is_short:
            self.look_around()

    def bring_back(self):
        """Save, and restore into another folder what was saved, while the writers work; seconds that it took."""
        begun = time.monotonic()
        self.gate.open()
        self.hands.saving.begin()
        self.hands.saving.finish()
        self.hands.saving.bring_back(self.folder / "restored", self.hands.saving.new[-1])
        self.gate.close()
        self.check(self.ledger.over())
        return time.monotonic() - begun

    def look_around(self):
        """``puebla doctor`` finds everything in order, and like every command tidies up. Raises :class:`Violation`."""
        status, output, errors = self.deployment.run("doctor", "--json")
        if status or any(json.loads(output)["checks"].values()):
            raise Violation(f"The doctor is not content ({status}): {output}{errors}")
        if wrong := list(leftovers.wrong_files(self.deployment)):
            raise Violation("\n".join(wrong))

    def finish(self):
        """Stop as a person does; nothing is left running."""
        self.gate.close(for_good=True)
        status = self.deployment.stop()
        wrong = list(leftovers.running_after_stop(self.deployment))
        if status or wrong:
            raise Violation(f"It ended with {status}. " + "\n".join(wrong))
