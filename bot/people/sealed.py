"""Sealing what people save: with the first key of the settings, opened with any of them.

Fernet (AES-128-CBC with an HMAC) by the cryptography package. Keys live in the environment only;
what is sealed lives in the database only.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from bot.errors import SettingsError

if TYPE_CHECKING:
    from cryptography.fernet import MultiFernet

KEYS_VARIABLE = "BANDSTAND_KEYS"
_KEY_BYTES = 32


def keys(env: Mapping[str, str]) -> tuple[str, ...]:
    """The keys that the environment gives, newest first; none where it gives none.

    Raises:
        SettingsError: one of them is no key; its text is not quoted.
    """
    given = [key.strip() for key in env.get(KEYS_VARIABLE, "").split(",")]
    if given == [""]:
        return ()
    for place, key in enumerate(given, 1):
        if not _is_key(key):
            raise SettingsError(
                f"Key {place} of {KEYS_VARIABLE} is not a key.",
                "Make one with `bandstand offers key`; several are joined by commas, newest first.",
            )
    return tuple(given)


def _is_key(text: str) -> bool:
    try:
        return len(base64.b64decode(text, altchars=b"-_", validate=True)) == _KEY_BYTES
    except (binascii.Error, ValueError):
        return False


def fresh_key() -> str:
    """A new random key, as the settings take it."""
    from cryptography.fernet import Fernet

    return Fernet.generate_key().decode("ascii")


@dataclass(frozen=True)
class Sealer:
    """Seals with the first key, opens with any."""

    keys: tuple[str, ...] = field(repr=False)
    """At least one."""

    def seal(self, text: bytes) -> bytes:
        """The text, unreadable without a key."""
        return self._fernet.encrypt(text)

    def open(self, sealed: bytes) -> bytes | None:
        """The text that was sealed; None where no key fits or it was changed."""
        from cryptography.fernet import InvalidToken

        try:
            return self._fernet.decrypt(sealed)
        except InvalidToken:
            return None

    def again(self, sealed: bytes) -> bytes | None:
        """The same, sealed with the first key; None where no key opens it."""
        text = self.open(sealed)
        return None if text is None else self.seal(text)

    @cached_property
    def _fernet(self) -> MultiFernet:
        # Imported here: it loads OpenSSL, and most answers seal nothing.
        from cryptography.fernet import Fernet, MultiFernet

        return MultiFernet([Fernet(key) for key in self.keys])
