"""Files of the matrix that were sent in: whose they are, what is in them, how such tables were read before."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from puebla.kernel.access.audience import readable_q
from puebla.kernel.access.standing import Standing
from puebla.kernel.languages import reading_language
from puebla.kernel.refusals import RuleBroken
from puebla.kernel.sheets.book import Book
from puebla.kernel.sheets.read import read_book
from puebla.kernel.uploads import storage

from ...models import MatrixFile
from ...rules.mapping import Mapping, read_mapping
from ...states import FileState
from ..matrix.choice import Choices
from ..matrix.directory import directory
from .layout import Layout, layout_as_mapped, layout_of_export
from .news import News, news_from
from .reading import news_of
from .words import in_words_of

REMEMBERED = 50


def matrix_files_visible_to(standing: Standing) -> QuerySet[MatrixFile]:
    """The files that they sent in; all of them for the Secretariat."""
    return MatrixFile.objects.filter(readable_q(standing)).select_related("sent_by")


def latest_files(standing: Standing) -> QuerySet[MatrixFile]:
    """The newest first."""
    return matrix_files_visible_to(standing).order_by("-sent_at", "-pk")


def earlier_mappings(standing: Standing) -> list[tuple[str, Mapping]]:
    """How tables that are not ours were read before, each with its headings; the newest first."""
    files = matrix_files_visible_to(standing).exclude(shape="").order_by("-sent_at", "-pk")
    return [(shape, read_mapping(data)) for shape, data in files.values_list("shape", "mapping")[:REMEMBERED]]


def book_of(file: MatrixFile) -> Book:
    """The rows of a kept file. Raises ``RuleBroken`` where it has gone from the disk."""
    try:
        with storage().open(str(file.file.name)) as stream:
            return read_book(stream.read(), file.name)
    except FileNotFoundError as gone:
        raise RuleBroken(
            "file_gone", _("The file is no longer on the disk; the Secretariat can restore it from a backup.")
        ) from gone


def layout_of(file: MatrixFile, book: Book) -> Layout | None:
    """How the file is to be read; ``None`` until somebody has said what its columns are."""
    if file.mapping:
        return layout_as_mapped(book, read_mapping(file.mapping))
    return layout_of_export(book)


def told(file: MatrixFile, standing: Standing) -> tuple[Layout | None, News | None]:
    """What the file would do now; or what it did, once it is settled. Nothing where its columns are not known yet."""
    if file.state != FileState.RECEIVED:
        return None, _outcome(file, standing)
    layout = layout_of(file, book_of(file))
    return layout, news_of(layout, standing) if layout else None


def _outcome(file: MatrixFile, standing: Standing) -> News | None:
    """What was told when it was taken over: the whole to whoever did so and to the Secretariat, to its sender what the
    file itself said. Who took it over may read more than its sender (A5).
    """
    if not file.outcome:
        return None
    choices = Choices(directory(), standing, reading_language())
    choices.choose(file.outcome.get("plan", ""))
    news = in_words_of(news_from(file.outcome), choices)
    return news if standing.holds("es") or file.settled_by_id == standing.person_id else news.of_the_file_alone()
