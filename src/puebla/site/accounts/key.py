"""Keys of mailed links: only their fingerprint is stored, so that a copy of the database opens nothing."""

import hashlib
import secrets


def new_key() -> str:
    return secrets.token_urlsafe(32)


def hash_of(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()
