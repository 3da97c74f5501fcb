"""The process that this deployment serves: names, settings and vocabularies of its profile, read once."""

from functools import cache
from pathlib import Path

import yaml
from django.conf import settings

from puebla.kernel.languages import reading_language

FOLDER = Path(__file__).resolve().parent


def profile_folder(name):
    """The folder of a profile: one of ours by name, or any folder by path."""
    own = FOLDER / name
    return own if own.is_dir() else Path(name)


@cache
def _read(name):
    with (profile_folder(name) / "process.yaml").open("rb") as stream:
        return yaml.load(stream, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506  both are safe


class Process:
    """``process.yaml`` with its texts in the reader's language: ``process().name``, ``process().setting("...")``."""

    def __init__(self, data):
        self.data = data

    def text(self, key):
        return self.data[key][reading_language()]

    @property
    def code(self):
        return self.data["code"]

    @property
    def name(self):
        return self.text("name")

    @property
    def short_name(self):
        return self.text("short_name")

    @property
    def founded(self):
        """The year in which the process began."""
        return int(self.data["founded"][:4])

    @property
    def sources(self):
        """The documents that the profile was made from: code, name, what is taken from each."""
        language = reading_language()
        return [
            {"code": one["code"], "name": one["name"][language], "holds": one["holds"][language]}
            for one in self.data.get("sources", [])
        ]

    def setting(self, code):
        """The value of a setting of the process. Raises ``KeyError`` for one that the profile does not have."""
        return self.data["settings"][code]["value"]


def source_names():
    """What each code of a source stands for, in the reader's language: ``{"R20": "20 Years Report ..."}``."""
    return {one["code"]: one["name"] for one in process().sources}


def process():
    """The process of this deployment (``PUEBLA_PROFILE``)."""
    return Process(_read(settings.PUEBLA_PROFILE))
