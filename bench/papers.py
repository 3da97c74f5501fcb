"""Reports on paper: the annual report over many activities with twenty charts, and fifty pages beside any chart.

Each figure is taken in a process of its own. Seconds are those of writing; ``filled`` is the draft taken from the records.
Memory is the peak above what the process had before, the process that draws the charts included.
"""

import json
import resource
import subprocess
import sys
import time

YEAR = "2021"
CHARTS = 20
PAGES_OF_ROWS = 1980  # rows of tables that fill fifty pages


def figures(size):
    """``(name, seconds, MiB above idle)`` for so many activities."""
    from . import seed

    seed.seed(size)
    for name in ("annual_docx", "annual_pdf", "fifty_docx", "fifty_pdf"):
        command = [sys.executable, "-m", "bench.papers", name]
        told = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout.splitlines()[-1])
        for part, seconds in told["seconds"].items():
            yield f"{name} {part}", seconds, told["memory"]


# What follows runs in the process of one figure.


def annual(ending):
    """The annual report of a year, with as many charts as are asked for."""
    from .files import _secretariat

    by = _secretariat()
    from puebla.areas.reports.actions.passing import passing_report
    from puebla.areas.reports.queries.paper.file import written
    from puebla.areas.reports.rules.period import read_period

    before = memory()
    begun = time.perf_counter()
    with passing_report(kind="annual", days=read_period(YEAR), by=by, on=by.on) as report:
        filled = time.perf_counter()
        section = next(one for one in report.sections.all() if one.code == "pillars")
        drawn = section.content["drawings"]
        section.content["drawings"] = [drawn[place % len(drawn)] for place in range(CHARTS - 1)]
        content = written(report, ending, "es").content
        ended = time.perf_counter()
    assert len(content) > 10_000
    return {"filled": filled - begun, "written": ended - filled}, memory() - before


def fifty(ending):
    """Fifty pages of headings, text and tables, without a chart; the second time, as in a process that has written one."""
    from .files import _secretariat

    by = _secretariat()
    from puebla.kernel.documents.docx import docx_of
    from puebla.kernel.documents.pdf import pdf_of

    write = {"docx": docx_of, "pdf": pdf_of}[ending]
    document = _fifty(by.on)
    before = memory()
    begun = time.perf_counter()
    write(document)
    first = time.perf_counter()
    write(_fifty(by.on, "Another title"))
    return {"first": first - begun, "again": time.perf_counter() - first}, memory() - before


def _fifty(day, title="Fifty pages"):
    from puebla.kernel.documents.description import Column, Document, Heading, Paragraph, Table

    columns = (Column("Identifier"), Column("Activity", 3), Column("Participants", is_number=True))
    blocks = []
    for part in range(11):
        rows = tuple(
            (f"{part}-{row}", f"Workshop on migration number {row}", str(row)) for row in range(PAGES_OF_ROWS // 11)
        )
        blocks += [Heading(f"Part {part}"), Paragraph("What was carried out, and what came of it. " * 40)]
        blocks.append(Table(f"Activities of part {part}", columns, rows))
    return Document(
        title=title, language="en", author="Regional Conference on Migration", short_author="RCM", dated_on=day,
        number="", mark="", paper="a4", has_contents=True, facts=(), blocks=tuple(blocks),
    )  # fmt: skip


def memory():
    """KiB at the peak so far: of this process, and of the largest that it began."""
    return sum(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))


if __name__ == "__main__":
    kind, _underscore, asked = sys.argv[1].partition("_")
    seconds, taken = {"annual": annual, "fifty": fifty}[kind](asked)
    print(json.dumps({"seconds": seconds, "memory": taken / 1024}))
