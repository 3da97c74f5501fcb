"""The command line: one module for each command. Status 0 done, 1 refused and nothing changed, 2 usage."""

import signal
from contextlib import contextmanager

import click

from .backup import backup
from .demo import demo
from .doctor import doctor
from .export import export
from .import_ import import_
from .invite import invite
from .load import load
from .refusal import refusal_of
from .report import report
from .restore import restore
from .serve import serve
from .work import work


class Door(click.Group):
    """Turns what a person can mend into one sentence and status 1; anything else stays a fault of the program."""

    def list_commands(self, ctx):
        """In the order in which a deployment needs them."""
        return list(self.commands)

    def invoke(self, ctx):
        try:
            with stopped_in_order():
                return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as error:
            sentence = refusal_of(error)
            if sentence is None:
                raise
            raise click.ClickException(sentence) from error


@contextmanager
def stopped_in_order():
    """A command that is told to end, or whose terminal is closed, leaves nothing half done: as with Ctrl-C."""
    before = {}
    for number in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) is signal.SIG_DFL:  # under nohup it stays as it is
            before[number] = signal.signal(number, signal.default_int_handler)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@click.group(cls=Door, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="puebla", message="Puebla %(version)s")
def main():
    """Puebla, the virtual secretariat of a regional consultative process.

    To look around: puebla demo. To run your own process: puebla load PROFILE once, puebla invite EMAIL for the first
    account, then puebla serve. puebla COMMAND --help says more about each.
    """


for command in (demo, load, invite, serve, doctor, export, import_, report, work, backup, restore):
    main.add_command(command)
