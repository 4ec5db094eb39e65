"""The same questions on Slack, on Discord and in the terminal: is the same said?"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Coroutine, Iterator
from contextlib import closing
from dataclasses import replace
from typing import Any

import pytest

from bot import wiring
from bot.chat.dispatch import Dispatch
from bot.data_files import data_folder
from bot.store.store import upgrade_store
from bot.wiring import build
from tests.platforms.asking import Answers, on_discord, on_slack, on_terminal
from tests.platforms.questions import CHATS_SAY, QUESTIONS
from tests.platforms.saying import Said

PROXIES = ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy", "ALL_PROXY")
Serve = Callable[[Dispatch], Coroutine[Any, Any, Answers]]


@pytest.fixture(name="desk", scope="module")
def fixture_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dispatch]:
    """The bundled guides over a real database; everybody may do what maintainers may."""
    address = f"sqlite:///{tmp_path_factory.mktemp('conformance') / 'desk.db'}"
    upgrade_store(address)
    people = wiring.people({"DATABASE_URL": address})
    with closing(build(data_folder() / "guides", cache=False, people=people)) as desk:
        desk.warm()
        yield replace(desk.dispatch, maintains=lambda _who: True)


@pytest.fixture(name="terminal", scope="module")
def fixture_terminal(desk: Dispatch) -> Answers:
    """What the terminal answers."""
    return on_terminal(desk)


@pytest.fixture(name="chats", scope="module")
def fixture_chats(desk: Dispatch) -> dict[str, Answers]:
    """What Slack and Discord answer, each served once."""
    with pytest.MonkeyPatch.context() as patch:
        for name in PROXIES:
            patch.delenv(name, raising=False)
        served: dict[str, Serve] = {"slack": on_slack, "discord": on_discord}
        return {name: asyncio.run(serve(desk)) for name, serve in served.items()}


def test_there_are_a_hundred_questions() -> None:
    assert len(QUESTIONS) == 100


FIELDS = list(Said().fields(set()))


@pytest.mark.parametrize("field", FIELDS)
def test_every_field_is_said_somewhere(field: str, terminal: Answers) -> None:
    said = {name: answer.fields(set())[field] for name, answer in terminal.items()}
    assert any(lines and lines != ["False"] for lines in said.values())


@pytest.mark.parametrize("question", QUESTIONS)
def test_nothing_breaks(question: str, terminal: Answers) -> None:
    said = terminal[question]
    assert said.headings or said.prose or said.warnings
    assert not any("broke on our side" in line for line in said.warnings)


@pytest.mark.parametrize("platform", ["slack", "discord"])
@pytest.mark.parametrize("question", QUESTIONS)
def test_the_same_is_said(
    question: str, platform: str, terminal: Answers, chats: dict[str, Answers]
) -> None:
    leads, apart = terminal[question].leads, CHATS_SAY.get(question, "")
    there = terminal[question].fields(leads)
    here = chats[platform][question].fields(leads, apart)
    differs = {name: (there[name], here[name]) for name in there if there[name] != here[name]}
    assert differs == {}, _told(QUESTIONS[question], platform, differs)


def _told(
    lines: tuple[str, ...], platform: str, differs: dict[str, tuple[list[str], list[str]]]
) -> str:
    """The differences, a line each."""
    said = [f"{' → '.join(lines)}"]
    for name, (there, here) in differs.items():
        said += [f"  {name}, terminal only: {each}" for each in _less(there, here)]
        said += [f"  {name}, {platform} only: {each}" for each in _less(here, there)]
    return "\n".join(said)


def _less(some: list[str], other: list[str]) -> list[str]:
    """What is in the one more often than in the other; all where merely the order differs."""
    more = [*(Counter(some) - Counter(other)).elements()]
    return more or (some if len(some) == len(other) else [])


@pytest.mark.parametrize(
    ("there", "here", "told"),
    [
        (["$1K", "$1K"], ["$1K"], ["q", "  figures, terminal only: $1K"]),
        (["a"], ["b"], ["q", "  figures, terminal only: a", "  figures, slack only: b"]),
    ],
    ids=["said-less-often", "said-otherwise"],
)
def test_a_difference_is_told(there: list[str], here: list[str], told: list[str]) -> None:
    assert _told(("q",), "slack", {"figures": (there, here)}).split("\n") == told
