"""The command line: ``puebla demo``, ``serve``, ``load``, ``import``, ``export``... Status 0 done, 1 refused, 2 usage."""

import click

from .demo import demo
from .doctor import doctor
from .export import export
from .import_ import import_
from .invite import invite
from .load import load
from .refusal import refusal_of
from .serve import serve


class Door(click.Group):
    """Turns what a person can mend into one sentence and status 1; anything else stays a fault of the program."""

    def invoke(self, ctx):
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as error:
            sentence = refusal_of(error)
            if sentence is None:
                raise
            raise click.ClickException(sentence) from error


@click.group(cls=Door, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="puebla", message="Puebla %(version)s")
def main():
    """Puebla, the virtual secretariat of a regional consultative process.

    To look around: puebla demo. To run your own process: puebla load PROFILE once, puebla invite EMAIL for the first
    account, then puebla serve.
    """


main.add_command(demo)
main.add_command(serve)
main.add_command(load)
main.add_command(invite)
main.add_command(export)
main.add_command(import_)
main.add_command(doctor)
