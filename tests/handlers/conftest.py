"""The desk over the bundled guides, on a fixed day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from bot.chat.command import Call
from bot.chat.reply import Reply
from bot.data_files import data_folder
from bot.wiring import build

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
Asked = Callable[[str], Reply]


@pytest.fixture(scope="package")
def asked() -> Asked:
    """Asks a question of the bundled guides."""
    desk = build(data_folder() / "guides", cache=False)
    return lambda text: desk.dispatch.answer(Call(text, NOW))
