"""Which files of a folder are guides, and by which facts a change to one is seen."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass

from bot.errors import GuidesFolderError
from bot.guides.findings import Finding

MAX_DEPTH = 8
"""Folders inside folders; deeper ones are left alone."""
_ALMOST = (".md", ".markdown")
"""Ends of names, in any case, that people give to Markdown; guides' are .md."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What tells one version of a file from another without reading it."""

    size: int
    modified_ns: int
    changed_ns: int
    inode: int


@dataclass(frozen=True, slots=True)
class Scan:
    """The guide files below a folder, by relative path, and what was passed over."""

    files: dict[str, Facts]
    findings: tuple[Finding, ...]


def scan(root: str) -> Scan:
    """List the Markdown files below `root`.

    Hidden files and folders, editors' swap and backup files are passed over in silence;
    a link that leads out of the folder is refused with a finding, and what only looks like a
    guide's file is noted.

    Raises:
        GuidesFolderError: `root` is not a folder that can be listed.
    """
    if not os.path.isdir(root):
        raise GuidesFolderError(root, "is not there" if not os.path.exists(root) else "is a file")
    findings: list[Finding] = []
    real_root = os.path.realpath(root)
    try:
        files = dict(sorted(_walk(root, "", real_root, findings, 0)))
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        raise GuidesFolderError(root, f"cannot be opened ({reason})") from error
    return Scan(files, tuple(findings))


def _walk(
    folder: str, prefix: str, real_root: str, findings: list[Finding], depth: int
) -> Iterator[tuple[str, Facts]]:
    for entry in _entries(folder, prefix, findings):
        if entry.name.startswith((".", "#")):
            continue
        path = prefix + entry.name
        if entry.is_symlink() and _leaves(entry.path, real_root):
            findings.append(_outside(path))
        elif _is_folder(entry):
            if depth < MAX_DEPTH and not entry.is_symlink():
                yield from _walk(entry.path, path + "/", real_root, findings, depth + 1)
        elif entry.name.endswith(".md"):
            facts = _facts(entry)
            if facts:
                yield path, facts
            elif entry.is_symlink():  # else gone since it was listed
                findings.append(
                    _not_read(path, "is a link to nothing", "Mend the link, or delete it.")
                )
        elif entry.name.lower().endswith(_ALMOST):
            findings.append(_not_read(path, "is not read", "Let its name end in .md to serve it."))


def _entries(folder: str, prefix: str, findings: list[Finding]) -> list[os.DirEntry[str]]:
    """What a folder holds. One inside the guides folder that cannot be listed holds nothing."""
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError as error:
        if not prefix:
            raise
        if not isinstance(error, FileNotFoundError):  # else gone since it was listed
            findings.append(_closed(prefix.removesuffix("/"), error))
        return []


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link to itself
        return False


def _facts(entry: os.DirEntry[str]) -> Facts | None:
    try:
        found = entry.stat()
    except OSError:  # gone since it was listed, or a link to nothing
        return None
    return Facts(found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)


def _leaves(path: str, real_root: str) -> bool:
    real = os.path.realpath(path)
    return real != real_root and not real.startswith(real_root + os.sep)


def _closed(path: str, error: OSError) -> Finding:
    return Finding(
        "error",
        path,
        1,
        "unreadable",
        f"This folder cannot be opened: {error.strerror or type(error).__name__}.",
        "Let Bandstand read it, or move it out of the guides folder.",
    )


def _not_read(path: str, what: str, remedy: str) -> Finding:
    return Finding("note", path, 1, "not-read", f"This file {what}.", remedy)


def _outside(path: str) -> Finding:
    return Finding(
        "error",
        path,
        1,
        "link-outside",
        "This link leads out of the guides folder.",
        "Put the file itself here.",
    )
