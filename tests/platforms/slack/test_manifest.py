"""The manifest follows the commands, and Slack takes it."""

from __future__ import annotations

import itertools
import json

import pytest

from bot.platforms.slack.manifest import manifest
from bot.platforms.slack.names import BUILT_IN, claimed, meanings
from bot.platforms.slack.settings import SlackSettings
from tests.fakes.slack import manifest_problems
from tests.fakes.slack.manifest import BUILT_IN_COMMANDS
from tests.platforms.slack.kit import REGISTRY

URL = "https://bandstand.example"
SETTINGS = [
    SlackSettings(),
    SlackSettings(commands="all"),
    SlackSettings(commands="all", prefix="bs-"),
]


def _names(settings: SlackSettings) -> list[str]:
    made = manifest(REGISTRY, settings)
    return [command["command"] for command in made["features"]["slash_commands"]]


@pytest.mark.parametrize(
    ("settings", "url"),
    list(itertools.product(SETTINGS, [None, URL, f"{URL}/slack/events"])),
)
def test_slack_takes_the_manifest(settings: SlackSettings, url: str | None) -> None:
    made = manifest(REGISTRY, settings, url)
    assert manifest_problems(made) == []
    assert json.loads(json.dumps(made)) == made


def test_only_core_commands_and_the_umbrella_are_claimed_by_default() -> None:
    assert _names(SlackSettings()) == ["/band", "/compare", "/bandstand"]


def test_all_commands_are_claimed_on_request_but_never_one_of_slacks_own() -> None:
    assert _names(SlackSettings(commands="all")) == [
        "/band",
        "/compare",
        "/guides",
        "/offer",
        "/bandstand-help",
        "/bandstand",
    ]


def test_a_prefix_stands_before_what_is_not_core() -> None:
    names = claimed(REGISTRY, every=True, prefix="bs-")
    assert list(names) == ["band", "compare", "bs-guides", "bs-offer", "bs-help"]


def test_every_name_the_manifest_can_claim_is_understood() -> None:
    for prefix in ("", "bs-"):
        known = meanings(REGISTRY, prefix)
        for name, command in claimed(REGISTRY, every=True, prefix=prefix).items():
            assert known[name] == command.name


def test_the_names_slack_keeps_are_known() -> None:
    assert {name.removeprefix("/") for name in BUILT_IN_COMMANDS} <= BUILT_IN


def test_socket_mode_is_on_only_without_an_address() -> None:
    over_http = manifest(REGISTRY, SlackSettings(), URL)
    over_socket = manifest(REGISTRY, SlackSettings())
    assert over_socket["settings"]["socket_mode_enabled"] is True
    assert over_http["settings"]["socket_mode_enabled"] is False
    assert over_http["settings"]["interactivity"]["request_url"] == f"{URL}/slack/events"
    assert over_http["features"]["slash_commands"][0]["url"] == f"{URL}/slack/events"


def test_a_command_without_parameters_has_no_empty_hint() -> None:
    made = manifest(REGISTRY, SlackSettings(commands="all"))
    by_name = {command["command"]: command for command in made["features"]["slash_commands"]}
    assert "usage_hint" not in by_name["/guides"]
    assert by_name["/band"]["usage_hint"] == "<company> [region]"
