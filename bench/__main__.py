"""``python -m bench``: every figure of the issue in one run, as ratios to the floor. ``--sizes 1000,10000`` for less."""

import json
import os
import sys
import tempfile
from pathlib import Path

import click

from . import deployment, measure

SIZES = "1000,10000,100000"
FILES = "10000,100000"
TAKEN_OVER = 1000


@click.command()
@click.option("--sizes", default=SIZES, show_default=True, help="Numbers of activities.")
@click.option("--files", "file_rows", default=FILES, show_default=True, help="Rows of a plan's matrix as a file.")
@click.option(
    "--papers", "papers_of", default=10_000, show_default=True, help="Activities of the annual report; 0 for none."
)
@click.option("--rounds", default=60, show_default=True, help="Paired requests per figure.")
def main(sizes, file_rows, papers_of, rounds):
    """Measure pages against the floor, statements, growth, cold start, memory; and the matrix out and in as a file."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    keep = deployment.prepare()
    from . import files, pages, papers, seed

    cookie = deployment.session_of(pages.reader())
    growth = {}
    click.echo(f"{'activities':>10}  {'page':<18} {'ours ms':>9} {'floor ms':>9} {'ratio':>7} {'SQL':>5}")
    for size in [int(text) for text in sizes.split(",") if text]:
        seed.seed(size)
        for name, ours, floor, ratio, statements in measured(list(pages.pages(cookie)), cookie, rounds):
            growth.setdefault(name, []).append(ours)
            click.echo(f"{size:>10}  {name:<18} {ours * 1000:>9.2f} {floor * 1000:>9.2f} {ratio:>7.2f} {statements:>5}")
    for name, times in growth.items():
        click.echo(f"growth {name:<18} {max(times) / times[0]:.2f}x from the smallest size to the slowest")
    click.echo(f"cold start {min(deployment.cold_start() for _ in range(3)):.2f} s")
    click.echo(f"two workers {memory(cookie):.0f} MiB (PSS)")
    click.echo(f"{'rows':>10}  {'file':<18} {'ours s':>9} {'floor s':>9} {'ratio':>7} {'MiB above idle':>16}")
    for rows in [int(text) for text in file_rows.split(",") if text]:
        for name, ours, floor, peak, floor_peak in files.figures(rows):
            figures = f"{ours:>9.2f} {floor:>9.2f} {ours / floor:>7.2f} {peak:>8.0f} / {floor_peak:<5.0f}"
            click.echo(f"{rows:>10}  {name:<18} {figures}")
    if file_rows:
        seconds, peak = files.taking_over(TAKEN_OVER)
        click.echo(f"{TAKEN_OVER:>10}  {'import of 5 cells':<18} {seconds:>9.2f} {'':>17} {peak:>8.0f}")
    if papers_of:
        click.echo(f"{'activities':>10}  {'paper':<22} {'s':>7} {'MiB above idle':>16}")
        for name, seconds, peak in papers.figures(papers_of):
            click.echo(f"{papers_of:>10}  {name:<22} {seconds:>7.2f} {peak:>16.0f}")
    del keep


def measured(pages, cookie, rounds):
    """Each page against its floor, both behind the same server, in turn."""
    with tempfile.NamedTemporaryFile("w", suffix=".json", delete=False, encoding="utf-8") as stream:
        json.dump({page["path"]: page for page in pages}, stream)
    with (
        deployment.Server("puebla.config.wsgi:application") as ours,
        deployment.Server("bench.floor:application", PUEBLA_FLOOR=stream.name) as floor,
    ):
        visitor, floor_visitor = measure.Visitor(ours.port, cookie), measure.Visitor(floor.port, cookie)
        for page in pages:
            path = page["path"]
            same_size(page, visitor.get(path)[1], floor_visitor.get(path)[1])
            times = measure.paired(
                lambda path=path: visitor.get(path)[0], lambda path=path: floor_visitor.get(path)[0], rounds
            )
            yield page["name"], *times, page["statements"]
    Path(stream.name).unlink()


def same_size(page, ours, floor):
    """The floor must send what we send: its page may differ by no more than a tenth in length."""
    if not 0.9 < len(floor) / len(ours) < 1.1:
        click.echo(f"  note: {page['name']}: the floor sends {len(floor)} bytes, Puebla {len(ours)}", err=True)


def memory(cookie):
    """PSS of the master and two workers after a hundred pages."""
    with deployment.Server("puebla.config.wsgi:application", workers=2) as server:
        for _page in range(100):
            measure.Visitor(server.port, cookie).get("/en/matrix/")
        pid = server.process.pid
        return measure.proportional_memory([pid, *measure.children_of(pid)])


if __name__ == "__main__":
    sys.exit(main())
