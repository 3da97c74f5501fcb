"""``puebla import matrix FILE``: a filled-in follow-up matrix comes back."""

import json
import sys
from pathlib import Path

import click

from . import deployment, options
from .acting import acting_as
from .news import counts_of, show_mapping, show_news
from .progress import progress_bar


@click.group("import")
def import_():
    """Read a file into Puebla, whole or not at all."""


@import_.command("matrix")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Only say what would change.")
@click.option(
    "--mapping",
    "mapping_file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="What the columns of a table are that Puebla did not write (JSON, as this command proposes it).",
)
@click.option("--reason", metavar="REASON", default="", help="Why; kept with every change.")
@click.option(
    "--conflicts",
    type=click.Choice(["file", "puebla"]),
    help="Which of the two holds where a cell was changed in the file and in Puebla.",
)
@click.option("--without-mistakes", is_flag=True, help="Leave out what cannot be taken over, and take the rest.")
@click.option(
    "--lang", default="en", show_default=True, type=click.Choice(["en", "es"]), help="Language of the answer."
)
@options.acting
@options.data
@options.profile
@options.as_json
def matrix(file, dry_run, mapping_file, reason, conflicts, without_mistakes, lang, person, data, profile, as_json):
    """Read the filled-in follow-up matrix FILE (.xlsx or .csv) and take over what it changes.

    Everything is taken over as one change with its reason, or nothing is. Without --as it is the Secretariat's hand.
    Exit status 0: taken over, or nothing to take; 1: refused, and nothing has changed.
    """
    server = deployment.open_existing(data=data, profile=profile)
    with acting_as(person, lang) as by:
        job = Job(file, by, reason or f"From the file {file.name}", conflicts, without_mistakes)
        if not job.understand(mapping_file):
            propose(job, as_json=as_json)
        news = job.news()
        refusal = job.refusal(news)
        if refusal is None and not dry_run and news.has_something_to_take:
            with progress_bar(f"Taking over {file.name}") as progress:
                job.take_over(news, progress)
        tell(news, refusal, is_taken=refusal is None and not dry_run, as_json=as_json)
    if refusal:
        sys.exit(1)
    return server


class Job:
    """One file on its way in; nothing is kept of it before it is taken over."""

    def __init__(self, file, by, reason, conflicts, without_mistakes):
        from puebla.kernel.sheets.read import read_book

        self.file, self.by, self.reason = file, by, reason
        self.conflicts, self.without_mistakes = conflicts, without_mistakes
        self.content = file.read_bytes()
        self.book = read_book(self.content, file.name)
        self.mapping = self.layout = None

    def understand(self, mapping_file):
        """Find out what the columns are: by our own stamp, a mapping given, one used before, or a person at the terminal."""
        from puebla.areas.activities.queries.matrix_file.layout import layout_as_mapped, layout_of_export

        if mapping_file is None:
            self.layout = layout_of_export(self.book)
            if self.layout is not None:
                return True
        self.mapping, is_known = self._mapping(mapping_file)
        if is_known or (sys.stdin.isatty() and _confirmed(self.mapping, self.book)):
            self.layout = layout_as_mapped(self.book, self.mapping)
        return self.layout is not None

    def _mapping(self, mapping_file):
        """The mapping, and whether somebody has confirmed it."""
        from puebla.areas.activities.queries.matrix.choice import Choices
        from puebla.areas.activities.queries.matrix.directory import directory
        from puebla.areas.activities.queries.matrix_file.layout import as_remembered, guess_mapping
        from puebla.areas.activities.queries.matrix_file.record import earlier_mappings
        from puebla.areas.activities.rules.mapping import read_mapping
        from puebla.kernel.languages import reading_language

        if mapping_file is not None:
            try:
                return read_mapping(json.loads(mapping_file.read_text("utf-8"))), True
            except ValueError as error:
                raise click.ClickException(f"{mapping_file} is no JSON: {error}.") from error
        language = reading_language()
        guess = guess_mapping(self.book, Choices(directory(), self.by, language), language)
        remembered = as_remembered(guess, self.book, earlier_mappings(self.by))
        return remembered, remembered is not guess

    def news(self):
        """What the file would change."""
        from puebla.areas.activities.queries.matrix_file.reading import news_of

        return news_of(self.layout, self.by)

    def refusal(self, news):
        """Why it cannot be taken over as it is; ``None`` where it can."""
        from puebla.areas.activities.queries.matrix_file.telling import say_mistaken, say_undecided

        if news.conflicts and not self.conflicts:
            return say_undecided(news)
        if news.mistakes and not self.without_mistakes:
            return say_mistaken(news)
        return None

    def take_over(self, news, progress):
        """Keep the file, write what it changes: one transaction. Raises ``RuleBroken``."""
        from django.core.files.uploadedfile import SimpleUploadedFile
        from django.db import transaction

        from puebla.areas.activities.actions.matrix_file import map_file, receive_file, take_over_file
        from puebla.kernel import clock

        with transaction.atomic():
            upload = SimpleUploadedFile(self.file.name, self.content)
            kept = receive_file(by=self.by, at=clock.now(), upload=upload)
            if self.mapping is not None:
                kept = map_file(file=kept, by=self.by, mapping=self.mapping)
            take_over_file(
                file=kept,
                by=self.by,
                at=clock.now(),
                reason=self.reason,
                seen=news.token,
                decisions={cell.key: self.conflicts for cell in news.conflicts},
                without_mistakes=self.without_mistakes,
                progress=progress,
            )


def _confirmed(mapping, book):
    """A person at the terminal looks at the guess."""
    from puebla.areas.activities.queries.matrix_file.telling import ask_whether_so

    show_mapping(mapping, book)
    return click.confirm(ask_whether_so(), default=False, err=True)


def propose(job, *, as_json):
    """Nobody has said what the columns are: give the guess as a file for ``--mapping``, and stop with status 1."""
    data = json.dumps(job.mapping.as_data(), indent=2, ensure_ascii=False)
    if not as_json:
        from puebla.areas.activities.queries.matrix_file.telling import say_proposal

        click.echo(say_proposal(), err=True)
    click.echo(data)
    sys.exit(1)


def tell(news, refusal, *, is_taken, as_json):
    """What was, or would be, changed."""
    if as_json:
        told = {"taken_over": is_taken and news.has_something_to_take, "refusal": refusal, "counts": counts_of(news)}
        click.echo(json.dumps(told | {"news": news.as_data()}, indent=2, ensure_ascii=False))
        return
    show_news(news, is_taken=is_taken)
    if refusal:
        from puebla.areas.activities.queries.matrix_file.telling import say_nothing_changed

        click.echo(f"{refusal} {say_nothing_changed()}", err=True)
