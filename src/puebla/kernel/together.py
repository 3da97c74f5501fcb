"""Several small lists in one statement: what stands beside a record costs its page one round trip, not one a list."""

import json
from collections.abc import Callable
from functools import cache, wraps
from typing import Any

from django.db import connection
from django.db.models import Model, QuerySet

from .kept import bind, reading


def together(build: Callable[[], list[QuerySet[Any]]]) -> Callable[..., list[list[Any]]]:
    """Make ``build()``, which lists querysets of whole rows (no ``select_related``, no annotations), ask for all at once.

    Values are given by name and stand in the querysets as ``kept.Bound``; the SQL is kept. Gives a list of model
    instances for each queryset, in its own order, as iterating over it would.
    """
    statement = cache(lambda: _statement(build()))

    @wraps(build)
    def ask(**values: Any) -> list[list[Any]]:
        sql, places, models = statement()
        with reading() as cursor:
            cursor.execute(sql, bind(places, values))
            found = cursor.fetchone()
        return [[_instance(model, row) for row in _read(part)] for model, part in zip(models, found, strict=True)]

    return ask


def _statement(lists: list[QuerySet[Any]]) -> tuple[str, list[Any], list[type[Model]]]:
    parts: list[str] = []
    places: list[Any] = []
    for rows in lists:
        sql, bound = rows.query.sql_with_params()
        parts.append(f"(SELECT coalesce(json_agg(row_to_json(it)), '[]') FROM ({sql}) AS it)")
        places += bound
    return "SELECT " + ", ".join(parts), places, [rows.model for rows in lists]


def _read(part: Any) -> list[dict[str, Any]]:
    return json.loads(part) if isinstance(part, str) else part


def _instance(model: type[Model], row: dict[str, Any]) -> Model:
    fields = model._meta.concrete_fields
    return model.from_db(
        connection.alias, [field.attname for field in fields], [_value(field, row) for field in fields]
    )


def _value(field: Any, row: dict[str, Any]) -> Any:
    value = row[field.column]
    return value if value is None or isinstance(value, list) else field.to_python(value)
