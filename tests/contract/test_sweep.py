"""A1, A5, A6: every address, as every kind of person, against the permission table."""

import copy
import html
import re

import pytest
from django.db import transaction
from django.test import Client, override_settings
from django.urls import reverse

from puebla.areas.members.models import Person
from puebla.kernel.finding import sources
from puebla.site.accounts.second_factor import STRONG

from .addresses import addresses
from .oracle import READERS, may, may_read
from .registry import KEYED, MAILED, STAGES, visits_of
from .world import OWN, WORD, World, restricted

pytestmark = pytest.mark.sweep
ADDRESSES = addresses()
ANSWERED = {200, 204, 302, 405}
WRITTEN = {200, 204, 302, 403, 404, 405, 410, 422, 429, 409}
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
    """One request whose consequences are taken back, signing out too: the answer and what it says."""
    cookies = copy.deepcopy(client.cookies)
    with transaction.atomic():
        response = getattr(client, method)(address, data)
        content = b"".join(response.streaming_content) if response.streaming else response.content
        transaction.set_rollback(True)
    client.cookies = cookies
    return response, content.decode("utf-8", errors="replace")


def expected(reader, address, visit):
    """``open``, ``refused`` or ``not found``, from the table alone."""
    record = visit.record
    if address.view.among is None and not may(reader, address.needs):
        return "refused"
    if visit.through and not may(reader, visit.through):
        return "not found"
    for guarded in (record, getattr(record, "activity", None)):
        if hasattr(guarded, "audience") and not reads(reader, guarded.audience, guarded.audience_to, own=visit.own):
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
def test_a6_an_address_opens_to_whom_the_table_says_and_a5_shows_what_is_theirs(world, clients, address):
    wrong = []
    for visit in visits_of(address, world):
        path = reverse(address.name, kwargs=visit.kwargs)
        for kind, reader in READERS.items():
            response, said = ask(clients[kind], "get", path, q=WORD, text=WORD, **visit.query)
            wrong += [(path, kind, problem) for problem in problems(reader, address, visit, response, said)]

    assert wrong == []


def problems(reader, address, visit, response, said):
    """What is wrong with one answer, in words."""
    wanted = expected(reader, address, visit)
    found = verdict(response)
    if found != wanted and not (address.name in STAGES and wanted == "open"):
        yield f"{found} ({response.status_code}) where the table says {wanted}"
    elif found == "open" and response.status_code not in ANSWERED and address.name not in STAGES:
        yield f"answered {response.status_code}"
    yield from (f"shows {word}" for word in leaks(reader, html.unescape(said)))
    if said.lstrip().startswith("<!") and (inline := INLINE.search(said)):
        yield f"carries {inline.group()}"


def leaks(reader, said):
    """The hidden words that an answer shows to somebody who is outside their audience."""
    for word, (audience, audience_to) in restricted().items():
        if word in said and not reads(reader, audience, audience_to, own=word.endswith(OWN)):
            yield word


def only_activities():
    """The number by which the search is narrowed to activities: one page then holds them all."""
    return [source.kind for source in sources()].index("activity")


LISTS = ("activities:matrix", "activities:matrix-csv", "activities:activity-list", "search")
EXCHANGED = {"practice": "practices", "roadmap": "roadmaps", "channel": "channels"}


@pytest.mark.parametrize("thing", EXCHANGED)
@pytest.mark.parametrize("kind", READERS)
def test_a5_what_is_exchanged_is_listed_for_its_readers_and_the_own_country(world, clients, thing, kind):
    _response, said = ask(clients[kind], "get", reverse(f"exchange:{thing}-list"))

    records, reader = getattr(world, EXCHANGED[thing]), READERS[kind]
    shown = {one.audience for one in records if one.title_en in said}
    own = thing == "practice"
    assert shown == {one.audience for one in records if reads(reader, one.audience, one.audience_to, own=own)}


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("kind", READERS)
def test_a5_lists_show_all_that_is_for_the_reader_and_nothing_else(world, clients, name, kind):
    _response, said = ask(clients[kind], "get", reverse(name), q=WORD, text=WORD, only=only_activities())

    shown = {activity.audience for activity in world.activities if activity.title_en in said}
    assert shown == {one.audience for one in world.activities if may_read(READERS[kind], one.audience, one.audience_to)}


@pytest.mark.parametrize("kind", READERS)
def test_a5_the_matrix_counts_what_it_may_show(world, clients, kind):
    _response, said = ask(clients[kind], "get", reverse("activities:matrix"), text=WORD)
    _response, exported = ask(clients[kind], "get", reverse("activities:matrix-csv"), text=WORD)

    readable = [one for one in world.activities if may_read(READERS[kind], one.audience, one.audience_to)]
    assert len(re.findall(r'<tr id="row-', said)) == len(readable)
    assert exported.count(WORD) == len(readable)
