"""Where the bundled data lies, and its YAML tables read as plain text values."""

from __future__ import annotations

import contextlib
import json
import os
import zlib
from functools import lru_cache
from pathlib import Path
from typing import Any

_HERE = Path(__file__).resolve().parent


@lru_cache(maxsize=1)
def data_folder() -> Path:
    """The folder with `guides/`, `playbook.md` and the language's tables.

    It lies beside the code in a checkout, and inside the package in a wheel.
    """
    checkout = _HERE.parent / "data"
    return checkout if (checkout / "guides").is_dir() else _HERE / "_data"


def load_table(file: Path, cache_folder: str | None = None) -> dict[str, Any]:
    """A YAML table of ours; every scalar is the text that stands there.

    With a cache folder the parsed table is kept there as JSON, which is read in a twentieth of
    the time, for as long as the file's size, time and inode stay what they are.
    """
    found = os.stat(file)
    facts = [str(file), found.st_size, found.st_mtime_ns, found.st_ino]
    kept = _kept(file, cache_folder) if cache_folder else None
    cached = _read(kept, facts) if kept else None
    if cached is not None:
        return cached
    table = _parse(file)
    if kept:
        _write(kept, {"facts": facts, "table": table})
    return table


def _kept(file: Path, cache_folder: str) -> str:
    return os.path.join(cache_folder, f"{file.stem}-{zlib.crc32(os.fsencode(file)):08x}.json")


def _read(kept: str, facts: list[object]) -> dict[str, Any] | None:
    try:
        with open(kept, encoding="utf-8") as opened:
            stored = json.load(opened)
        return stored["table"] if stored["facts"] == facts else None
    except (OSError, ValueError, KeyError, TypeError):
        return None  # missing, damaged or half written: as good as none


def _write(kept: str, stored: dict[str, object]) -> None:
    draft = f"{kept}.{os.getpid()}.tmp"
    with contextlib.suppress(OSError):
        os.makedirs(os.path.dirname(kept), mode=0o700, exist_ok=True)
        with open(draft, "w", encoding="utf-8") as opened:
            json.dump(stored, opened, ensure_ascii=False)
        os.replace(draft, kept)


def _parse(file: Path) -> dict[str, Any]:
    import yaml  # not needed while the cache is good

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    with file.open(encoding="utf-8") as opened:
        table: dict[str, Any] = yaml.load(opened, Loader=loader)  # noqa: S506 - it makes text only
    return table
