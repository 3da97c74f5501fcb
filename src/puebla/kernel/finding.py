"""One box over everything: full text in the reader's language, within the reader's audience, best first.

Areas say in their ``findable.py`` which of their records can be found, by which texts, and where each is shown. All
together are one SQL statement, whatever the number of sources and of records.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.contrib.postgres.search import SearchHeadline, SearchRank, SearchVector
from django.db.models import (
    Case,
    Count,
    F,
    FloatField,
    Func,
    IntegerField,
    JSONField,
    Q,
    TextField,
    Value,
    When,
    Window,
)
from django.db.models.functions import Cast, Coalesce, Concat, JSONObject, NullIf
from django.utils.html import escape
from markupsafe import Markup

from .checks import load as load_from_areas
from .languages import reading_language
from .memory.events import together
from .memory.kinds import kind_of
from .memory.readable import records_readable
from .query_words import ACCENTED, CONFIGURATION, PLAIN, asked, fold

PAGE = 20
OTHER = {"en": "es", "es": "en"}
START, STOP = "\x02", "\x03"  # no text holds them: what stands between them is marked


@dataclass(frozen=True)
class Source:
    """One kind of record that can be found.

    ``kind``: its code in the memory, which knows who may read it; ``title``: the bilingual texts that may name it, the
    first that is there counts; ``texts``: further bilingual texts, shown around the hit; ``searched``: the texts that
    are looked into, where not all of these; ``about``: what the record belongs to; ``exact``: columns that a reader may
    type in full; ``vectors``: language -> the stored vector's column, where there is one; ``address``: given the values
    of ``parts``, where it is shown.
    """

    kind: str
    label: Any
    title: tuple[str, ...]
    address: Callable[..., str]
    parts: tuple[str, ...]
    texts: tuple[str, ...] = ()
    searched: tuple[str, ...] = ()
    exact: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    vectors: dict | None = None
    only: Q | None = None

    def vector(self, language):
        """The expression to look into, the same as an index may have been made of."""
        if self.vectors:
            return F(self.vectors[language])
        stems = self.searched or (*self.title, *self.texts)
        return SearchVector(*(f"{stem}_{language}" for stem in stems), config=CONFIGURATION[language])


@dataclass(frozen=True)
class Found:
    """One hit: what it is, its name, what it belongs to, where it is shown, and the words around the hit, as markup."""

    label: str
    title: str
    about: str
    url: str
    excerpt: Markup


@dataclass(frozen=True)
class Finding:
    """A page of hits, best first; ``counts``: ``[(source number, label, hits)]`` of every source that has any."""

    hits: list[Found]
    counts: list
    count: int


SOURCES: list[Source] = []


def findable(kind, label, *, title, address, parts, **options):
    """Let the records of a kind be found; see :class:`Source`."""
    for name in ("texts", "searched", "exact", "about"):
        options[name] = tuple(options.get(name, ()))
    SOURCES.append(Source(kind, label, tuple(title), address, tuple(parts), **options))


@cache
def sources():
    """Every source, in the order of the stack."""
    load_from_areas("findable")
    return list(SOURCES)


class Folded(Func):
    """A text in small letters without accents, as people type in a hurry."""

    template = f"translate(lower(%(expressions)s), '{ACCENTED}', '{PLAIN}')"
    output_field = TextField()


def find(standing, text, *, only=None, page=1):
    """What the reader may read and ``text`` is found in; ``only``: the number of one source. One statement.

    ``text`` is read as people write to a search engine: words, "phrases", -without, or.
    """
    language = reading_language()
    numbered = [(number, source) for number, source in enumerate(sources()) if only in (None, number)]
    branches = [_branch(number, source, standing, text, language, page * PAGE) for number, source in numbered]
    rows = together(branches)
    if len(branches) > 1:
        rows = rows.order_by("-rank", "place", "title_then", "pk")
    hits, counts = [], {}
    for place, total, *hit, _rank, _pk in rows:
        counts[place] = total
        hits.append((place, *hit))
    shown = hits[(page - 1) * PAGE : page * PAGE]
    return Finding(
        hits=[_found(sources()[place], *hit) for place, *hit in shown],
        counts=[(place, str(sources()[place].label), counts[place]) for place in sorted(counts)],
        count=sum(counts.values()),
    )


def _branch(number, source, standing, text, language, wanted):
    own, other = asked(text, language), asked(text, OTHER[language])
    title, typed = _text(source.title, language), fold(text)
    records = records_readable(kind_of(source.kind), standing)
    if source.only is not None:
        records = records.filter(source.only)
    return (
        records.annotate(own=source.vector(language), other=source.vector(OTHER[language]))
        .filter(Q(own=own) | Q(other=other) | _exactly(source, text))
        .annotate(
            place=Value(number, IntegerField()),
            total=Window(Count("pk")),
            title_then=title,
            folded=Folded(title),
            rank=SearchRank(F("own"), own) + SearchRank(F("other"), other) * Value(0.3) + _bonus(source, text, typed),
            excerpt=SearchHeadline(
                _all_texts(source, language), own, config=CONFIGURATION[language],
                start_sel=START, stop_sel=STOP, max_words=28, min_words=12, max_fragments=2, fragment_delimiter=" … ",
            ),
            belongs_to=_text(source.about, language) if source.about else Value("", TextField()),
            parts=_parts(source),
        )
        .order_by("-rank", "title_then", "pk")
        .values_list("place", "total", "title_then", "belongs_to", "excerpt", "parts", "rank", "pk")[:wanted]
    )  # fmt: skip


def _text(stems, language):
    """The first of these texts that is there, in the reader's language where it can be."""
    columns = [f"{stem}_{one}" for one in (language, OTHER[language]) for stem in stems]
    given = (NullIf(Cast(column, TextField()), Value("", TextField())) for column in columns)
    return Coalesce(*given, Value("", TextField()))


def _all_texts(source, language):
    pieces = []
    for stem in source.texts:
        pieces += [Value(" … "), _text([stem], language)] if pieces else [_text([stem], language)]
    if not pieces:
        return Value("", TextField())
    return pieces[0] if len(pieces) == 1 else Concat(*pieces, output_field=TextField())


def _exactly(source, text):
    found = Q()
    for column in source.exact:
        found |= Q(**{f"{column}__in": sorted({text, text.lower(), text.upper()})})
    return found


def _bonus(source, text, typed):
    """What is typed in full comes first, what begins a name next."""
    exact = [When(_exactly(source, text), then=Value(3.0))] if source.exact else []
    return Case(
        *exact,
        When(folded=typed, then=Value(2.0)),
        When(folded__startswith=typed, then=Value(1.0)),
        When(folded__contains=typed, then=Value(0.5)),
        default=Value(0.0),
        output_field=FloatField(),
    )


def _parts(source):
    return Cast(JSONObject(**{f"p{place}": F(part) for place, part in enumerate(source.parts)}), JSONField())


def _found(source, title, about, excerpt, parts):
    values = [parts[f"p{place}"] for place in range(len(source.parts))]
    around = "" if excerpt.replace(START, "").replace(STOP, "").rstrip(".") in title else excerpt
    marked = escape(around).replace(START, "<mark>").replace(STOP, "</mark>")
    return Found(str(source.label), title, about, source.address(*values), Markup(marked))  # noqa: S704  escaped above
