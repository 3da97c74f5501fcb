"""Which activity each row of a file is about: by its identifier, or by its title where it has none."""

from collections import defaultdict
from collections.abc import Iterator

from django.db import connection
from django.db.models import BooleanField
from django.db.models.expressions import RawSQL

from ...rules.heading import heading_key
from ..activity import activities_visible_to
from ..matrix.export import AT_ONCE
from ..matrix.page import Facts, all_rows_sql, source_of
from ..matrix.table import Asked

CODED = "activities_activity.code = ANY(%s)"


def facts_of(ask: Asked, codes: list[str] | None = None) -> Iterator[Facts]:
    """The rows of the plan that the reader sees, all of them or those with these codes; one statement for any number."""
    plan = ask.choices.plan
    assert plan is not None  # noqa: S101  a file without a plan was refused before
    among = activities_visible_to(ask.reader.standing).filter(plan_id=plan.id)
    if codes is not None:
        among = among.filter(RawSQL(CODED, (codes,), output_field=BooleanField()))  # noqa: S611  a constant; codes are bound
    sql, values = all_rows_sql(source_of(among), ask.order)
    with connection.chunked_cursor() as cursor:
        cursor.execute(sql, values)
        while rows := cursor.fetchmany(AT_ONCE):
            yield from map(Facts._make, rows)


class Titles:
    """The activities of a plan by their titles in either language."""

    def __init__(self, facts: Iterator[Facts]) -> None:
        self.by_title: dict[str, dict[int, Facts]] = defaultdict(dict)
        self.all: dict[int, Facts] = {}
        for one in facts:
            self.all[one.id] = one
            for title in (one.title_en, one.title_es):
                if key := heading_key(title):
                    self.by_title[key][one.id] = one

    def called(self, title: str, year: int | None = None) -> list[Facts]:
        """Those with that title, but for accents and capitals; where there are several, those of the year told."""
        found = list(self.by_title.get(heading_key(title), {}).values())
        if len(found) > 1 and year:
            return [one for one in found if one.year == year] or found
        return found
