"""The warm-start cache: what reading a folder gave, in one SQLite file of the user's cache.

It is only ever a shortcut. A file is trusted again only while its size, times and inode are
what they were; a cache that is missing, damaged, half written or of another version is the same
as none (every row carries a checksum; SQLite's own pages have none). It is written beside its
place and moved there whole.
"""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
import sys
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import quote

from bot import __version__
from bot.guides.findings import Finding
from bot.guides.library import Card
from bot.guides.model import Guide
from bot.guides.packing import pack, unpack
from bot.guides.scan import Facts

FORMAT = 3
"""Raise when what is stored changes its meaning."""

_TABLE = """
CREATE TABLE file (
    path TEXT PRIMARY KEY, size INT, modified INT, changed INT, inode INT,
    findings TEXT, company TEXT, role TEXT, company_display TEXT, role_display TEXT,
    role_type TEXT, labels TEXT, packed BLOB, body BLOB, checksum INT
) WITHOUT ROWID
"""
_INSERT = "INSERT INTO file VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_BETWEEN = "\x1f"
"""Between region labels: a character none may hold (see `front_matter`)."""


@dataclass(frozen=True, slots=True)
class Known:
    """What reading one version of one file gave: a card, or only findings."""

    facts: Facts
    card: Card | None
    findings: tuple[Finding, ...]


def cache_file(root: str, cache_folder: str) -> str:
    """Where the cache of the guides folder `root` lies, for this version of Bandstand."""
    key = f"{os.path.realpath(root)}\0{__version__}\0{FORMAT}\0{sys.version_info[:2]}"
    # A checksum is enough: two folders that shared a name would only cost each other the shortcut.
    name = zlib.crc32(key.encode("utf-8", "surrogateescape"))
    return os.path.join(cache_folder, f"guides-{name:08x}.sqlite")


def read(file: str) -> dict[str, Known]:
    """What the cache knows, by path; empty where it cannot be used."""
    if not os.path.exists(file):
        return {}
    try:
        with contextlib.closing(sqlite3.connect(f"file:{_quoted(file)}?mode=ro", uri=True)) as db:
            if db.execute("PRAGMA user_version").fetchone()[0] != FORMAT:
                return {}
            rows = db.execute("SELECT * FROM file").fetchall()
        return {row[0]: _known(row) for row in rows if row[-1] == _checksum(row[:-1])}
    except (sqlite3.Error, ValueError, TypeError, UnicodeError):
        return {}


def write(file: str, known: Mapping[str, Known]) -> bool:
    """Store what is known; False where the cache folder cannot be written (no harm done)."""
    draft = f"{file}.{os.getpid()}.tmp"
    try:
        os.makedirs(os.path.dirname(file), mode=0o700, exist_ok=True)
        with contextlib.suppress(FileNotFoundError):
            os.unlink(draft)
        _fill(draft, (_row(path, entry) for path, entry in known.items()))
        os.replace(draft, file)
    except (OSError, sqlite3.Error, UnicodeError):
        with contextlib.suppress(OSError):
            os.unlink(draft)
        return False
    return True


def _fill(draft: str, rows: Iterable[tuple[object, ...]]) -> None:
    with contextlib.closing(sqlite3.connect(draft, isolation_level=None)) as db:
        # A draft needs no journal: until it is moved nobody reads it.
        db.execute("PRAGMA journal_mode=OFF")
        db.execute("PRAGMA synchronous=OFF")
        db.execute("BEGIN")
        db.execute(_TABLE)
        db.executemany(_INSERT, rows)
        db.execute(f"PRAGMA user_version={FORMAT}")
        db.execute("COMMIT")


def _row(path: str, known: Known) -> tuple[object, ...]:
    values = _values(path, known)
    return (*values, _checksum(values))


def _checksum(values: Sequence[object]) -> int:
    """Of a row's other values, in the types SQLite gives back."""
    *head, packed, body = values
    of_head = zlib.crc32(repr(head).encode("utf-8", "surrogatepass"))
    if not isinstance(packed, bytes) or not isinstance(body, bytes):
        return of_head
    return zlib.crc32(body, zlib.crc32(packed, of_head))


def _values(path: str, known: Known) -> tuple[object, ...]:
    facts = known.facts
    found = (
        json.dumps([[f.severity, f.line, f.rule, f.problem, f.remedy] for f in known.findings])
        if known.findings
        else None
    )
    head = (path, facts.size, facts.modified_ns, facts.changed_ns, facts.inode, found)
    if known.card is None:
        return (*head, *(None,) * 8)
    card, guide = known.card, known.card.make()
    return (
        *head,
        card.company,
        card.role,
        card.company_display,
        card.role_display,
        card.role_type,
        _BETWEEN.join(card.labels),
        pack(guide).encode(),
        guide.body.encode(),
    )


def _known(row: tuple[Any, ...]) -> Known:
    path, size, modified, changed, inode, found, *index, _ = row
    findings = tuple(
        Finding(severity, path, *rest) for severity, *rest in json.loads(found or "[]")
    )
    facts = Facts(size, modified, changed, inode)
    company, role, company_display, role_display, role_type, labels, packed, body = index
    if company is None:
        return Known(facts, None, findings)
    card = Card(
        id=f"{company}/{role}",
        company=company,
        role=role,
        company_display=company_display,
        role_display=role_display,
        role_type=role_type,
        path=path,
        labels=tuple(labels.split(_BETWEEN)) if labels else (),
        make=partial(
            _guide,
            packed,
            body,
            company=company,
            role=role,
            company_display=company_display,
            role_display=role_display,
            role_type=role_type,
            path=path,
        ),
    )
    return Known(facts, card, findings)


def _guide(packed: bytes, body: bytes, **index: str) -> Guide:
    return unpack(packed.decode(), body=body.decode(), **index)


def _quoted(file: str) -> str:
    return quote(os.path.abspath(file).replace(os.sep, "/"))
