"""A profile becomes records: every area loads its own files, in the order of the stack, in one transaction."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.db import transaction

from puebla.kernel import clock
from puebla.kernel.access.standing import system
from puebla.kernel.refusals import RuleBroken
from puebla.kernel.trail import because

from .check import read_profile
from .process import profile_folder


def areas_with(module):
    """The modules of that name (``actions.load``) that the installed areas offer, lowest area first."""
    layer = module.partition(".")[0]
    areas = [config.name for config in apps.get_app_configs() if config.name.startswith("puebla.areas.")]
    names = [f"{area}.{module}" for area in areas if find_spec(f"{area}.{layer}")]  # an area need not write anything
    return [import_module(name) for name in names if find_spec(name)]


def is_loaded():
    """Whether this database already holds a process."""
    return apps.get_model("members.Party").objects.exists()


def is_demonstration():
    """Whether the process in this database is the demonstration, known by its invented people."""
    return apps.get_model("members.Person").objects.filter(is_demonstration=True).exists()


@transaction.atomic
def load_profile(name, *, demonstration=False, progress=None):
    """Load the profile ``name`` (or folder) whole or not at all; returns what was loaded, ``{thing: number}``.

    With ``demonstration`` its invented people and their seats too. ``progress(done, total)`` is told after each area.
    Raises ``ProfileError`` where the profile is wrong, ``RuleBroken`` where the database already holds a process.
    """
    if is_loaded():
        raise RuleBroken("already_loaded", "This database already holds a process; a profile is loaded once.")
    profile = read_profile(profile_folder(name))
    by = system(clock.today())
    loaders = areas_with("actions.load")
    counts = {}
    with because(by=by, act="profile.load", reason=f"Profile {profile['process']['code']}"):
        for done, loader in enumerate(loaders, start=1):
            counts |= loader.load(profile, by=by)
            if progress:
                progress(done, len(loaders))
    if demonstration:
        load_demonstration(name)
    return counts


@transaction.atomic
def load_demonstration(name):
    """Load the demonstration's people and their seats, each marked as such."""
    profile = read_profile(profile_folder(name))
    by = system(clock.today())
    with because(by=by, act="demonstration.load"):
        import_module("puebla.areas.bodies.actions.load").load_people(profile, by=by)
