"""A1, A6: whatever is sent to whatever address, the table decides who may; nothing sent breaks the program."""

import pytest
from django.urls import reverse

from .oracle import READERS
from .registry import visits_of
from .test_sweep import ADDRESSES, WRITTEN, ask, clients, expected, verdict, world  # noqa: F401  fixtures

NONSENSE = {"date": "31/02/2022", "on": "yesterday", "reason": "\x00<script>", "version": "-1", "state": "sideways"}


@pytest.mark.parametrize("data", [{}, NONSENSE], ids=["nothing", "nonsense"])
@pytest.mark.parametrize("address", ADDRESSES, ids=lambda address: address.name)
def test_a6_writing_is_refused_to_whom_the_table_refuses(world, clients, address, data):  # noqa: F811
    wrong = []
    for visit in visits_of(address, world):
        path = reverse(address.name, kwargs=visit.kwargs)
        for kind, reader in READERS.items():
            response = ask(clients[kind], "post", path, **data)
            wanted = expected(reader, address, visit)
            if wanted != "open" and verdict(response) != wanted:
                wrong.append((path, kind, response.status_code, wanted))
            elif wanted == "open" and response.status_code not in WRITTEN | {404}:
                wrong.append((path, kind, response.status_code, "an answer"))

    assert wrong == []
