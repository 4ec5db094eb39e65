"""A guide's file as bytes, and another put in its place, whole or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile

from bot.guides.findings import FileRefusedError, Finding


def load(root: str, path: str) -> bytes:
    """What the file holds; `path` is relative to the guides folder.

    Raises:
        FileRefusedError: it is outside the folder, or cannot be read.
    """
    full = real_path(root, path)
    try:
        return _read(full)
    except OSError as error:
        problem = f"The file cannot be read: {error.strerror or type(error).__name__}."
        raise _refused(path, problem, "Let Bandstand read it.") from error


def save(root: str, path: str, before: bytes, after: bytes) -> None:
    """Write `after` where the file still holds `before`; its mode and owner stay.

    Args:
        root: the guides folder.
        path: relative to it; a link is followed inside the folder only.

    Raises:
        FileRefusedError: the file is elsewhere, was changed since, or cannot be written; it is
            as it was.
    """
    full = real_path(root, path)
    try:
        draft = _draft(full, after)
    except OSError as error:
        raise _unwritten(path, error) from error
    try:
        # Only a moment is left in which somebody else's change would be lost.
        if _read(full) != before:
            raise _refused(path, "The file was changed while the review was written.")
        os.replace(draft, full)
        _sync(os.path.dirname(full))
    except OSError as error:
        raise _unwritten(path, error) from error
    finally:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(draft)


def real_path(root: str, path: str) -> str:
    """Where the file itself lies.

    Raises:
        FileRefusedError: outside the folder.
    """
    inside, full = os.path.realpath(root), os.path.realpath(os.path.join(root, path))
    if os.path.commonpath((inside, full)) != inside:
        raise _refused(path, "This link leads out of the guides folder.", "Put the file here.")
    return full


def _draft(full: str, text: bytes) -> str:
    """A hidden file beside it with its mode, on the disk for good."""
    facts = os.stat(full)
    handle, draft = tempfile.mkstemp(prefix=".", suffix=".tmp", dir=os.path.dirname(full))
    try:
        with open(handle, "wb") as file:
            file.write(text)
            file.flush()
            with contextlib.suppress(PermissionError):
                os.fchown(handle, facts.st_uid, facts.st_gid)
            os.fchmod(handle, facts.st_mode & 0o7777)
            os.fsync(handle)
    except BaseException:
        os.unlink(draft)
        raise
    return draft


def _read(full: str) -> bytes:
    with open(full, "rb") as file:
        return file.read()


def _sync(folder: str) -> None:
    """Have the folder's entry outlive a power cut, where the file system can promise that."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _unwritten(path: str, error: OSError) -> FileRefusedError:
    reason = error.strerror or type(error).__name__
    problem = f"The file cannot be written: {reason}."
    return _refused(path, problem, "Let Bandstand write to its folder.")


def _refused(path: str, problem: str, remedy: str = "Apply the review again.") -> FileRefusedError:
    return FileRefusedError(Finding("error", path, 1, "unwritten", problem, remedy))
