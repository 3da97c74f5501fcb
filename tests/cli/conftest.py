"""Deployments to save and to bring back: databases of their own beside data folders of their own."""

import secrets
import subprocess
import sys
from urllib.parse import urlsplit

import pytest

from tests.server import environment, puebla
from tests.template import ROOT, address_of, execute


class Deployment:
    """A data folder and a database; ``deployment("doctor")`` runs a command of Puebla on both."""

    def __init__(self, folder, address):
        self.folder, self.address = folder, address
        self.database = urlsplit(address).path.strip("/")

    def __call__(self, *arguments, **variables):
        return puebla(*arguments, "--data", str(self.folder), **{"DATABASE_URL": self.address} | variables)

    def run(self, *command):
        """A program of Python beside it, with the deployment's own database."""
        variables = {"DATABASE_URL": self.address, "PUEBLA_DATA": str(self.folder)}
        variables["DJANGO_SETTINGS_MODULE"] = "puebla.config.settings"
        if command[0] != "-m":  # a module of ours asks the folder
            variables["PUEBLA_SECRET_KEY"] = "any" * 20
        subprocess.run([sys.executable, *command], env=environment(**variables), cwd=ROOT, check=True)


@pytest.fixture(scope="module")
def deployments(worker_id, tmp_path_factory):
    """``deployments("source", template)``: a deployment of that name; without a template its database is empty.

    ``owner`` is the name of an account, made for it, that owns the database and nothing else.
    """
    made, owners = [], []

    def make(name, template="template0", owner=None):
        database = f"puebla_{name}_{worker_id}"
        execute(f'DROP DATABASE IF EXISTS "{database}" WITH (FORCE)')
        execute(f'CREATE DATABASE "{database}" TEMPLATE "{template}"')
        made.append(database)
        address = address_of(database)
        if owner:
            owner, password = f"{owner}_{worker_id}", secrets.token_hex(16)
            execute(f'DROP ROLE IF EXISTS "{owner}"')
            execute(f"CREATE ROLE \"{owner}\" LOGIN PASSWORD '{password}'")
            execute(f'ALTER DATABASE "{database}" OWNER TO "{owner}"')
            owners.append(owner)
            address = as_account(address, owner, password)
        return Deployment(tmp_path_factory.mktemp(name) / "data", address)

    yield make
    for database in made:
        execute(f'DROP DATABASE IF EXISTS "{database}" WITH (FORCE)')
    for owner in owners:
        execute(f'DROP ROLE "{owner}"')


def as_account(address, name, password):
    parts = urlsplit(address)
    place = parts.netloc.rpartition("@")[2]
    return parts._replace(netloc=f"{name}:{password}@{place}").geturl()


@pytest.fixture(scope="module")
def source(deployments, prepared):
    """The demonstration with things in it that are hard to carry."""
    deployment = deployments("source", prepared)
    deployment.run("-m", "tests.cli.odd_things", str(deployment.folder))
    return deployment


@pytest.fixture(scope="module")
def backup(source, tmp_path_factory):
    """The path of a backup of ``source``."""
    file = tmp_path_factory.mktemp("backup") / "rcm.zip"
    status, _said, errors = source("backup", str(file))
    assert (status, errors) == (0, "")
    return file
