"""A connection that PostgreSQL has closed is let go at the beginning of a request, before anybody asks along it."""

import os

import psycopg
import pytest
from django.core.signals import request_started
from django.db import Error, OperationalError, connections
from django.test.utils import CaptureQueriesContext

from puebla.kernel.connections import is_away, let_go_of_closed


@pytest.fixture
def other(django_db_blocker, monkeypatch):
    """A second connection of this thread."""
    monkeypatch.setitem(connections.settings, "other", connections.settings["default"] | {"NAME": "postgres"})
    with django_db_blocker.unblock():
        connections["other"].ensure_connection()
        yield connections["other"]
        connections["other"].close()
        del connections["other"]


def test_a_connection_that_was_ended_is_let_go_and_made_anew(other):
    lost = other.connection
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as hand:
        hand.execute("SELECT pg_terminate_backend(%s, 5000)", [lost.info.backend_pid])

    request_started.send(sender=None)

    assert other.connection is None
    with other.cursor() as cursor:
        cursor.execute("SELECT 1")
        assert cursor.fetchone() == (1,)


def test_a_living_connection_stays_and_is_asked_nothing(other):
    living = other.connection

    with CaptureQueriesContext(other) as captured:
        let_go_of_closed()

    assert (other.connection, len(captured)) == (living, 0)


def error_of(other, statement):
    with pytest.raises(Error) as raised, other.cursor() as cursor:
        cursor.execute(statement)
    return raised.value


def test_a_server_that_goes_is_away(other):
    assert is_away(error_of(other, "SELECT pg_terminate_backend(pg_backend_pid())"))


@pytest.mark.parametrize("state", ["disk_full", "deadlock_detected", "query_canceled", "out_of_memory"])
def test_one_that_is_there_and_says_what_is_wrong_is_not_away(other, state):
    error = error_of(other, f"DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '{state}', MESSAGE = 'It is so'; END $$")

    assert isinstance(error, OperationalError)
    assert not is_away(error)
