"""Start-up checks of the house itself."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.core.checks import Error, register

from .access import conditions, table  # noqa: F401  conditions registers itself


def load(module):
    """Import that module of every area which has one: ``permissions`` and ``panels`` register themselves."""
    for config in apps.get_app_configs():
        if config.name.startswith("puebla.") and find_spec(f"{config.name}.{module}"):
            import_module(f"{config.name}.{module}")


def load_permissions():
    """Import every area's ``permissions`` module, which registers its conditions."""
    load("permissions")


@register()
def permission_table_is_complete(app_configs, **kwargs):
    load_permissions()
    return [
        Error(f"access.yaml names the condition “{code}”, which no area defines.", id="puebla.E001")
        for code in table.undefined_conditions()
    ]
