"""Reviews over the database that is opened when first needed, and shared with all else kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from bot.chat.reviewing import Calendar, Reviews
from bot.people.kept import Kept


def late_reviews(kept: Kept, defaults: Callable[[str], Calendar]) -> Reviews:
    """`Reviews` that open the database at the first call, not before.

    Args:
        defaults: the settings of a workspace that has none of its own.
    """
    return cast(Reviews, _Late(kept, defaults))


class _Late:
    def __init__(self, kept: Kept, defaults: Callable[[str], Calendar]) -> None:
        self._kept = kept
        self._defaults = defaults

    def __getattr__(self, name: str) -> Any:
        # Imported here, and forwarded by name: SQLAlchemy is a third of a second.
        from bot.reviews.ledger.ledger import Ledger

        return getattr(Ledger(self._kept.open().store, self._defaults), name)
