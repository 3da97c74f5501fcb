"""What went wrong, as a sentence for the person at the terminal."""

import errno

from puebla.kernel.embedded import EmbeddedDatabaseError
from puebla.kernel.refusals import RuleBroken
from puebla.profiles.check import ProfileError


def refusal_of(error):
    """The sentence for an error that the reader can mend; ``None`` where the program itself is at fault."""
    if isinstance(error, EmbeddedDatabaseError | RuleBroken):
        return str(error)
    if isinstance(error, ProfileError):
        return f"The profile cannot be used; nothing was loaded.\n{error}"
    if isinstance(error, OSError):
        return _of_the_system(error)
    return _of_the_database(error)


def _of_the_system(error):
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return "The disk is full. Make room and start again; what was saved is still there."
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS) and error.filename:
        return f"{error.filename} may not be written ({error.strerror}). Choose another folder with --data."
    return None


def _of_the_database(error):
    import psycopg
    from django.db import OperationalError

    cause = error.__cause__ if isinstance(error.__cause__, psycopg.Error) else error
    if isinstance(cause, psycopg.errors.DiskFull):
        return "The disk of the database is full. Make room and start again; what was saved is still there."
    if isinstance(cause, psycopg.errors.UndefinedTable | psycopg.errors.UndefinedColumn):
        return "The database is not in the form of this version of Puebla. Start it once: puebla serve brings it there."
    if isinstance(error, OperationalError) or isinstance(cause, psycopg.OperationalError):
        return f"The database does not answer: {str(cause).strip()}"
    return None
