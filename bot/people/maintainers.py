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


def maintainers(env: Mapping[str, str]) -> Callable[[Who], bool]:
    """Whether a person is a maintainer.

    Raises:
        SettingsError: the variable holds something that is no user id.
    """
    named = frozenset(filter(None, (part.strip() for part in env.get(VARIABLE, "").split(","))))
    for name in sorted(named):
        if not _ID(name):
            raise SettingsError(
                f"{VARIABLE} holds {name[:40]!r}, which is no user id.",
                "List the platform's own ids with commas, such as U012AB3CD,U045EF6GH.",
            )
    return lambda who: who.workspace == TERMINAL or who.person in named
