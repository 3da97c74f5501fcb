"""Installed like any other program: the wheel in a clean virtual environment, away from the checkout and from Node."""

import hashlib
import re
import shutil
import subprocess
import sys
import urllib.request
import venv
import zipfile
from pathlib import Path

import pytest

from tests.server import Server, puebla
from tests.template import ROOT

pytestmark = pytest.mark.installation
LEFT_OUT = shutil.ignore_patterns(".git", ".venv", "node_modules", "__pycache__", "*.egg-info", "build", "dist", "data")
BUILT = ("site/data/world.json", "site/static/puebla/puebla.css", "site/static/puebla/puebla.js")
# With which root gives the embedded PostgreSQL to an account of its own.
OF_THE_SYSTEM = ("useradd", "adduser", "ldconfig", "uname")


@pytest.fixture(scope="module")
def checkout(tmp_path_factory):
    """A copy of this checkout as it is built, without what is installed in it."""
    copy = tmp_path_factory.mktemp("wheel") / "checkout"
    shutil.copytree(ROOT / "src", copy / "src", ignore=LEFT_OUT)
    shutil.copytree(ROOT / "src" / "puebla" / "site" / "data", copy / "src" / "puebla" / "site" / "data")
    shutil.copytree(ROOT / "bin", copy / "bin")
    for name in ("pyproject.toml", "setup.py", "README.md", "LICENSE"):
        shutil.copy2(ROOT / name, copy)
    return copy


def build(checkout, folder):
    """``bin/wheel``: its status, the wheel's path, and what it complains of."""
    done = subprocess.run(
        [checkout / "bin" / "wheel", sys.executable, folder], check=False, capture_output=True, text=True
    )
    return done.returncode, done.stdout.strip(), done.stderr


@pytest.fixture(scope="module")
def wheel(checkout, tmp_path_factory):
    status, path, complaint = build(checkout, tmp_path_factory.mktemp("dist"))
    assert status == 0, complaint
    return path


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """The virtual environment into which pip installed the wheel and the locked libraries, hashes checked."""
    folder = tmp_path_factory.mktemp("installed") / "venv"
    venv.create(folder, with_pip=True, symlinks=True)
    digest = hashlib.sha256(Path(wheel).read_bytes()).hexdigest()
    wanted = folder / "wheel.txt"
    wanted.write_text(f"puebla @ file://{wheel} --hash=sha256:{digest}\n")
    pip = [folder / "bin" / "python", "-m", "pip", "--disable-pip-version-check", "-qq"]
    locked = ROOT / "requirements" / "run.txt"
    subprocess.run([*pip, "install", "--require-hashes", "-r", locked, "-r", wanted], check=True)
    subprocess.run([*pip, "check"], check=True)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def path_without_node(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bin")
    for name in OF_THE_SYSTEM:
        if found := shutil.which(name):
            (folder / name).symlink_to(found)
    return str(folder)


@pytest.fixture(scope="module")
def demonstration(installed, path_without_node, tmp_path_factory):
    """``puebla demo`` in an empty folder, as the README says."""
    folder = tmp_path_factory.mktemp("empty") / "here"
    folder.mkdir()
    program = installed / "bin" / "puebla"
    server = Server("demo", log=folder.parent / "log", program=program, cwd=folder, PATH=path_without_node)
    server.folder = folder
    yield server
    server.stop()
    assert "Traceback" not in server.said(), server.said()


def read(url):
    with urllib.request.urlopen(url, timeout=20) as answer:
        return answer.headers.get_content_type(), answer.read().decode()


def test_the_wheel_holds_the_package_and_what_was_built_for_it_and_nothing_else(wheel):
    command = ["git", "ls-files", "-co", "--exclude-standard", "src/puebla"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout.splitlines()
    source = {name.removeprefix("src/") for name in listed if (ROOT / name).is_file()}
    built = {f"puebla/{name}" for name in BUILT}
    built |= {name.removesuffix("po") + "mo" for name in source if name.endswith(".po")}
    static = ROOT / "src" / "puebla" / "site" / "static"
    built |= {f"puebla/site/static/{path.relative_to(static)}" for path in static.glob("**/*") if path.is_file()}

    held = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}

    assert held == {name for name in source if not name.endswith(".po")} | built


def test_the_wheel_asks_for_no_less_than_the_project_says(wheel):
    [name] = [name for name in zipfile.ZipFile(wheel).namelist() if name.endswith("METADATA")]
    asked = re.findall(r"Requires-Dist: (\S+)", zipfile.ZipFile(wheel).read(name).decode())
    said = re.findall(r'^  "([^"]+)", +#', (ROOT / "pyproject.toml").read_text("utf-8"), re.MULTILINE)

    assert [name for name in asked if not re.search(r"[~>]=\d", name)] == []
    assert {name.lower() for name in asked} <= set(said)


@pytest.mark.parametrize("name", [*BUILT, "areas/plans/locale/es/LC_MESSAGES/django.mo"])
def test_without_what_is_built_no_wheel_is_made(checkout, tmp_path, name):
    kept = tmp_path / "kept"
    shutil.move(checkout / "src" / "puebla" / name, kept)

    try:
        said = build(checkout, tmp_path / "dist")
    finally:
        shutil.move(kept, checkout / "src" / "puebla" / name)

    sentence = f"No wheel was made, because this is not built yet: {name}. Run: make wheel\n"
    assert said == (1, "", sentence)
    assert list(tmp_path.glob("dist/*")) == []


def test_what_runs_is_what_was_installed(installed, tmp_path):
    ask = "import puebla, sys; print(puebla.__file__, *sys.path, sep='\\n')"
    done = subprocess.run(
        [installed / "bin" / "python", "-c", ask], cwd=tmp_path, check=True, capture_output=True, text=True
    )

    where, *paths = done.stdout.splitlines()
    assert where.startswith(str(installed))
    assert [path for path in paths if path.startswith(str(ROOT / "src"))] == []


def test_it_says_its_version_and_finds_all_in_order(installed, demonstration, path_without_node):
    program = installed / "bin" / "puebla"

    assert puebla("--version", program=program, cwd=demonstration.folder) == (0, "Puebla 0.1.0\n", "")
    status, said, errors = puebla("doctor", program=program, cwd=demonstration.folder, PATH=path_without_node)
    assert (status, errors) == (0, "")
    assert re.search(r"parties\.members +11\b", said)


def test_pages_styles_scripts_and_spanish_are_all_there(demonstration):
    _kind, english = read(f"{demonstration.url}/en/sign-in/")
    _kind, spanish = read(f"{demonstration.url}/es/sign-in/")
    _kind, home = read(f"{demonstration.url}/es/")
    files = {name: read(demonstration.url + name) for name in re.findall(r'"(/static/[^"?#]+\.(?:css|js))', english)}

    assert "Marisol Quesada" in english
    assert re.search(r'<html[^>]* lang="es"', spanish)
    assert "Contraseña" in spanish
    assert "Conferencia Regional sobre Migración" in home
    assert {kind for kind, _content in files.values()} == {"text/css", "text/javascript"}
    assert all(len(content) > 10_000 for _kind, content in files.values())
    assert sorted(path.name for path in demonstration.folder.iterdir()) == ["data"]
