"""Archives that somebody has tampered with, and sealed again as anybody can."""

import hashlib
import json
import zipfile

from puebla.kernel.archive import seal


def forged(backup, path, change, *, fitting=True, packed=zipfile.ZIP_DEFLATED):
    """A copy of ``backup`` at ``path``: ``change(members, manifest)`` alters ``{name: bytes}`` and the manifest in place.

    The manifest's sizes and hashes are then made to fit, unless ``fitting`` is false.
    """
    with zipfile.ZipFile(backup) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    manifest = json.loads(members.pop("manifest.json"))
    change(members, manifest)
    if fitting:
        manifest["members"] = {
            name: {"size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
            for name, content in members.items()
        }
    return sealed(path, members | {"manifest.json": json.dumps(manifest).encode()}, packed)


def sealed(path, members, packed=zipfile.ZIP_DEFLATED):
    """A sealed archive of these members, whatever they are."""
    with path.open("w+b") as stream:
        with zipfile.ZipFile(stream, "w", packed) as archive:
            for name, content in members.items():
                archive.writestr(name, content)
            archive.comment = seal.BLANK
        seal.seal(stream)
    return path
