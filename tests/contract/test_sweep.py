"""A1, A5, A6: every address, as every kind of person, against the permission table."""

import html
import re

import pytest
from django.db import transaction
from django.test import Client, override_settings
from django.urls import reverse

from puebla.areas.members.models import Person
from puebla.site.accounts.second_factor import STRONG

from .addresses import addresses
from .oracle import READERS, may, may_read
from .registry import KEYED, MAILED, visits_of
from .world import WORD, World, restricted

ADDRESSES = addresses()
ANSWERED = {200, 204, 302, 405}
WRITTEN = {200, 204, 302, 403, 405, 422, 429}
INLINE = re.compile(r"<script(?![^>]*\bsrc=)[^>]*>|<style|<[^>]*\sstyle=|<[^>]*\son[a-z]+=|javascript:|\{\{|\{%")


@pytest.fixture(scope="module")
def world(rcm, django_db_blocker):
    return World()


@pytest.fixture(scope="module")
def clients(world):
    """A signed-in browser for each kind of person, past the second factor; nobody's for the public."""
    found = {}
    with override_settings(DEMONSTRATION=True):
        for kind, reader in READERS.items():
            found[kind] = Client()
            if reader.name:
                person = Person.objects.get(email__startswith=reader.name)
                found[kind].force_login(person)
                session = found[kind].session
                session[STRONG] = str(person.pk)
                session.save()
        yield found


def ask(client, method, address, **data):
    """One request whose consequences are taken back."""
    with transaction.atomic():
        response = getattr(client, method)(address, data)
        if getattr(response, "streaming", False):
            response.content = b"".join(response.streaming_content)
        transaction.set_rollback(True)
    return response


def expected(reader, address, visit):
    """``open``, ``refused`` or ``not found``, from the table alone."""
    record = visit.record
    if address.view.among is None and not may(reader, address.needs):
        return "refused"
    if visit.through and not may(reader, visit.through):
        return "not found"
    if hasattr(record, "audience") and not reads(reader, record.audience, record.audience_to, own=visit.own):
        return "not found"
    return "open" if may(reader, address.needs, record) else "refused"


def reads(reader, audience, audience_to, *, own):
    """A5, and what a country itself has said stays readable to it."""
    return may_read(reader, audience, audience_to) or (own and reader.party == "MX")


def verdict(response):
    """What the program said; a signed-out reader may be refused by being led to the sign-in."""
    to_sign_in = response.status_code == 302 and "/sign-in/" in response["Location"]
    return "refused" if to_sign_in else {403: "refused", 404: "not found"}.get(response.status_code, "open")


def test_every_address_with_keys_has_an_entry():
    keyed = {address.name for address in ADDRESSES if address.keys}

    assert keyed - set(KEYED) - set(MAILED) == set()
    assert set(KEYED) | set(MAILED) <= keyed


@pytest.mark.parametrize("address", ADDRESSES, ids=lambda address: address.name)
def test_a6_reading_is_open_to_whom_the_table_says(world, clients, address):
    wrong = []
    for visit in visits_of(address, world):
        path = reverse(address.name, kwargs=visit.kwargs)
        for kind, reader in READERS.items():
            response = ask(clients[kind], "get", path)
            if address.name in MAILED and response.status_code == 404:
                continue
            if verdict(response) != expected(reader, address, visit):
                wrong.append((path, kind, response.status_code, expected(reader, address, visit)))
            elif verdict(response) == "open" and response.status_code not in ANSWERED:
                wrong.append((path, kind, response.status_code, "an answer"))

    assert wrong == []


@pytest.mark.parametrize("address", ADDRESSES, ids=lambda address: address.name)
def test_a5_no_page_shows_what_is_not_for_its_reader_nor_carries_script(world, clients, address):
    secrets = restricted()
    wrong = []
    for visit in visits_of(address, world):
        path = reverse(address.name, kwargs=visit.kwargs)
        for kind, reader in READERS.items():
            said = html.unescape(ask(clients[kind], "get", path, q=WORD).content.decode("utf-8", errors="replace"))
            leaks = [
                word
                for word, (audience, audience_to) in secrets.items()
                if word in said and not reads(reader, audience, audience_to, own=word.endswith("need"))
            ]
            inline = INLINE.search(said) if said.lstrip().startswith("<!") else None
            if leaks or inline:
                wrong.append((path, kind, leaks, inline and inline.group()))

    assert wrong == []
