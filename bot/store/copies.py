"""A copy of an SQLite file as it was before its upgrade, kept beside it."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from bot.errors import StoreError


def keep_copy(file: Path, revision: str) -> Path:
    """Copy the file to `<name>.<revision>`, for its owner only; replaces an earlier such copy.

    Whoever calls holds the file's write lock, so that nothing is written meanwhile.

    Raises:
        StoreError: there is no room or no right to write the copy.
    """
    copy = file.with_name(f"{file.name}.{revision}")
    draft = copy.with_name(f"{copy.name}.{os.getpid()}.tmp")
    try:
        os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(draft)) as target:
            source.backup(target)
        os.replace(draft, copy)
    except (OSError, sqlite3.Error) as error:
        with suppress(OSError):
            os.unlink(draft)
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise StoreError(
            str(file), f"cannot be copied to {copy} before its upgrade ({reason})"
        ) from None
    return copy
