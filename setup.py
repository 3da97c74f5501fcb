"""Keeps a broken wheel from being made. Everything else about the package stands in pyproject.toml."""

from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

PACKAGE = Path(__file__).resolve().parent / "src" / "puebla"
BUILT = ("site/static/puebla/puebla.css", "site/static/puebla/puebla.js", "site/data/world.json")


def missing():
    """What `make` builds and the pages need, and is not there: paths inside the package."""
    compiled = [path.with_suffix(".mo") for path in sorted(PACKAGE.glob("**/locale/*/LC_MESSAGES/*.po"))]
    wanted = [*(PACKAGE / name for name in BUILT), *compiled]
    return [str(path.relative_to(PACKAGE)) for path in wanted if not path.is_file()]


class WholePackage(build_py):
    """The package as it is installed; an editable one may be built piece by piece."""

    def run(self):
        if not self.editable_mode and (names := missing()):
            raise SystemExit(f"No wheel was made, because this is not built yet: {', '.join(names)}. Run: make wheel")
        super().run()


setup(cmdclass={"build_py": WholePackage})
