"""Every menu says the same of every command: registry, help, README, manifest, completion."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.chat.command import Registry
from bot.chat.plain import plain
from bot.platforms.console import suggestions
from bot.platforms.slack.manifest import manifest
from bot.platforms.slack.settings import SlackSettings
from bot.wiring import build, registry
from tests.handlers.conftest import Asked

README = Path(__file__).resolve().parents[2] / "README.md"


@pytest.fixture(scope="module")
def commands() -> Registry:
    return registry()


def test_help_lists_every_command_with_its_summary(asked: Asked, commands: Registry) -> None:
    text = plain(asked("help"))
    for command in commands:
        assert f"{command.name} {command.hint}".rstrip() + f": {command.summary}" in text


def test_the_readme_lists_every_command_with_its_summary(commands: Registry) -> None:
    rows = [line for line in README.read_text("utf-8").splitlines() if line.startswith("| `")]
    usages = [f"{c.name} {c.hint}".rstrip() for c in commands]
    assert rows == [
        f"| `{usage}` | {c.summary} |" for usage, c in zip(usages, commands, strict=True)
    ]


def test_the_slack_manifest_can_claim_every_command(commands: Registry) -> None:
    made = manifest(commands, SlackSettings(commands="all", prefix="bs-"))
    claimed = {row["description"] for row in made["features"]["slash_commands"]}
    assert {command.summary for command in commands} <= claimed


def test_completion_offers_every_command(commands: Registry, bundled_guides: Path) -> None:
    desk = build(bundled_guides, cache=False)
    offered = [option for option, _ in suggestions("", commands, desk.reader())]
    assert offered == [command.name for command in commands]


def test_examples_are_answered(asked: Asked, commands: Registry) -> None:
    for command in commands:
        for example in command.examples:
            reply = asked(f"{command.name} {example}")
            assert reply.status == "answered", (command.name, example, plain(reply))


def test_summaries_fit_every_menu(commands: Registry) -> None:
    assert all(len(command.summary) <= 100 for command in commands)


@pytest.mark.parametrize("name", ["band", "compare", "guide", "guides", "help"])
def test_help_explains_one_command(asked: Asked, commands: Registry, name: str) -> None:
    command = commands.get(name)
    assert command is not None
    text = plain(asked(f"help {name}"))
    assert command.summary in text
    assert all(parameter.name in text for parameter in command.parameters)
