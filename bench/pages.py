"""The pages that are measured, and their floors: the same rows by hand-written SQL, put into the same HTML.

A floor's HTML is the real page with its data cut out: every value that the floor's own statement fetches is replaced
by a place for it, row by row. What is left over (labels, signs, links' beginnings) is constant text for the floor.
"""

import re
from html import escape

READER = (
    "SELECT email FROM members_person person JOIN bodies_seat seat ON seat.person_id = person.id WHERE office = 'es'"
)
ACTIVITY = """
    SELECT activity.code, activity.title_en, pillar.name_en, body.name_en, activity.state, activity.deadline_on,
           activity.measuring_due_on, activity.risks_en, activity.year, activity.version,
           (SELECT string_agg(topic.name_en, ', ') FROM activities_activitytopic it JOIN plans_topic topic
            ON topic.id = it.topic_id WHERE it.activity_id = activity.id),
           (SELECT string_agg(party.name_en, ', ') FROM activities_involvement it JOIN members_party party
            ON party.id = it.party_id WHERE it.activity_id = activity.id AND it.role = 'responsible'),
           (SELECT string_agg(it.name_en || ' ' || it.measured_by_en, ', ') FROM activities_activityindicator it
            WHERE it.activity_id = activity.id)
    FROM activities_activity activity
    LEFT JOIN plans_pillar pillar ON pillar.id = activity.pillar_id LEFT JOIN bodies_body body ON body.id = activity.body_id
"""
SEEN = "audience <> 'fund_staff'"
MATRIX = f"{ACTIVITY} WHERE activity.plan_id = (SELECT id FROM plans_plan WHERE code = 'SP19') AND {SEEN}"
PARTY = """
    SELECT party.name_en, party.iso3, party.time_zone,
           (SELECT string_agg(year::text || theme_en, ', ') FROM (
               SELECT extract(year FROM from_on) AS year, theme_en FROM bodies_presidency WHERE party_id = party.id) terms),
           (SELECT string_agg(name_en, ', ') FROM members_institution WHERE party_id = party.id)
    FROM members_party party WHERE party.code = 'MX'
"""
NEWEST = f"""
    SELECT activity.code, activity.title_en, activity.year, activity.state FROM activities_activity activity
    WHERE {SEEN} AND EXISTS (SELECT 1 FROM activities_involvement it WHERE it.activity_id = activity.id
        AND it.party_id = (SELECT id FROM members_party WHERE code = 'MX'))
    ORDER BY activity.year DESC, activity.code LIMIT 10
"""
ASKED = f"""
    SELECT activity.code, activity.title_en, note.state FROM activities_activity activity
    JOIN activities_conceptnote note ON note.activity_id = activity.id
    WHERE note.state = 'submitted' AND activity.{SEEN} ORDER BY activity.code LIMIT 50
"""
# name, path, what the rows of the page are cut by (none: the whole page is one row), the floor's statements
PAGES = (
    ("matrix", "/en/matrix/?plan=SP19", "<tr", [f"{MATRIX} ORDER BY activity.year, activity.code LIMIT 50"]),
    (
        "matrix, filtered",
        "/en/matrix/?plan=SP19&year=2021&status=planned&body=wg-protection-2019",
        "<tr",
        [
            f"{MATRIX} AND activity.year = 2021 AND activity.state = 'planned' AND body.code = 'wg-protection-2019'"
            " ORDER BY activity.year, activity.code LIMIT 50"
        ],
    ),
    (
        "matrix, grouped",
        "/en/matrix/?plan=SP19&group=status",
        "<tr",
        [f"{MATRIX} AND activity.state = 'planned' ORDER BY activity.year, activity.code LIMIT 50"],
    ),
    ("activity", "/en/activities/{code}/", None, [f"{ACTIVITY} WHERE activity.code = %(code)s AND {SEEN}"]),
    ("today", "/en/today/", None, [ASKED]),
    ("country", "/en/countries/MX/", None, [PARTY, NEWEST]),
)


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
    for name, pattern, cut, statements in PAGES:
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
