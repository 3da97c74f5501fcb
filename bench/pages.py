"""The pages that are measured, and their floors: the same rows by hand-written SQL, put into the same HTML.

A floor's HTML is the real page with its data cut out: every value that the floor's own statement fetches is replaced
by a place for it, row by row. What is left over (labels, signs, links' beginnings) is constant text for the floor.
"""

import re
from html import escape

from .floors import FLOORS, READER, SIGNED_IN


def reader():
    """The e-mail of the person who reads: an officer of the Secretariat, who sees the most."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(READER)
        return cursor.fetchone()[0]


def pages(cookie):
    """Every page with its path, its number of statements and its floor, made from the page as it is now."""
    from django.conf import settings
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    settings.ALLOWED_HOSTS = ["*"]
    client = Client()
    name, _equals, value = cookie.partition("=")
    client.cookies[name] = value
    with connection.cursor() as cursor:
        cursor.execute("SELECT min(code) FROM activities_activity WHERE year = 2021 AND audience = 'public'")
        code = cursor.fetchone()[0]
    for name, pattern, cut, rows in FLOORS:
        statements = [SIGNED_IN, *rows]
        path = pattern.format(code=code)
        client.get(path)  # what is kept between requests is kept
        with CaptureQueriesContext(connection) as captured:
            response = client.get(path)
        assert response.status_code == 200, f"{path}: {response.status_code}"
        parameters = {"code": code}
        yield {
            "name": name,
            "path": path,
            "statements": len(captured),
            "parameters": parameters,
            "sql": statements,
            **floor_of(response.content.decode(), cut, rows_of(statements, parameters)),
        }


def rows_of(statements, parameters):
    """What the floor will fetch, as text."""
    from django.db import connection

    rows = []
    with connection.cursor() as cursor:
        for sql in statements:
            cursor.execute(sql, parameters)
            rows += cursor.fetchall()
    return rows


def floor_of(html, cut, rows):
    """Head, one pattern per row, foot. Without ``cut`` the whole page is the pattern of its only row."""
    start, end = html.index("<main"), html.index("</main>")
    pieces = re.split(f"(?={cut})", html[start:end]) if cut else [html[start:end]]
    by_row = [f"{escape(str(row[0]))}" for row in rows]
    values = dict(zip(by_row, rows, strict=True))
    patterns = []
    for piece in pieces:
        code = next((code for code in by_row if cut and f"/{code}/" in piece), None)
        found = [values[code]] if code else ([] if cut else rows)
        parts = pattern_of(piece, [value for row in found for value in row])
        patterns.append({"row": by_row.index(code) if code else None, "parts": parts})
    return {"head": html[:start], "patterns": patterns, "foot": html[end:]}


def pattern_of(piece, values):
    """The piece as a list of constant texts with the positions of the row's values between them."""
    places = []
    for position, value in enumerate(values):
        text = escape(str(value)) if value is not None else ""
        if len(text) > 1 and (at := piece.find(text)) >= 0:
            places.append((at, at + len(text), position))
    parts, done = [], 0
    for start, end, position in sorted(places):
        if start >= done:
            parts += [piece[done:start], position]
            done = end
    return [*parts, piece[done:]]
