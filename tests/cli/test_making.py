"""A database that is made in seconds is the one that Django makes in a minute."""

import pytest

from tests.template import migrated_template

from .whole import form_of, rows_of

pytestmark = pytest.mark.sweep
IN_DJANGOS_WAY = """
import django
django.setup()
from django.core.management import call_command
from django.core.management.commands.migrate import Command
call_command(Command(), verbosity=0, interactive=False)
call_command("createcachetable", verbosity=0)
"""


def test_a_database_made_at_once_has_the_form_that_the_migrations_say(deployments):
    quick, slow = deployments("quick", migrated_template()), deployments("slow")

    slow.run("-c", IN_DJANGOS_WAY)

    assert form_of(quick.address) == form_of(slow.address)
    assert _numbers(quick) == _numbers(slow)


def _numbers(deployment):
    """How many rows each table has: in which order Django numbers its names of models is chance."""
    return {table: number for table, (number, _digest) in rows_of(deployment.address).items()}
