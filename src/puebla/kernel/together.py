"""Several small lists in one statement: what stands beside a record costs its page one round trip, not one a list."""

import json
from typing import Any

from django.db import connection
from django.db.models import Model, QuerySet


def together(*lists: QuerySet[Any]) -> list[list[Any]]:
    """Fetch several querysets of whole rows (no ``select_related``, no annotations) at once, each in its own order.

    Gives a list of model instances for each queryset, as iterating over it would.
    """
    parts: list[str] = []
    values: list[Any] = []
    for rows in lists:
        sql, bound = rows.query.sql_with_params()
        parts.append(f"(SELECT coalesce(json_agg(row_to_json(it)), '[]') FROM ({sql}) AS it)")
        values += bound
    with connection.cursor() as cursor:
        cursor.execute("SELECT " + ", ".join(parts), values)
        found = cursor.fetchone()
    return [[_instance(rows.model, row) for row in _read(part)] for rows, part in zip(lists, found, strict=True)]


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
