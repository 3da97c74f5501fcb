"""``python -m tests.kills``: random kills of server, workers, database and imports; exit status 1 at the first loss."""

import sys
import tempfile
import time

import click

from .deployment import Violation
from .trial import Trial


@click.command()
@click.option("--kills", default=300, show_default=True, help="How many.")
@click.option("--seed", default=None, type=int, help="The same seed chooses the same kills; else any.")
@click.option("--minutes", default=60, show_default=True, help="At most so long.")
@click.option("--folder", type=click.Path(file_okay=False), help="Where to work; kept. Else a folder that goes again.")
def main(kills, seed, minutes, folder):
    """Kill parts of a real deployment at random while writers work, and hold it against what they were told."""
    seed = int(time.time()) if seed is None else seed
    with tempfile.TemporaryDirectory(prefix="puebla-kills-") as own:
        trial = Trial(folder or own, seed)
        violation = ""
        try:
            trial.run(kills, minutes, say=click.echo)
        except Violation as found:
            violation = f"{found}\n\nWhat the server said last:\n{trial.deployment.last_words()}"
        click.echo("\n" + "\n".join(trial.report.lines(violation)))
    if violation:
        sys.exit(1)


if __name__ == "__main__":
    main()
