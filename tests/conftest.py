"""What every test may ask for."""

import ipaddress
import os
import socket
from contextlib import contextmanager

import psycopg
import pytest
from django.db import connections, transaction
from django.utils import translation

from .server import puebla
from .template import address_of, execute, migrated_template

HERE = ("localhost", "")
SLOW = ("browser", "installation", "sweep")  # markers of what takes long


def is_here(address):
    """Whether a socket address stays on this machine (a path, loopback, or this machine's own name)."""
    if not isinstance(address, tuple) or address[0] in HERE:
        return True
    try:
        return ipaddress.ip_address(address[0]).is_loopback
    except ValueError:
        return False


@pytest.fixture(autouse=True, scope="session")
def _nothing_leaves_the_machine():
    """A test that opens a connection to anywhere else fails."""
    connect = socket.socket.connect

    def checked(self, address):
        if not is_here(address):
            raise AssertionError(f"A test tried to reach {address}.")
        return connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", checked)
        yield


@pytest.hookimpl(wrapper=True)
def pytest_collection_modifyitems(items):
    """Whoever asks for the RCM asks for the database. With ``PUEBLA_ORDER=backwards`` the last test comes first.

    In every order a module's tests without the RCM come before those with it, which stays loaded to the module's end.
    The slow files come first otherwise, so that at the end no worker waits long for another.
    """
    for item in items:
        if _wants_rcm(item):
            item.add_marker(pytest.mark.django_db)
    outcome = yield
    if os.environ.get("PUEBLA_ORDER") == "backwards":
        items.reverse()
    slow = {item.path for item in items if any(map(item.get_closest_marker, SLOW))}
    files = dict.fromkeys(item.path for item in items)
    if os.environ.get("PUEBLA_ORDER") != "backwards":
        files = sorted(files, key=lambda path: path not in slow)
    places = {path: place for place, path in enumerate(files)}
    items.sort(key=lambda item: (places[item.path], _wants_rcm(item)))
    return outcome


def _wants_rcm(item):
    return "rcm" in getattr(item, "fixturenames", ())


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix):
    """Test databases are copies of one that is migrated already."""
    connections["default"].settings_dict["TEST"]["TEMPLATE"] = migrated_template()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup):
    """At the end no connection is left to stand in the way of dropping the database, a browser's loop's neither."""
    yield
    name = connections["default"].settings_dict["NAME"]
    connections["default"].close()
    with psycopg.connect(address_of("postgres"), autocommit=True) as connection:
        connection.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name])


@pytest.fixture(autouse=True)
def _every_test_begins_in_english():
    """A page that an earlier test opened in Spanish must not decide what the next one reads."""
    with translation.override("en"):
        yield


@contextmanager
def at(name):
    """Within the block the program's database is the one of that name."""
    connection = connections["default"]
    connection.close()
    usual, connection.settings_dict["NAME"] = connection.settings_dict["NAME"], name
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = usual


@pytest.fixture(scope="session")
def loaded(django_db_setup, django_db_blocker, worker_id):
    """``(name, counts)`` of a database that holds the RCM with the demonstration's people, loaded once."""
    from puebla.profiles.loading import load_profile

    name = f"puebla_loaded_{worker_id}"
    with another_database(name), django_db_blocker.unblock():
        with at(name):
            counts = load_profile("rcm", demonstration=True)
        yield name, counts


@pytest.fixture(scope="module")
def rcm(loaded, django_db_blocker):
    """The RCM with the demonstration's people; what a module does to it is taken back after it. Its counts."""
    name, counts = loaded
    with django_db_blocker.unblock(), at(name), transaction.atomic():
        yield counts
        transaction.set_rollback(True)


@pytest.fixture
def person(rcm, db):
    """``person("marisol.quesada")``: one of the demonstration's people, by the beginning of the e-mail."""
    from puebla.areas.members.models import Person

    return lambda name: Person.objects.get(email__startswith=name, is_demonstration=True)


@pytest.fixture
def enter(client, person):
    """``enter("marisol.quesada")``: a client signed in as one of them; ``enter("")`` the public."""

    def signed_in(name):
        client.logout()
        if name:
            client.force_login(person(name))
        return client

    return signed_in


@pytest.fixture
def real_process(settings):
    """The settings of a process that is no demonstration; ``tests/site/test_demonstration.py`` starts one besides."""
    settings.DEMONSTRATION = False
    settings.SECOND_FACTOR_OFFICES = ("es", "ppt", "fund")


@pytest.fixture(scope="session")
def prepared(worker_id, tmp_path_factory):
    """The name of a database that holds the demonstration as it is after a first start."""
    name, data = f"puebla_prepared_{worker_id}", tmp_path_factory.mktemp("prepared")
    with another_database(name):
        status, _output, errors = puebla("demo", "--prepare-only", "--data", str(data), DATABASE_URL=address_of(name))
        assert status == 0, errors
        yield name


@contextmanager
def another_database(name):
    """Within the block there is a database of that name with the tables and nothing in them."""
    execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
    execute(f'CREATE DATABASE "{name}" TEMPLATE "{migrated_template()}"')
    try:
        yield
    finally:
        execute(f'DROP DATABASE "{name}" WITH (FORCE)')
