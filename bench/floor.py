"""The floor: a bare WSGI function behind the same server.

It looks up the session, fetches the same rows with psycopg in one statement and joins them by hand into the same
HTML (the constant parts cut once from the real page). No framework, no access rules, no templates.
``PUEBLA_FLOOR`` names a JSON file: ``{path: {head, patterns, foot, sql, parameters}}``, as ``bench.pages`` makes them.
"""

import json
import os
import threading
from html import escape
from http.cookies import SimpleCookie

import psycopg

PAGES = json.loads(open(os.environ["PUEBLA_FLOOR"], encoding="utf-8").read())
local = threading.local()


def connection():
    if not hasattr(local, "connection"):
        local.connection = psycopg.connect(os.environ["DATABASE_URL"], autocommit=True)
    return local.connection


def filled(pattern, rows, everything):
    """One row's HTML: constant texts with the fetched values, escaped, between them."""
    values = rows[pattern["row"]] if pattern["row"] is not None else everything
    return "".join(
        [
            part if type(part) is str else escape(str(values[part])) if values[part] is not None else ""
            for part in pattern["parts"]
        ]
    )


def application(environ, start_response):
    """Answer one of the known pages."""
    page = PAGES[environ["PATH_INFO"] + ("?" + environ["QUERY_STRING"] if environ["QUERY_STRING"] else "")]
    key = SimpleCookie(environ["HTTP_COOKIE"])["puebla_session"].value
    session = (
        connection()
        .execute("SELECT session_data FROM django_session WHERE session_key = %s AND expire_date > now()", (key,))
        .fetchone()
    )
    if session is None:
        start_response("403 Forbidden", [("Content-Type", "text/plain")])
        return [b""]
    rows = []
    for sql in page["sql"]:
        rows += connection().execute(sql, page["parameters"]).fetchall()
    everything = [value for row in rows for value in row]
    body = "".join([page["head"], *[filled(one, rows, everything) for one in page["patterns"]], page["foot"]])
    data = body.encode()
    start_response("200 OK", [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(data)))])
    return [data]
