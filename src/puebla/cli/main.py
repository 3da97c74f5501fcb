"""The command line: ``puebla demo``, ``serve``, ``load``, ``doctor``. Exit status: 0 done, 1 refused, 2 usage."""

import click

from .demo import demo
from .doctor import doctor
from .load import load
from .serve import serve


@click.group()
@click.version_option(package_name="puebla")
def main():
    """Puebla, the virtual secretariat of a regional consultative process."""


main.add_command(demo)
main.add_command(serve)
main.add_command(load)
main.add_command(doctor)
