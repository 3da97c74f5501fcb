"""Queries whose SQL is kept, and planned once: putting it together and planning it take longer than the answer does."""

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache, wraps
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.backends.postgresql.base import ServerBindingCursor
from django.db.backends.utils import CursorWrapper
from django.db.models import Expression, Field, Model, QuerySet, prefetch_related_objects
from django.utils.functional import LazyObject

MOST = 512


class Bound(Expression):
    """The place of a value that changes from one asking to the next: ``filter(code=Bound("code"))``."""

    def __init__(self, name: str, output_field: Field | None = None):
        super().__init__(output_field=output_field)
        self.name = name

    def as_sql(self, _compiler: Any, _connection: Any) -> tuple[str, Any]:
        """One parameter, which is this place itself."""
        return "%s", [self]


def kept(build: Callable[..., QuerySet]) -> Callable[..., list]:
    """Make ``build(*what)``, which says what to ask for, a function that returns the rows, the SQL being kept.

    The queryset must follow from ``what`` alone (hashable: a standing, a day, a language); values that are seldom the
    same again are given by name and stand in it as :class:`Bound`. What it prefetches is not kept: see :func:`fill`.
    """
    threads = threading.local()

    @wraps(build)
    def ask(*what: Any, **values: Any) -> list:
        if not hasattr(threads, "statements"):
            threads.statements = lru_cache(MOST)(lambda *what: _Statement(build(*what)))
        return threads.statements(*map(_settled, what)).rows(values)

    return ask


class ReadingCursor(ServerBindingCursor):
    """A cursor that lets PostgreSQL bind and plan, and can say what it asked also when the plan was there already."""

    def _send_query_prepared(self, name: bytes, query: Any, *, binary: bool | None = None) -> None:
        self._query = query
        super()._send_query_prepared(name, query, binary=binary)  # type: ignore[misc]


@contextmanager
def reading() -> Iterator[CursorWrapper]:
    """A cursor whose statements PostgreSQL plans once for a connection. For reading only: the trail's marks, which go
    before what is written, make two statements of one, and none of two can be prepared.
    """
    with _prepared(), connection.cursor() as cursor:
        yield cursor


@contextmanager
def _prepared() -> Iterator[None]:
    connection.ensure_connection()
    asked, usual = connection.connection, connection.connection.cursor_factory
    asked.cursor_factory = ReadingCursor
    try:
        yield
    finally:
        asked.cursor_factory = usual


def bind(places: Iterable[Any], values: dict[str, Any]) -> tuple:
    """The parameters of a kept statement, each :class:`Bound` replaced by its value."""
    return tuple([values[place.name] if isinstance(place, Bound) else place for place in places])


class _Statement:
    """One queryset with its SQL, of one thread: what it needs to read rows belongs to the thread's connection."""

    def __init__(self, queryset: Any):
        self.queryset = queryset
        self.compiler: Any = queryset.query.get_compiler(connection=connection)
        try:
            self.sql, self.places = self.compiler.as_sql()
        except EmptyResultSet:
            self.sql, self.places = "", ()
            return
        converters = self.compiler.get_converters([column[0] for column in self.compiler.select])
        self.compiler.get_converters = lambda _columns: converters
        self.compiler.as_sql = lambda *_args, **_kwargs: (self.sql, self.values)
        queryset.query.get_compiler = lambda *_args, **_kwargs: self.compiler

    def rows(self, values: dict[str, Any]) -> list:
        if not self.sql:
            return []
        self.values = bind(self.places, values)
        with _prepared():
            rows = list(self.queryset._iterable_class(self.queryset))
        if self.queryset._prefetch_related_lookups:
            prefetch_related_objects(rows, *self.queryset._prefetch_related_lookups)
        return rows


def _settled(one: Any) -> Any:
    """What a lazy object stands for: kept in its place, it would keep the request that it was made for."""
    if not isinstance(one, LazyObject):
        return one
    hash(one)  # whatever is asked of a lazy object settles it
    return one._wrapped


def fill(record: Model, name: str, rows: Iterable[Model]) -> None:
    """Give a record the rows of one of its many-to-one relations, as ``prefetch_related`` would have."""
    related = getattr(record, name).all()
    related._result_cache = list(rows)
    if not hasattr(record, "_prefetched_objects_cache"):
        record._prefetched_objects_cache = {}  # type: ignore[attr-defined]
    record._prefetched_objects_cache[name] = related  # type: ignore[attr-defined]
