"""Which views are open? Each person's stack of modals, and each person's Home tab."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from itertools import count

from tests.fakes.slack.check import Json
from tests.fakes.slack.workspace import APP_ID, Team

STACK = 3
"""The most modals one person can have on top of each other."""


class Views:
    """Views by id, and who has which open."""

    def __init__(self) -> None:
        self._numbers: Iterator[int] = count(1)
        self._by_id: dict[str, Json] = {}
        self._stacks: dict[str, list[str]] = {}
        self._homes: dict[str, str] = {}

    def top(self, user: str) -> Json | None:
        """Return the modal a person sees now."""
        stack = self._stacks.get(user)
        return self._by_id[stack[-1]] if stack else None

    def home(self, user: str) -> Json | None:
        """Return a person's Home tab."""
        home = self._homes.get(user)
        return self._by_id[home] if home else None

    def find(self, view_id: object, external_id: object = None) -> Json | None:
        """Return the view with this id, or with this external id."""
        if isinstance(view_id, str):
            return self._by_id.get(view_id)
        known = (v for v in self._by_id.values() if external_id and v["external_id"] == external_id)
        return next(known, None)

    def open(self, team: Team, user: str, view: Json) -> Json:
        """Show a modal, instead of any others."""
        self.clear(user)
        return self._stack(team, user, view)

    def push(self, team: Team, user: str, view: Json) -> Json | None:
        """Show a modal on top of the others; None when the stack is full."""
        if len(self._stacks.get(user, [])) >= STACK:
            return None
        return self._stack(team, user, view)

    def publish(self, team: Team, user: str, view: Json) -> Json:
        """Show a Home tab."""
        stored = self._store(team, view, self._homes.get(user))
        self._homes[user] = stored["id"]
        return stored

    def update(self, team: Team, before: Json, view: Json) -> Json:
        """Replace the content of a view that is open."""
        return self._store(team, view, before["id"])

    def close(self, user: str) -> None:
        """Take the top modal away, as a submission does."""
        stack = self._stacks.get(user)
        if stack:
            self._by_id.pop(stack.pop())

    def clear(self, user: str) -> None:
        """Take all of a person's modals away."""
        for view_id in self._stacks.pop(user, []):
            self._by_id.pop(view_id)

    def _stack(self, team: Team, user: str, view: Json) -> Json:
        stored = self._store(team, view)
        stack = self._stacks.setdefault(user, [])
        stored["previous_view_id"] = stack[-1] if stack else None
        stored["root_view_id"] = stack[0] if stack else stored["id"]
        stack.append(stored["id"])
        return stored

    def _store(self, team: Team, view: Json, view_id: str | None = None) -> Json:
        number = next(self._numbers)
        before = self._by_id.get(view_id or "", {})
        stored = {
            "callback_id": "",
            "private_metadata": "",
            "external_id": "",
            "clear_on_close": False,
            "notify_on_close": False,
            "previous_view_id": before.get("previous_view_id"),
            "root_view_id": before.get("root_view_id", view_id or f"V{number}"),
            **copy.deepcopy(view),
            "id": view_id or f"V{number}",
            "hash": f"{number}.hash",
            "team_id": team.id,
            "bot_id": team.bot_id,
            "app_id": APP_ID,
            "app_installed_team_id": team.id,
            "state": {"values": {}},
        }
        self._fill_ids(stored["blocks"], number)
        self._by_id[stored["id"]] = stored
        return stored

    def _fill_ids(self, blocks: list[Json], number: int) -> None:
        for index, block in enumerate(blocks):
            block.setdefault("block_id", f"fake-view-{number}-{index}")
            if isinstance(block.get("element"), dict):
                block["element"].setdefault("action_id", f"fake-view-{number}-{index}")
