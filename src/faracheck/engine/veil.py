"""Bytes that only who has the draft can read: the secret is made of the draft itself.

The stream is SHAKE-256 over the secret and a number that is never used twice; BLAKE2b with a key
of the same secret says whether a byte was changed (hashlib; FIPS 202, RFC 7693).
"""

import hashlib
import hmac
import os

NONCE = 16
SEAL = 32


def veiled(secret: bytes, data: bytes) -> bytes:
    """Return the bytes unreadable and sealed."""
    nonce = os.urandom(NONCE)
    hidden = _turned(secret, nonce, data)
    return nonce + _seal(secret, nonce, hidden) + hidden


def unveiled(secret: bytes, data: bytes) -> bytes | None:
    """Return what was veiled with this secret, None where anything else was."""
    nonce, seal, hidden = data[:NONCE], data[NONCE : NONCE + SEAL], data[NONCE + SEAL :]
    if not hmac.compare_digest(seal, _seal(secret, nonce, hidden)):
        return None
    return _turned(secret, nonce, hidden)


def _turned(secret: bytes, nonce: bytes, data: bytes) -> bytes:
    stream = hashlib.shake_256(b"veil" + secret + nonce).digest(len(data))
    turned = int.from_bytes(data, "little") ^ int.from_bytes(stream, "little")
    return turned.to_bytes(len(data), "little")


def _seal(secret: bytes, nonce: bytes, hidden: bytes) -> bytes:
    key = hashlib.blake2b(secret, person=b"seal").digest()
    return hashlib.blake2b(nonce + hidden, key=key, digest_size=SEAL).digest()
