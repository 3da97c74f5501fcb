"""Prints, as JSON, one address of every page of the running demonstration, with the world of the sweep in its database.

Run in a process of its own, whose ``DATABASE_URL`` names the demonstration's database.
"""

import json
import os

os.environ.update(DJANGO_SETTINGS_MODULE="puebla.config.settings", PUEBLA_CLOCK="2022-03-01", PUEBLA_DEMONSTRATION="1")

import django

django.setup()

from django.urls import reverse  # noqa: E402  after the set-up

from tests.contract.addresses import addresses  # noqa: E402
from tests.contract.registry import visits_of  # noqa: E402
from tests.contract.world import World  # noqa: E402


def one_of_each():
    """``{name: address without its language}``, those that only take something in included."""
    world, found = World(), {}
    for address in addresses():
        visit = visits_of(address, world)[0]
        found[address.name] = reverse(address.name, kwargs=visit.kwargs).removeprefix("/en")
    return found


if __name__ == "__main__":
    print(json.dumps(one_of_each()))  # noqa: T201  its output is what it is for
