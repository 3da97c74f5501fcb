"""The matrix as a file, out and in, against the plainest program that does the same; each in a process of its own.

Out: plain XlsxWriter writing the very cells of Puebla's workbook, which are at hand before its clock starts, while
Puebla's also asks the database and works the cells out. In: plain calamine reading the workbook, and one SELECT of the rows.
"""

import gc
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PLAN = "SP19"
TURNS = 3  # of each, in turn; the best counts
MIB = 1024


def figures(rows):
    """``(name, ours, floor, MiB above idle of ours, of the floor)`` for a plan of that many rows; seconds."""
    from . import seed

    seed.seed(2 * rows)  # shared by two plans
    with tempfile.TemporaryDirectory() as folder:
        file = f"{folder}/matrix.xlsx"
        yield "export", *_compared("export", "plain_export", file)
        if rows <= 10_000:
            yield "import preview", *_compared("preview", "plain_preview", file)


def taking_over(rows):
    """Seconds and MiB above idle for a file that changes five cells of each of so many rows."""
    taken = _run("take_over", str(rows))
    return taken["seconds"], taken["memory"] / MIB


def _compared(ours, floor, file):
    taken = [(_run(ours, file), _run(floor, file)) for _turn in range(TURNS)]
    best = [min(turn[side]["seconds"] for turn in taken) for side in (0, 1)]
    memory = [max(turn[side]["memory"] for turn in taken) / MIB for side in (0, 1)]
    return *best, *memory


def _run(name, file):
    command = [sys.executable, "-m", "bench.files", name, file]
    return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout.splitlines()[-1])


# What follows runs in the process of one figure.


def export(file):
    """Puebla's workbook of the whole plan."""
    by = _secretariat()

    def write():
        with _workbook(by) as book, Path(file).open("wb") as stream:
            while chunk := book.read(1 << 20):
                stream.write(chunk)

    return write


def plain_export(file):
    import xlsxwriter
    from python_calamine import load_workbook

    book = load_workbook(file)
    sheets = [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]

    def write():
        with xlsxwriter.Workbook(
            f"{file}.plain",
            {"constant_memory": True, "default_date_format": "yyyy-mm-dd", "strings_to_formulas": False},
        ) as out:
            for rows in sheets:
                sheet = out.add_worksheet()
                sheet.set_column(0, 20, 30, out.add_format({"text_wrap": True}))
                for number, row in enumerate(rows):
                    sheet.write_row(number, 0, row)

    return write


def preview(file):
    by = _secretariat()
    from puebla.areas.activities.queries.matrix_file.layout import layout_of_export
    from puebla.areas.activities.queries.matrix_file.reading import news_of
    from puebla.kernel.sheets.read import read_book

    content = Path(file).read_bytes()

    def read():
        news = news_of(layout_of_export(read_book(content, "matrix.xlsx")), by)
        assert len(news.unchanged) > 1000

    return read


def plain_preview(file):
    from django.db import connection
    from python_calamine import load_workbook

    _secretariat()
    sql, values = _statement()

    def read():
        book = load_workbook(file)
        for name in book.sheet_names:
            book.get_sheet_by_name(name).to_python()
        with connection.cursor() as cursor:
            cursor.execute(sql, values)
            cursor.fetchall()

    return read


def take_over(rows):
    """A file that changes five cells of each of so many rows, read and taken over as by the page."""
    by = _secretariat()
    from django.core.files.uploadedfile import SimpleUploadedFile
    from django.db import transaction

    from puebla.areas.activities.actions.matrix_file import receive_file, take_over_file
    from puebla.areas.activities.queries.matrix_file.record import told
    from puebla.kernel import clock

    from . import filling, seed

    seed.seed(2 * int(rows))
    with _workbook(by) as book:
        upload = SimpleUploadedFile("matrix.xlsx", filling.filled(book))
    said = {"by": by, "at": clock.now()}

    def take():
        with transaction.atomic():
            file = receive_file(upload=upload, **said)
            news = told(file, by)[1]
            assert len(news.changes) == 5 * int(rows)
            take_over_file(file=file, reason="bench", seen=news.token, decisions={}, **said)
            transaction.set_rollback(True)  # the next run finds what this one found

    return take


def _secretariat():
    from puebla.kernel.access.standing import system

    from . import deployment

    globals()["_server"] = deployment.prepare()
    from puebla.kernel import clock

    return system(clock.today())


def _asked(by):
    from puebla.areas.activities.queries.matrix.choice import Choices
    from puebla.areas.activities.queries.matrix.column import CHOOSABLE, FLAT
    from puebla.areas.activities.queries.matrix.directory import directory
    from puebla.areas.activities.queries.matrix.table import asked
    from puebla.areas.activities.queries.matrix.view import ALL, View

    choices = Choices(directory(), by, "en")
    choices.choose(PLAN)
    return asked(View(plan=PLAN, words=choices.usual_words, part=ALL, group=FLAT, columns=CHOOSABLE), choices)


def _workbook(by):
    from puebla.areas.activities.queries.matrix.workbook import workbook_of
    from puebla.kernel import clock

    return workbook_of(_asked(by), clock.now())


def _statement():
    """One SELECT of everything that the rows show."""
    from puebla.areas.activities.queries.matrix.page import all_rows_sql
    from puebla.kernel import clock
    from puebla.kernel.access.standing import system

    ask = _asked(system(clock.today()))
    return all_rows_sql(ask.source, ask.order)


def _measured(work):
    """Seconds, and KiB of memory at the peak above what the process had before; started as the server is."""
    gc.collect()
    gc.freeze()
    idle = _status("VmRSS")
    Path("/proc/self/clear_refs").write_text("5")  # forget the peak so far
    started = time.perf_counter()
    work()
    return {"seconds": time.perf_counter() - started, "memory": _status("VmHWM") - idle}


def _status(name):
    return next(int(line.split()[1]) for line in Path("/proc/self/status").read_text().splitlines() if name in line)


if __name__ == "__main__":
    print(json.dumps(_measured(globals()[sys.argv[1]](sys.argv[2]))))
