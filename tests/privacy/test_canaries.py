"""Canary figures and names go through every command; then all that is kept or shown is searched.

Private are: the terminal's own answers, what `ask` prints, a Slack answer that one person alone
sees. Nowhere else may a canary be: logs at DEBUG, the database's bytes, public messages, button
values, views' metadata, and what any other call to Slack carries.
"""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.chat.command import Call
from bot.cli import main
from bot.data_files import data_folder
from bot.people.sealed import fresh_key
from bot.platforms.console import Conversation, piped
from bot.platforms.slack.manifest import SCOPES
from bot.wiring import Bandstand, build, people, registry
from tests.fakes.slack import FakeSlack
from tests.fakes.slack.records import Posted
from tests.platforms.slack.kit import NOW, Served, served

FIGURES = ("243777", "318444", "36555", "61333")
NAME = "zebrafinch"
SPELT = tuple(
    each
    for figure in FIGURES
    for each in (figure, f"{figure[:-3]},{figure[-3:]}", f"{figure[:-3]}.{figure[-3:]}")
)
CANARIES = (*SPELT, NAME)
OFFER = "wandb staff sf base 243777 equity 318444/4y bonus 10% signing 36555 refresher 61333/y"
TOLD = "W&B offered me 243777 base and 318444 rsu over 4 as staff in sf, is that fair?"
UNREAD = "offer wandb staff sf base 243777-318444"
COMMANDS = [command.name for command in registry()]
LINES = [
    *(f"{name} {OFFER}" for name in COMMANDS),
    f"/offer {OFFER}",
    TOLD,
    f"draft a counter: {TOLD}",
    UNREAD,
    f"offer save {NAME} {OFFER}",
    f"offer save {NAME}",
    "offers",
    "compare offers",
    "why",
    "counter",
    "prep",
    f"offer {NAME}corp staff base 243777",
    "I got 243777 base from wandb, fair?",
    f"offer delete {NAME}",
]


def found(text: str) -> list[str]:
    """The canaries in a text."""
    return [canary for canary in CANARIES if canary in text]


@dataclass
class Kept:
    """A bot with a database of its own."""

    desk: Bandstand
    folder: Path

    def bytes(self) -> str:
        """The database as it lies on the disk, the log beside it too."""
        return "".join(f.read_bytes().decode("latin-1") for f in sorted(self.folder.iterdir()))


@pytest.fixture(name="kept")
def fixture_kept(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> Iterator[Kept]:
    caplog.set_level(logging.DEBUG)
    env = {"DATABASE_URL": f"sqlite:///{tmp_path}/kept.db", "BANDSTAND_KEYS": fresh_key()}
    desk = build(data_folder() / "guides", cache=False, people=people(env))
    desk.open()
    yield Kept(desk, tmp_path)
    desk.close()


def test_the_canaries_are_in_the_answers(kept: Kept) -> None:
    talk = Conversation(kept.desk.dispatch, lambda: datetime(2026, 11, 22, 12, tzinfo=UTC))
    out = io.StringIO()
    piped(talk, [f"offer {OFFER}"], out)
    assert "$243.777K" in out.getvalue()
    assert found(out.getvalue())


def test_the_terminal_keeps_and_logs_none(kept: Kept, caplog: pytest.LogCaptureFixture) -> None:
    talk = Conversation(kept.desk.dispatch, lambda: datetime(2026, 11, 22, 12, tzinfo=UTC))
    for line in LINES:
        reply = talk.say(line)
        for number in range(1, 12):
            talk.say(str(number))
            talk.say(line)
        assert reply.status
    assert found(caplog.text) == []
    assert found(kept.bytes()) == []


def test_ask_logs_none(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(LINES)))
    assert main(["ask", "--json", "-"]) == 0
    shown = capsys.readouterr()
    assert len(shown.out.splitlines()) == len(LINES)
    assert found(shown.err) == []
    assert found(caplog.text) == []


def _public(posted: Posted) -> bool:
    """Whether others than its person see a message."""
    return not posted.ephemeral and not posted.channel.startswith("D")


def _values(posted: Posted) -> str:
    """All that a message's buttons carry."""
    return " ".join(
        str(element.get("value", ""))
        for block in posted.blocks
        for element in block.get("elements", ())
        if isinstance(element, dict)
    )


async def _press_all(slack: FakeSlack, bot: Served, posted: Posted) -> None:
    for block in posted.blocks:
        if block["type"] == "actions":
            for element in block["elements"]:
                before = len(slack.calls)
                await bot.people.block_actions(element["action_id"], on=posted)
                await slack.until(lambda before=before: len(slack.calls) > before)  # type: ignore[misc]


async def test_slack_shows_others_none_and_nothing_is_kept(
    kept: Kept, caplog: pytest.LogCaptureFixture
) -> None:
    kept.desk.dispatch.answer(Call(f"offer {OFFER}", NOW))
    async with FakeSlack(scopes=SCOPES, patience=20) as slack:
        async with served(slack, kept.desk.dispatch, "http") as bot:
            for line in LINES:
                seen = len(slack.posted)
                await bot.people.mention(line)
                await slack.until(lambda seen=seen: len(slack.posted) > seen)  # type: ignore[misc]
            asked = (await bot.people.command("/offer", OFFER)).posted
            assert asked is not None
            await _press_all(slack, bot, asked)
            await bot.people.direct_message(f"offer {OFFER}")
        _search(slack)
    assert found(caplog.text) == []
    assert found(kept.bytes()) == []


def _search(slack: FakeSlack) -> None:
    for posted in slack.posted:
        assert not (_public(posted) and found(posted.text)), posted.text
        assert found(_values(posted)) == []
    for call in slack.calls:
        view = call.args.get("view")
        if isinstance(view, dict):
            assert found(str(view.get("private_metadata", ""))) == []
        if call.method.startswith(("files.get", "files.info", "conversations.")):
            assert found(json.dumps(call.args, default=str)) == []
    private = [posted for posted in slack.posted if not _public(posted)]
    assert any(found(posted.text) for posted in private)
