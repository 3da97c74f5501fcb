"""What activities are put in order by, as SQL over the table's own columns: the same words in indexes and queries,
since an index serves only the expression that it was made of.
"""

from ..rules.alphabet import folded_sql

# rules.deadline.due_on: a deadline known only by its year lasts until the end of that year.
DUE = "COALESCE(deadline_on, make_date(deadline_year, 12, 31))"
DUE_YEAR = f"EXTRACT(YEAR FROM {DUE})::int"


def in_order(name: str, language: str) -> str:
    """A text as it is put in order for a reader: in their language, in the other one where that is empty."""
    other = "en" if language == "es" else "es"
    return folded_sql(f"COALESCE(NULLIF({name}_{language}, ''), NULLIF({name}_{other}, ''))")
