"""What a crash may leave behind: half files, processes without a master."""

import hashlib

import psutil

from .deployment import living

DATA = {
    "demonstration-day",
    "files",
    "form",
    "postgresql",
    "postgresql.lock",
    "profile",
    "secret-key",
    "templates",
    "temporary",
}
OWN = ("puebla-", "python_PostgresServer")  # folders for sockets and locks, made once


def wrong_files(deployment):
    """Files in the data folder that are no whole upload, and anything temporary, as sentences."""
    files = deployment.data / "files"
    for path in sorted(files.rglob("*")) if files.exists() else ():
        if path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() != path.name:
            yield f"Half done: {path.relative_to(deployment.data)} is no whole file."
    for path in sorted(deployment.data.iterdir()):
        if path.name not in DATA:
            yield f"Left behind: {path.name} in the data folder."
    for path in sorted((deployment.data / "templates").iterdir()):
        if path.suffix != ".cache":
            yield f"Left behind: {path.name} among the compiled templates."
    for path in sorted((deployment.data / "temporary").glob("*/*")):
        yield f"Left behind: {path.name} of process {path.parent.name}."
    for path in sorted(deployment.temporary.iterdir()):
        if not path.name.startswith(OWN):
            yield f"Left behind: {path.name} in the folder for what is temporary."


def wrong_processes(deployment):
    """Processes of this PostgreSQL that have no master, or of which there should be none, as sentences."""
    mine = {one.pid for one in [*deployment.postmaster(), *deployment.backends()]}
    folder = str(deployment.data / "postgresql")
    for process in living(psutil.process_iter()):
        try:
            if process.name() != "postgres" or process.cwd() != folder:
                continue
            # One that began or ended between the two looks has its master, or is gone.
            if not mine & {process.pid, process.ppid()} and process.is_running():
                yield f"Left behind: PostgreSQL's process {process.pid} ({' '.join(process.cmdline())})."
        except psutil.Error:
            continue


def running_after_stop(deployment):
    """After an orderly stop nothing of it runs and PostgreSQL has closed its books, else sentences."""
    if (deployment.data / "postgresql" / "postmaster.pid").exists():
        yield "PostgreSQL was not stopped with the server."
    yield from wrong_processes(deployment)
