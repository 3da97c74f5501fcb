"""A profile becomes records: every area loads its own files, in the order of the stack, in one transaction."""

from importlib import import_module

from django.db import transaction

from puebla.kernel import clock
from puebla.kernel.access.standing import system
from puebla.kernel.trail import because

from .check import read_profile
from .process import profile_folder

LOADERS = (
    "puebla.areas.members.actions.load",
    "puebla.areas.bodies.actions.load",
    "puebla.areas.plans.actions.load",
    "puebla.areas.activities.actions.load",
)


def is_loaded():
    """Whether this database already holds a process."""
    from puebla.areas.members.models import Party

    return Party.objects.exists()


@transaction.atomic
def load_profile(name):
    """Load the profile ``name`` (or folder) whole or not at all; returns what was loaded, ``{thing: number}``.

    Raises ``ProfileError`` where the profile is wrong.
    """
    profile = read_profile(profile_folder(name))
    by = system(clock.today())
    counts = {}
    with because(by=by, act="profile.load", reason=f"Profile {name}"):
        for module in LOADERS:
            counts |= import_module(module).load(profile, by=by)
    return counts


@transaction.atomic
def load_demonstration(name):
    """Load the demonstration's people and their seats, each marked as such."""
    profile = read_profile(profile_folder(name))
    by = system(clock.today())
    with because(by=by, act="demonstration.load"):
        import_module("puebla.areas.bodies.actions.load").load_people(profile, by=by)
