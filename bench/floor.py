"""The floor: a bare WSGI function behind the same server.

It looks up the session, fetches the same rows with psycopg in one statement and joins them by hand into the same
HTML between the same head and foot (captured once from the real page). No framework, no access rules, no templates.
``PUEBLA_FLOOR`` names a JSON file: ``{path: {head, foot, sql, parameters, row}}``; ``row`` is a ``str.format`` pattern.
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


def application(environ, start_response):
    """Answer one of the known pages."""
    page = PAGES[environ["PATH_INFO"] + ("?" + environ["QUERY_STRING"] if environ["QUERY_STRING"] else "")]
    key = SimpleCookie(environ["HTTP_COOKIE"])["puebla_session"].value
    session = connection().execute(
        "SELECT session_data FROM django_session WHERE session_key = %s AND expire_date > now()", (key,)
    ).fetchone()
    if session is None:
        start_response("403 Forbidden", [("Content-Type", "text/plain")])
        return [b""]
    row = page["row"]
    rows = connection().execute(page["sql"], page["parameters"]).fetchall()
    body = page["head"] + "".join(
        row.format(*[escape(str(value)) if value is not None else "" for value in values]) for values in rows
    ) + page["foot"]
    data = body.encode()
    start_response("200 OK", [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(data)))])
    return [data]
