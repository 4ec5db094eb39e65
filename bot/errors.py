"""What can go wrong, and what to do next.

Every error a person may see is a `BotError`: `problem` is one sentence of what happened,
`remedy` one sentence of what to do. Facts about the case stay available as attributes.
"""

from __future__ import annotations

import traceback


def where(error: BaseException) -> str:
    """The error's type and where it arose, without its message or any value.

    For logs: a message may quote what a person typed.
    """
    frames = traceback.extract_tb(error.__traceback__)[-4:]
    path = " > ".join(f"{frame.filename.rpartition('/')[2]}:{frame.lineno}" for frame in frames)
    return f"{type(error).__name__} at {path or 'no frame'}"


class BotError(Exception):
    """What went wrong, and the next step that fixes it."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(f"{problem} {remedy}")
        self.problem = problem
        self.remedy = remedy


class GuidesFolderError(BotError):
    """The folder of guides cannot be read at all."""

    def __init__(self, folder: str, reason: str) -> None:
        super().__init__(
            f"The guides folder {folder} {reason}.",
            "Name a folder of Markdown guides with --guides or BANDSTAND_GUIDES.",
        )
        self.folder = folder


class SettingsError(BotError):
    """The environment asks for something that cannot work."""


class RateUnavailableError(BotError):
    """No exchange rate is known for a pair of currencies on a day."""

    def __init__(self, source: str, target: str) -> None:
        super().__init__(
            f"There is no exchange rate from {source} to {target} in the bundled table.",
            "Read the figures in their own currency.",
        )
        self.source = source
        self.target = target


class StaleButtonError(BotError):
    """A button names a guide, region or command that is no longer there."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"That button is out of date: {what}.",
            "Ask again to get buttons for what is there now.",
        )


class StoreError(BotError):
    """The database cannot be opened or used."""

    REMEDY = (
        "Set DATABASE_URL to a PostgreSQL that answers or to a file that can be written "
        "(sqlite:////path/to/bandstand.db); docs/operating.md says more."
    )

    def __init__(self, database: str, reason: str, remedy: str = REMEDY) -> None:
        super().__init__(f"The database {database} {reason}.", remedy)
        self.database = database
