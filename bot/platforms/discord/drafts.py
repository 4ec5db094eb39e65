"""Forms that are being filled in: what was typed so far, kept in this process."""

from __future__ import annotations

import secrets
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise
from math import ceil

from bot.chat.forms import Field, Form
from bot.platforms.discord import limits

MOST = 1_000
KEPT_SECONDS = 30 * 60.0
"""As long as an offer is held, which may be what is filled in."""


@dataclass(slots=True)
class Draft:
    """One form, and what is filled in."""

    form: Form
    values: dict[str, str] = field(default_factory=dict)

    @property
    def steps(self) -> list[tuple[Field, ...]]:
        """The fields, a modal's worth at a time, as evenly as can be, the fewest first.

        The first modal is where a sentence about the form takes room too.
        """
        fields = self.form.fields
        count = ceil(len(fields) / limits.MODAL_INPUTS)
        ends = [len(fields) * step // max(1, count) for step in range(count + 1)]
        return [fields[start:end] for start, end in pairwise(ends)]

    def step_of(self, name: str) -> int:
        """The step that asks for a field."""
        named = (n for n, step in enumerate(self.steps) if any(f.name == name for f in step))
        return next(named, 0)


class Drafts:
    """The latest of them, by a token that is also the key of the one act they lead to."""

    def __init__(self, most: int = MOST, seconds: Callable[[], float] = time.monotonic) -> None:
        self._most = most
        self._seconds = seconds
        self._kept: OrderedDict[str, tuple[float, Draft]] = OrderedDict()
        # {token: (when it was last filled in, the draft)}, oldest first

    def keep(self, draft: Draft, token: str = "") -> str:
        """Keep a draft, under the token it had before or a new one."""
        token = token or secrets.token_urlsafe(6)
        self._kept[token] = self._seconds(), draft
        self._kept.move_to_end(token)
        self._forget()
        return token

    def get(self, token: str) -> Draft | None:
        """The draft; None where it is forgotten, as after a restart."""
        self._forget()
        _, draft = self._kept.get(token, (0.0, None))
        return draft

    def drop(self, token: str) -> None:
        """Forget a draft that led to what it was for."""
        self._kept.pop(token, None)

    def _forget(self) -> None:
        while self._kept:
            oldest, _ = next(iter(self._kept.values()))
            if self._seconds() - oldest <= KEPT_SECONDS and len(self._kept) <= self._most:
                return
            self._kept.popitem(last=False)
