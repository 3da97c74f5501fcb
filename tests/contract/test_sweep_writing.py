"""A1, A6: whatever is sent to whatever address, the table decides who may; nothing sent breaks the program."""

from itertools import cycle

import pytest
from django.urls import reverse

from .oracle import READERS
from .registry import visits_of
from .test_sweep import ADDRESSES, WRITTEN, ask, clients, expected, verdict, world  # noqa: F401  fixtures

pytestmark = pytest.mark.sweep
NONSENSE = {"date": "31/02/2022", "on": "yesterday", "reason": "\x00<script>", "version": "-1", "state": "sideways"}


@pytest.mark.parametrize("address", ADDRESSES, ids=lambda address: address.name)
def test_a6_nothing_is_taken_from_whom_the_table_refuses_and_nothing_sent_breaks(world, clients, address):  # noqa: F811
    wrong = []
    sent = cycle(({}, NONSENSE))  # each to every other of those to whom the address is open
    for number, (kind, reader) in enumerate(READERS.items()):
        for wanted, visit in one_of_each(reader, address, visits_of(address, world), number):
            path = reverse(address.name, kwargs=visit.kwargs)
            response, _said = ask(clients[kind], "post", path, **(next(sent) if wanted == "open" else {}))
            # Whoever is signed out may be told so whatever the address names.
            shut = {wanted, "refused"} if kind == "public" else {wanted}
            if wanted != "open" and verdict(response) not in shut:
                wrong.append((path, kind, response.status_code, wanted))
            elif wanted == "open" and response.status_code not in WRITTEN:
                wrong.append((path, kind, response.status_code, "an answer"))

    assert wrong == []


def one_of_each(reader, address, visits, number):
    """``(what the table says, visit)``: one record of each that is open, refused and not there to the reader.

    Which, turns from one reader to the next; that every record is judged so is seen where they are read.
    """
    turned = visits[number % len(visits) :] + visits[: number % len(visits)]
    return {expected(reader, address, visit): visit for visit in turned}.items()
