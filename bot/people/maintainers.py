"""Who looks after the guides, as the environment says."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from bot.chat.memory import Who
from bot.errors import SettingsError

VARIABLE = "BANDSTAND_MAINTAINERS"
TERMINAL = "terminal"
"""The workspace of this machine's own user, who can read the guides' folder anyway."""
_ID = re.compile(r"[A-Za-z0-9]{1,40}").fullmatch


def named(env: Mapping[str, str]) -> frozenset[str]:
    """The ids of the people and the groups that look after the guides.

    Raises:
        SettingsError: the variable holds something that is no id.
    """
    ids = frozenset(filter(None, (part.strip() for part in env.get(VARIABLE, "").split(","))))
    for found in sorted(ids):
        if not _ID(found):
            raise SettingsError(
                f"{VARIABLE} holds {found[:40]!r}, which is no id of a user or a user group.",
                "List the platform's own ids with commas, such as U012AB3CD,S045EF6GH.",
            )
    return ids


def maintainers(env: Mapping[str, str]) -> Callable[[Who], bool]:
    """Whether a person is a maintainer: named, or in a group that is.

    Raises:
        SettingsError: the variable holds something that is no id.
    """
    ids = named(env)
    return lambda who: (
        who.workspace == TERMINAL or who.person in ids or not ids.isdisjoint(who.groups)
    )
