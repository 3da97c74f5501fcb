"""One box over everything: full text in the reader's language, within the reader's audience, best first.

Areas say in their ``findable.py`` which of their records can be found, by which texts, and where each is shown. All
together are two SQL statements, whatever the number of sources and of records.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.contrib.postgres.search import SearchHeadline, SearchRank
from django.db.models import (
    Case,
    Count,
    F,
    FloatField,
    IntegerField,
    JSONField,
    Q,
    TextField,
    Value,
    When,
    Window,
)
from django.db.models.functions import Cast, Coalesce, Concat, JSONObject, Lower, NullIf
from markupsafe import Markup, escape

from .checks import load as load_from_areas
from .languages import reading_language
from .memory.events import together
from .memory.kinds import kind_of
from .memory.readable import records_readable
from .query_words import CONFIGURATION, Folded, asked, fold, folded_vector

PAGE = 20
MOST = 5000  # hits of one source that are counted and ranked
MOST_UNWEIGHED = 1000  # of texts whose vectors are in an index only, and would be made anew for each row
OTHER = {"en": "es", "es": "en"}
START, STOP = "\x02", "\x03"  # no text holds them: what stands between them is marked


@dataclass(frozen=True)
class Source:
    """One kind of record that can be found.

    ``kind``: its code in the memory, which knows who may read it; ``title``: the bilingual texts that may name it, the
    first that is there counts; ``texts``: further bilingual texts, shown around the hit; ``searched``: the texts that
    are looked into, where not all of these; ``about``: what the record belongs to; ``exact``: columns that a reader may
    type in full; ``vectors``: language -> the stored vector's column, where there is one; ``address``: given the values
    of ``parts``, where it is shown; ``only``: which records, or ``f(standing)`` that says which of them for a reader.
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
    only: Q | Callable[..., Q] | None = None

    @property
    def model(self):
        return kind_of(self.kind).model

    @property
    def is_weighed(self):
        """Whether hits are ranked by their words too: where the vector is stored, or the texts are few and short."""
        return bool(self.vectors) or not self.searched

    def vector(self, language):
        """The expression to look into, the same as an index may have been made of."""
        if self.vectors:
            return F(self.vectors[language])
        stems = self.searched or (*self.title, *self.texts)
        return folded_vector([f"{stem}_{language}" for stem in stems], language)

    def asked(self, text, language):
        """The query that fits the vector."""
        return asked(text, language, is_folded=not self.vectors)


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

    def count_of(self, only=None):
        """The hits of one source, or of all."""
        return self.count if only is None else sum(hits for number, _label, hits in self.counts if number == only)


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


def find(standing, text, *, only=None, page=1):
    """What the reader may read and ``text`` is found in; ``only``: hits of one source (its number). Two statements.

    ``text`` is read as people write to a search engine: words, "phrases", -without, or. Of a source that has more than
    ``MOST`` hits the newest are ranked; of long texts any ``MOST_UNWEIGHED``.
    """
    language = reading_language()
    branches = [
        _branch(number, source, standing, text, language, page * PAGE if only in (None, number) else 1)
        for number, source in enumerate(sources())
    ]
    hits, counts = [], {}
    for place, total, pk, *_rank in together(branches).order_by("-rank", "title_then", "place", "numbered"):
        counts[place] = total
        if only in (None, place):
            hits.append((place, pk))
    shown = hits[(page - 1) * PAGE : page * PAGE]
    return Finding(
        hits=_told(shown, text, language),
        counts=[(place, str(sources()[place].label), counts[place]) for place in sorted(counts)],
        count=sum(counts.values()),
    )


def _branch(number, source, standing, text, language, wanted):
    own, other = source.asked(text, language), source.asked(text, OTHER[language])
    title, typed = _text(source.title, language), fold(text.lower())
    records = records_readable(kind_of(source.kind), standing)
    if source.only is not None:
        records = records.filter(source.only(standing) if callable(source.only) else source.only)
    found = records.annotate(own=source.vector(language), other=source.vector(OTHER[language])).filter(
        Q(own=own) | Q(other=other) | _exactly(source, text)
    )
    if source.is_weighed:
        # Not the key itself: its index would be walked instead of the words'.
        some = found.order_by((F("pk") + 0).desc()).values("pk")[:MOST]
    else:
        some = found.order_by().values("pk")[:MOST_UNWEIGHED]
    ranked = source.model._base_manager.filter(pk__in=some).annotate(
        place=Value(number, IntegerField()),
        total=Window(Count("pk")),
        numbered=Cast("pk", IntegerField()),
        folded=Folded(Lower(title)),
        title_then=title,
    )
    rank = _bonus(source, text, typed)
    if source.is_weighed:
        own_rank = SearchRank(source.vector(language), own)
        rank = own_rank + SearchRank(source.vector(OTHER[language]), other) * Value(0.3) + rank
    ranked = ranked.annotate(rank=rank).order_by("-rank", "title_then", "pk")
    return ranked.values_list("place", "total", "numbered", "rank", "title_then")[:wanted]


def _told(hits, text, language):
    """The hits in words, in their order."""
    query = asked(text, language, is_folded=False)
    wanted = {}
    for place, pk in hits:
        wanted.setdefault(place, []).append(pk)
    branches = [_shown(place, sources()[place], pks, query, language) for place, pks in wanted.items()]
    said = {(place, pk): _found(sources()[place], *shown) for place, pk, *shown in together(branches)}
    return [said[hit] for hit in hits]


def _shown(place, source, pks, query, language):
    return (
        source.model._base_manager.filter(pk__in=pks)
        .annotate(
            place=Value(place, IntegerField()),
            numbered=Cast("pk", IntegerField()),
            title_then=_text(source.title, language),
            belongs_to=_text(source.about, language) if source.about else Value("", TextField()),
            excerpt=SearchHeadline(
                _all_texts(source, language),
                query,
                config=CONFIGURATION[language],
                start_sel=START,
                stop_sel=STOP,
                max_words=28,
                min_words=12,
                max_fragments=2,
                fragment_delimiter=" … ",
            ),
            parts=_parts(source),
        )
        .values_list("place", "numbered", "title_then", "belongs_to", "excerpt", "parts")
    )


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
    marked = escape(around).replace(START, Markup("<mark>")).replace(STOP, Markup("</mark>"))
    return Found(str(source.label), title, about, source.address(*values), marked)
