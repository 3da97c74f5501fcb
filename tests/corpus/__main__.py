"""Write every file of the corpus into a folder, with what is expected of each in ``expected.txt``."""

import sys
from pathlib import Path

from . import CASES


def main(folder):
    place = Path(folder)
    place.mkdir(parents=True, exist_ok=True)
    for case in CASES.values():
        (place / case.file).write_bytes(case.make())
    lines = [f"{case.file}: {case.code or 'is read'}" for case in CASES.values()]
    (place / "expected.txt").write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
