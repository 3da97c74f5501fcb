"""A ZIP that is the same bytes whenever and wherever it is packed: members in order, one date, no account's marks."""

import zipfile
from io import BytesIO

EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest day that a ZIP can say
FIRST = "[Content_Types].xml"  # some readers look at the first member only to know what the file is
LEVEL = 6


def packed_anew(archive: bytes) -> bytes:
    """The same members as in ``archive``, packed so that the same content gives the same bytes."""
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(archive)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in sorted(old.namelist(), key=lambda one: (one != FIRST, one)):
            member = zipfile.ZipInfo(name, EPOCH)
            member.external_attr = 0o600 << 16
            member.create_system = 3
            new.writestr(member, old.read(name), zipfile.ZIP_DEFLATED, LEVEL)
    return stream.getvalue()
