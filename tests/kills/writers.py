"""Those who write without end: one cell by the form of the page, or a filled-in workbook sent in and taken over."""

import hashlib
import re
import threading
from random import Random

from .gate import pause
from .ledger import Fate, Kind
from .visitor import LostError, Visitor
from .workbook import OTHER, Workbook, value_of

CELLS = {"risks": "risks_en", "deadline": "measuring_due_on", "status": "state"}
VERBS = {"planned": "lose_sight", "no_evidence": "take_up"}
CONFLICT = re.compile(r'name="(\d+-\w+)" value="file"')
SENDING, TAKING_OVER, WRITING = "sending a file", "taking over", "writing a cell"
TRIES = 4  # presses of the button before one gives up
FAILED, CHANGED, UNDECIDED, BUSY = 500, 409, 422, 503


class Writer(threading.Thread):
    """``rows`` are the codes that nobody else writes, ``common`` those where this one meets another."""

    def __init__(self, deployment, person, rows, common, ledger, gate, seed):
        super().__init__(name=person, daemon=True)
        self.rows, self.common = rows, common
        self.ledger, self.gate = ledger, gate
        self.random = Random(seed)
        self.visitor = Visitor(deployment.url)
        self.visitor.enter(person)

    def run(self):
        """Work until the gate closes for good."""
        is_going_on = True
        while is_going_on:
            with self.gate.passed() as is_going_on:
                if is_going_on:
                    self.attempt()
            pause(0.005)

    def attempt(self):
        """One change of one kind; whatever it meets is noted."""
        try:
            if self.random.random() < 0.5:
                self.write()
            else:
                self.import_(is_common=self.random.random() < 0.25)
        except LostError:
            pause(0.05)
        except Exception as error:  # noqa: BLE001  a thread that ends in silence would check nothing any more
            self.ledger.fault(f"{self.name}: {type(error).__name__}: {error}")

    def write(self):
        """One cell of an own row, by the form of the page."""
        code, cell = self.random.choice(self.rows), self.random.choice(sorted(CELLS))
        address = f"/en/matrix/{code}/{cell}/"
        page = self.expect(self.visitor.get(address), 200)
        if page is None:
            return
        attempt = self.ledger.begin(Kind.WRITE)
        name = CELLS[cell]
        fields = {"version": page.field("version"), "reason": attempt.reason}
        cells = {(code, name): value_of(name, attempt.number)}
        if cell == "status":
            verb = next(verb for verb in VERBS.values() if f'value="{verb}"' in page.text)
            state = next(state for state, step in VERBS.items() if step == verb)
            fields["verb"] = verb
            cells = {(code, "state"): OTHER[state], (code, "state_reason"): attempt.reason}
        else:
            fields["text" if cell == "risks" else name] = str(cells[code, name])
        attempt.cells = cells
        attempt.fate = Fate.UNKNOWN
        with self.gate.doing(WRITING):
            answer = self.visitor.post(address, fields)
        attempt.fate = self.fate_of(answer)

    def import_(self, *, is_common):
        """A workbook: in own rows some cells, in common ones always the same, so that they must agree afterwards."""
        fetched = self.expect(self.visitor.get("/en/matrix.xlsx?part=all"), 200)
        if fetched is None:
            return
        attempt = self.ledger.begin(Kind.IMPORT, is_common=is_common)
        book = Workbook(fetched.body)
        cells = {}
        for code in self.common if is_common else self.some_rows():
            names = ("risks_en", "measuring_due_on") if is_common else self.some_columns()
            cells |= book.fill(code, names, attempt.number)
        attempt.cells = cells
        content = book.content()
        attempt.sha256 = hashlib.sha256(content).hexdigest()
        if page := self.send(attempt, content):
            self.take_over(attempt, *page)

    def some_rows(self):
        return self.random.sample(self.rows, self.random.randint(3, len(self.rows)))

    def some_columns(self):
        names = ("risks_en", "measuring_due_on", "state")
        return self.random.sample(names, self.random.randint(1, len(names)))

    def send(self, attempt, content):
        """Send the file in; the address of its page and what stands there, or nothing."""
        attempt.received = Fate.UNKNOWN
        with self.gate.doing(SENDING):
            answer = self.visitor.post("/en/matrix/import/", {}, (attempt.file_name, content))
        attempt.received = self.fate_of(answer)
        if attempt.received != Fate.ACKNOWLEDGED:
            return None
        page = self.expect(self.visitor.get(answer.location), 200)
        return page and (answer.location, page)

    def take_over(self, attempt, address, page):
        """Say yes to everything in it, again where the matrix has changed meanwhile; the file holds where both have."""
        for _ in range(TRIES):
            fields = {"seen": page.field("seen"), "reason": attempt.reason}
            fields |= dict.fromkeys(CONFLICT.findall(page.text), "file")
            attempt.fate = Fate.UNKNOWN
            with self.gate.doing(TAKING_OVER):
                page = self.visitor.post(f"{address}take-over/", fields)
            if attempt.is_common and page.status == UNDECIDED:  # the other has changed a cell since the page was shown
                attempt.fate = Fate.REFUSED
            else:
                attempt.fate = self.fate_of(page)
            if attempt.fate != Fate.REFUSED:
                return

    def fate_of(self, answer):
        """What an answer to something sent says of it."""
        if answer.status == 302:
            return Fate.ACKNOWLEDGED
        if answer.status == BUSY:
            return Fate.UNKNOWN  # the page itself says: look before you send it again
        self.expect(answer, CHANGED)
        return Fate.UNKNOWN if answer.status >= FAILED else Fate.REFUSED

    def expect(self, answer, status):
        """The answer where it has this status; nothing where the database is away; any other is a fault."""
        if answer.status == status:
            return answer
        if answer.status != BUSY:
            self.ledger.fault(f"{self.name} was answered {answer.status} ({answer.location}): {said(answer)}")
        return None


def said(answer):
    """The main text of a page on one line."""
    text = re.sub(r"<[^>]+>", " ", re.sub(r"(?s).*<main[^>]*>|</main>.*", "", answer.text))
    return re.sub(r"\s+", " ", text).strip()[:400]
