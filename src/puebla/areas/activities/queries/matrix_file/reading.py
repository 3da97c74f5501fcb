"""Everything that a file says about the matrix, read by one person: what would change, and what would not and why.

Nothing is ignored in silence: every row and every column ends up somewhere in the news.
"""

from collections.abc import Iterator

from django.utils.translation import override

from puebla.kernel.access.standing import Standing
from puebla.kernel.refusals import RuleBroken
from puebla.kernel.sheets.book import Value

from ...rules.fingerprint import canonical
from ...rules.formula import unmarked
from ...rules.heading import heading_key
from ...rules.worded import worded as _
from ..matrix.choice import Choices
from ..matrix.column import CHOOSABLE, FLAT
from ..matrix.directory import directory
from ..matrix.page import Facts
from ..matrix.table import Asked, asked
from ..matrix.view import ALL, View
from .comparison import Comparison
from .layout import Layout
from .matching import Titles, facts_of
from .news import Cell, Fate, News, Row
from .proposal import Proposals
from .row_rules import OPEN, check_deadline, check_notes, check_reason, check_status

Line = tuple[int, list[Value]]
MOST_MERGED = 50_000  # cells below merged ones


def news_of(layout: Layout, standing: Standing) -> News:
    """What the file would change and what not, for that standing, in the present language.

    Raises ``RuleBroken("unknown_plan")`` where the file belongs to a plan that they do not see.
    """
    return _Reading(layout, ask_of(layout, standing)).news()


def ask_of(layout: Layout, standing: Standing) -> Asked:
    """The matrix of the file's plan in the file's language and words. Raises ``RuleBroken("unknown_plan")``."""
    with override(layout.language):
        choices = Choices(directory(), standing, layout.language)
        choices.choose(layout.plan)
        if choices.plan is not None:
            words = layout.words if layout.words in choices.vocabularies else choices.usual_words
            return asked(View(plan=layout.plan, words=words, part=ALL, group=FLAT, columns=CHOOSABLE), choices)
    raise RuleBroken(
        "unknown_plan", _("There is no plan “%(plan)s” here that you may read.") % {"plan": layout.plan}, field="file"
    )


class _Reading:
    def __init__(self, layout: Layout, ask: Asked) -> None:
        self.layout, self.ask = layout, ask
        self.comparison = Comparison(layout, ask)
        self.names = [field.name for field in self.comparison.fields]
        self.proposals = Proposals(layout, self.comparison)
        self.carried_out: list[tuple[Cell, Facts]] = []
        self.seen: set[str] = set()  # codes of the activities that the file speaks of
        self.proposed: dict[str, int] = {}  # titles of new activities, with their rows
        self._news = News(layout.sheet.name, layout.seen, sheets_left_out=layout.others)

    def news(self) -> News:
        """Read every row once."""
        lines = list(self._lines())
        if "identifier" in self.names:
            self._read_by_code(lines)
        else:
            self._read_by_title(lines)
        check_notes(self.carried_out, self.ask.reader.on.year)
        for row in self._news.rows:
            check_reason(row)
            row.fate = _fate(row)
        self._news.rows.sort(key=lambda row: row.number)
        self._news.unchanged.sort()
        return self._news

    def _lines(self) -> Iterator[Line]:
        """The rows below the headings, each with its number; what merged cells hold stands in each of them."""
        head, rows = self.layout.head, self.layout.sheet.rows
        spread = _spread(self.layout, self.comparison.columns)
        columns = set(self.comparison.columns)
        unworked = {row for row, column in self.layout.sheet.formulas if row > head and column in columns}
        for place in range(head + 1, max([len(rows), *(row + 1 for row in unworked)])):
            values = rows[place] if place < len(rows) else []
            if place in spread:
                values = [*values, *[None] * (max(spread[place]) + 1 - len(values))]
                values = [spread[place].get(column, value) for column, value in enumerate(values)]
            picked = self.comparison.picked(values)
            if self.layout.is_csv:  # where a text that looks like a formula carries a mark
                picked = [unmarked(value) if isinstance(value, str) else value for value in picked]
            if any(value is not None for value in picked):
                yield place + 1, picked
            elif place in unworked:
                self._lose(
                    (place + 1, picked), _("The row holds nothing but formulas. Put their values in their place.")
                )
            else:
                self._news.empty.append(place + 1)

    def _read_by_code(self, lines: list[Line]) -> None:
        where = self.names.index("identifier")
        by_code: dict[str, Line] = {}
        nameless: list[Line] = []
        for line in lines:
            code = canonical(line[1][where])
            if not code:
                nameless.append(line)
            elif code in by_code:
                self._lose(line, _("The identifier %(code)s stands in row %(row)s already.") % {
                    "code": code, "row": by_code[code][0]
                })  # fmt: skip
            else:
                by_code[code] = line
        for facts in facts_of(self.ask, list(by_code)):
            self._compare(by_code.pop(facts.code), facts)
        for code, line in by_code.items():
            self._lose(line, _("There is no activity %(code)s in this plan that you may read.") % {"code": code})
        titles = Titles(facts_of(self.ask)) if nameless or not self.layout.stamp else None
        for line in nameless:
            self._propose(line, titles)
        self._find_missing(titles)

    def _read_by_title(self, lines: list[Line]) -> None:
        titles = Titles(facts_of(self.ask))
        where = self.names.index("activity")
        taken: dict[int, int] = {}
        for line in lines:
            found = titles.called(canonical(line[1][where]), self.proposals.year_told(line[1]))
            if len(found) > 1:
                codes = ", ".join(sorted(facts.code for facts in found))
                self._lose(line, _("Several activities have this title: %(codes)s. Add a column with identifiers.") % {
                    "codes": codes
                })  # fmt: skip
            elif found and found[0].id in taken:
                self._lose(line, _("The same activity stands in row %(row)s already.") % {"row": taken[found[0].id]})
            elif found:
                taken[found[0].id] = line[0]
                self._compare(line, found[0])
            else:
                self._propose(line, None)
        self._news.missing = self._told(facts for facts in titles.all.values() if facts.id not in taken)

    def _compare(self, line: Line, facts: Facts) -> None:
        number, values = line
        self.seen.add(facts.code)
        marks = self.layout.stamp.marks.get(facts.code) if self.layout.stamp else None
        cells = self.comparison.cells(number, values, facts, marks)
        if not cells:
            self._news.unchanged.append(number)
            return
        title = self.ask.choices.labels.pick((facts.title_en, facts.title_es))
        self._check(Row(number, facts.code, title, pk=facts.id, version=facts.version, cells=cells), facts)

    def _propose(self, line: Line, titles: Titles | None) -> None:
        """A row that is no activity yet."""
        row, facts = self.proposals.row(*line)
        twin = self.proposed.setdefault(heading_key(row.title), row.number) if row.fate == Fate.NEW else row.number
        if twin != row.number:
            row = Row(row.number, "", row.title, Fate.MISTAKE)
            row.why = _("The same activity stands in row %(row)s already.") % {"row": twin}
        known = titles.called(row.title) if titles else []
        if row.fate == Fate.NEW and known:
            row = Row(row.number, "", row.title, Fate.MISTAKE)
            row.why = _("There is an activity with this title already: %(codes)s. Write its identifier beside it.") % {
                "codes": ", ".join(sorted(one.code for one in known))
            }
        if row.fate == Fate.NEW:
            self._check(row, facts)
        else:
            self._news.rows.append(row)

    def _check(self, row: Row, facts: Facts) -> None:
        word_of = self.ask.reader.vocabulary.word_of
        check_status(row, facts, lambda state: word_of(state).name, self.ask.reader.on.year)
        check_deadline(row, facts)
        if row.fate != Fate.NEW:
            self.carried_out += [(cell, facts) for cell in row.cells if cell.name == "status" and cell.fate in OPEN]
        self._news.rows.append(row)

    def _lose(self, line: Line, why: str) -> None:
        title = canonical(line[1][self.names.index("activity")]) if "activity" in self.names else ""
        self._news.rows.append(Row(line[0], "", title, Fate.MISTAKE, why))

    def _find_missing(self, titles: Titles | None) -> None:
        """What the export held, or else the plan, and the file does not: it stays as it is."""
        if self.layout.stamp:
            gone = [code for code in self.layout.stamp.marks if code not in self.seen]
            self._news.missing = self._told(facts_of(self.ask, gone)) if gone else []
        elif titles:
            self._news.missing = self._told(facts for facts in titles.all.values() if facts.code not in self.seen)

    def _told(self, facts: Iterator[Facts]) -> list[tuple[str, str]]:
        pick = self.ask.choices.labels.pick
        return sorted((one.code, pick((one.title_en, one.title_es))) for one in facts)


def _fate(row: Row) -> Fate:
    """What a row is called as a whole: by the weightiest of its cells."""
    if row.fate in (Fate.NEW, Fate.MISTAKE, Fate.REFUSED) or not row.cells:
        return row.fate
    fates = {cell.fate for cell in row.cells}
    order = (Fate.CONFLICT, Fate.CHANGED, Fate.MISTAKE, Fate.REFUSED, Fate.KEPT)
    return next(fate for fate in order if fate in fates)


def _spread(layout: Layout, columns: list[int]) -> dict[int, dict[int, Value]]:
    """``{row: {column: value}}`` of the cells that a merged one covers, which say the same as its first.

    Raises ``RuleBroken("too_much_merged")`` where that would be more than anybody merges by hand.
    """
    found: dict[int, dict[int, Value]] = {}
    rows, covered = layout.sheet.rows, 0
    for first, left, last, right in layout.sheet.merged:
        if first <= layout.head or first >= len(rows):
            continue
        value = rows[first][left] if left < len(rows[first]) else None
        taken = [column for column in columns if left <= column <= right]
        below = range(first, min(last, len(rows) - 1) + 1)
        covered += len(below) * len(taken)
        if covered > MOST_MERGED:
            raise RuleBroken(
                "too_much_merged",
                _("The file merges too many cells. Unmerge them, fill each with its value, and send it again."),
                field="file",
            )
        for row in below:
            found.setdefault(row, {}).update(dict.fromkeys(taken, value))
    return found
